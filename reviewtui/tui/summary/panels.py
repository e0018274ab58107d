"""What stands beneath the summary's lines where there is room: the inspectors, and the sites of the line one is on."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.report.cells import cells_of, titles_of
from reviewtui.report.progress import people_shown
from reviewtui.report.summary.rows import QuestionRow, Row
from reviewtui.report.summary.sites import site_columns
from reviewtui.services.summary.summaries import SiteSummary
from reviewtui.services.team.progress import Progress
from reviewtui.tui.actions import worded
from reviewtui.tui.cells import content_of
from reviewtui.tui.text import cut, plain

NOBODY = "No judgements yet."


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
        columns = site_columns(self.row, self.size.width)
        lines = [self._heading(self.row), *(content_of(cells_of(columns, site)) for site in self.sites)]
        if len(lines) > self.size.height:
            more = len(lines) - self.size.height + 1
            lines = [
                *lines[: self.size.height - 1],
                Content.styled(worded(f"and {more} more: {{summary.sites}} shows them"), "$tone-quiet"),
            ]
        return Content("\n").join(lines)

    def _heading(self, row: Row) -> Content:
        counted = "good of applicable cases" if isinstance(row, QuestionRow) else "good of applicable answers"
        words = f"{counted}; rated from {row.framework.min_to_rate} on"
        return cut(Content.styled(words, "$tone-quiet"), self.size.width)


def people_lines(progress: Progress, width: int, height: int) -> Content:
    """As many inspectors as there is room for; the last line says how many more there are."""
    people, columns = progress.people, people_shown(width)
    if not people:
        return Content.styled(NOBODY, "$tone-quiet")
    shown = people if len(people) < height else people[: max(height - 2, 0)]
    more = (
        worded(f"and {len(people) - len(shown)} more: {{summary.inspectors}} lists them")
        if len(shown) < len(people)
        else ""
    )
    names = content_of(titles_of(columns)).stylize("$tone-quiet")
    lines = [names, *(content_of(cells_of(columns, person)) for person in shown)]
    return Content("\n").join([*lines, *([Content.styled(more, "$tone-quiet")] if more else [])])
