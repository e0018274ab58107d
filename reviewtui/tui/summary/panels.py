"""What stands beneath the summary's lines where there is room: the inspectors, and the sites of the line one is on."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.report.summary.rows import QuestionRow, Row
from reviewtui.services.summaries import Progress, SiteSummary
from reviewtui.tui.summary.people_lines import people_lines
from reviewtui.tui.summary.site_grid import site_line
from reviewtui.tui.text import plain


class InspectorsPanel(Widget):
    """How far each inspector has come."""

    progress: reactive[Progress | None] = reactive[Progress | None](None)

    def on_mount(self) -> None:
        """Say what it is on its border."""
        self.border_title = "Inspectors"

    def render(self) -> Content:
        """A line for each."""
        if self.progress is None:
            return Content("")
        return people_lines(self.progress, self.size.width, self.size.height)


class SitesPanel(Widget):
    """Each site's count for one line of the summary."""

    sites: reactive[tuple[SiteSummary, ...]] = reactive[tuple[SiteSummary, ...]](())
    row: reactive[Row | None] = reactive[Row | None](None)

    def watch_row(self, row: Row | None) -> None:
        """Name the line on the border."""
        self.border_title = plain(f"{row.code} by site") if row is not None else "By site"

    def render(self) -> Content:
        """A line for each site, as many as there is room for."""
        if self.row is None or not self.sites:
            return Content("")
        lines = [self._heading(self.row), *(site_line(self.row, site, self.size.width) for site in self.sites)]
        if len(lines) > self.size.height:
            more = len(lines) - self.size.height + 1
            lines = [*lines[: self.size.height - 1], Content.styled(f"and {more} more: s shows them", "$tone-quiet")]
        return Content("\n").join(lines)

    def _heading(self, row: Row) -> Content:
        counted = "good of applicable cases" if isinstance(row, QuestionRow) else "good of applicable answers"
        words = f"{counted}; rated from {row.framework.min_to_rate} on"
        return Content.styled(words, "$tone-quiet").truncate(self.size.width, ellipsis=True)
