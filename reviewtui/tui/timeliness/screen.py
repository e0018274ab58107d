"""Timeliness: each measure over all cases, its cases as dots along the time, site by site."""

from textual import on

from reviewtui.casefile.over_cases import OverCases
from reviewtui.report.timeliness import in_use, measure_columns
from reviewtui.services.chronology.timing_figures import TimingFigures, timing_figures
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.timeliness.dots import measure_detail
from reviewtui.tui.widgets.paged_list import PagedList

NONE = "This framework measures no time."


class TimelinessScreen(ListAndDetail[OverCases]):
    """Lines are measures; Enter shows the cases behind one."""

    CONTEXT = "timeliness"
    BINDINGS = bindings("timeliness")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__(measure_columns)
        self._found: TimingFigures | None = None

    def reload(self) -> None:
        """Read the figures anew."""
        self.ask(timing_figures, self._show, self.show_nothing, latest="figures")

    def show_detail(self, row: OverCases) -> None:
        """The figures in a sentence, and the cases along the time."""
        if self._found is not None:
            inspection = self._found.inspection
            names = {site.code: site.name for site in inspection.sites}
            self.set_detail(measure_detail(row, names, inspection.framework.min_to_rate, self.detail_width))

    @on(PagedList.Chosen)
    def open_cases(self) -> None:
        """The cases behind the measure."""
        from reviewtui.tui.timeliness.cases import TimedCasesScreen

        if (row := self.row) is not None:
            self.app.push_screen(TimedCasesScreen(row.measure.code))

    def _show(self, found: TimingFigures) -> None:
        self._found = found
        self.set_name(found.inspection.title)
        self.show_rows(in_use(found.measures), lambda row: row.measure.code, NONE)
