"""The cases behind a measure, the longest first, each with its verdict and the events it was measured between."""

from textual import on
from textual.content import Content

from reviewtui.report.timeliness import CaseRow, case_columns, heading, longest_first
from reviewtui.services.timing_figures import TimingFigures, timing_figures
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.text import plain
from reviewtui.tui.timeliness.resting_on import events_of
from reviewtui.tui.widgets.paged_list import PagedList


class TimedCasesScreen(ListAndDetail[CaseRow]):
    """Lines are cases; Enter opens the review of one."""

    CONTEXT = "timed_cases"
    BINDINGS = bindings("timed_cases")

    def __init__(self, measure: str) -> None:
        """`measure` by its code."""
        super().__init__(case_columns)
        self._measure = measure
        self._question: str | None = None

    def reload(self) -> None:
        """Read the cases anew."""
        self.ask(timing_figures, self._show, latest="cases")

    def case_at_hand(self) -> str | None:
        """The case under the cursor."""
        return self.row.reference if self.row else None

    def show_detail(self, row: CaseRow) -> None:
        """The sentence at once, and the events as soon as they are read."""
        sentence = plain(row.result.why)
        self.set_detail(sentence)
        names = {row.result.start, row.result.end}
        self.ask(
            lambda store: (row, events_of(store, row.reference, names)),
            lambda read: self._show_events(sentence, *read),
            latest="events",
        )

    @on(PagedList.Chosen)
    def open_case(self) -> None:
        """The review of the case, at the question the measure bears on and the event it starts with."""
        if (row := self.row) is not None:
            self.post_message(OpenReview(row.reference, self._question, row.result.start))

    def _show(self, found: TimingFigures) -> None:
        measure = next((one for one in found.measures if one.measure.code == self._measure), None)
        if measure is None:
            return
        self._question = measure.measure.question or None
        names = {site.code: site.name for site in found.inspection.sites}
        rows = [
            CaseRow(reference, names.get(found.sites[reference], found.sites[reference]), result)
            for reference, result in sorted(measure.cases.items(), key=lambda item: longest_first(item[1]))
        ]
        self.set_title(Content.assemble(plain(heading(measure.measure), "bold")), Content(f"{len(rows)} cases"))
        self.show_rows(rows, lambda row: row.reference, "No cases yet.")

    def _show_events(self, sentence: Content, row: CaseRow, events: Content) -> None:
        if self.row is not None and self.row.reference == row.reference:
            self.set_detail(Content("\n\n").join([sentence, events]))
