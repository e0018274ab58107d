"""Missed opportunities: how many cases show one, by kind and site, and how long before the offence."""

from textual import on
from textual.content import Content

from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.timing_figures import TimingFigures, timing_figures
from reviewtui.tui.actions import bindings
from reviewtui.tui.missed.lines import check_detail, check_heading, check_line
from reviewtui.tui.text import plain
from reviewtui.tui.timeliness.list_and_detail import ListAndDetail
from reviewtui.tui.widgets.paged_list import PagedList

NAME = "Missed opportunities"
NONE = "This framework checks for no missed opportunities."


class MissedScreen(ListAndDetail[DecidedCheck]):
    """Lines are checks, the first all of them together; Enter shows the findings behind one."""

    CONTEXT = "missed"
    BINDINGS = bindings("missed")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__()
        self._names: dict[str, str] = {}

    def reload(self) -> None:
        """Read the figures anew."""
        self.ask(timing_figures, self._show, self._show_nothing, latest="figures")

    def line(self, row: DecidedCheck, width: int) -> Content:
        """A check with how many cases it found, and what was decided."""
        return check_line(row, width)

    def column_names(self, width: int) -> Content:
        """The names of the columns."""
        return check_heading(width)

    def show_detail(self, row: DecidedCheck) -> None:
        """The figures in sentences, and by site."""
        self.set_detail(check_detail(row, self._names, self.detail_width))

    @on(PagedList.Chosen)
    def open_findings(self) -> None:
        """The findings behind the line."""
        from reviewtui.tui.missed.findings import FindingsScreen

        if (row := self.row) is not None:
            self.app.push_screen(FindingsScreen(row.missed.check))

    def _show(self, found: TimingFigures) -> None:
        self._names = {site.code: site.name for site in found.inspection.sites}
        self.set_title(Content.assemble((NAME, "bold"), " · ", plain(found.inspection.title)))
        together = [one for one in found.checks if not one.missed.check]
        self.show_rows(
            [*together, *(one for one in found.checks if one.missed.check)], lambda row: row.missed.check, NONE
        )

    def _show_nothing(self, error: ReviewtuiError) -> None:
        self.set_title(Content.styled(NAME, "bold"))
        self.complain(str(error))
