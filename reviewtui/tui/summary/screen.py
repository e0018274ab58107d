"""Summary: the lead's view of the whole inspection, one line a question, and the way to what is behind each."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from reviewtui.framework.model import OVERALL
from reviewtui.report.summary.cells import cells, heading
from reviewtui.report.summary.columns import shown
from reviewtui.report.summary.rows import QuestionRow, Row, StandardRow, rows_of
from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.cases.filters import NO_FILTER, Filter, filtered
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.summary import summaries
from reviewtui.services.summary.summaries import InspectionSummary
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.cells import content_of
from reviewtui.tui.explain import show_why
from reviewtui.tui.messages import Go, OpenCases, OpenPanel, OpenView
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.summary.closing import closing
from reviewtui.tui.summary.head import SummaryHead, overall_within, title
from reviewtui.tui.summary.panels import InspectorsPanel, SitesPanel
from reviewtui.tui.summary.reading import by_sites, change_line, read_figures, second_looks
from reviewtui.tui.widgets.filter_line import FilterLine
from reviewtui.tui.widgets.lines import room_beside
from reviewtui.tui.widgets.paged_list import PagedList, known
from reviewtui.tui.widgets.tables import ColumnNames

if TYPE_CHECKING:
    from reviewtui.services.summary.case_figures import CaseFigures

NEED_FIGURES = (
    *("explain_overall", "owing", "heatmap", "sites", "views", "panel", "inspectors", "case_figures"),
    *("filter", "choose_cases"),
)
NONE_FIT = "No lines match. Press {summary.clear} to clear the search."
HEAD_LINES = 2
PANEL_LINES = 6
"""Fewest lines under the list that make the panels worth showing."""
PANELS_FROM = 100
"""Columns from which the two panels stand side by side."""


class SummaryScreen(BaseScreen):
    """Where the inspection stands, and why."""

    CONTEXT = "summary"
    BINDINGS = bindings("summary")
    CSS_PATH = Path(__file__).with_name("summary.tcss")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__()
        self._found: InspectionSummary | None = None
        self.wanted = self._before = NO_FILTER
        """Which cases are asked for, and which were last shown."""
        self._text = ""
        self._change_lines: dict[str, str] = {}
        """What would change each line that was looked at since the figures were read."""

    def body(self) -> ComposeResult:
        """Progress and note, the lines, and beneath them, where there is room, inspectors and sites."""
        yield SummaryHead()
        lines = PagedList[Row](self._line, empty="", pane="summary", id="lines")
        yield ColumnNames(self._column_names, lines)
        yield lines
        with Horizontal(id="panels"):
            yield InspectorsPanel()
            yield SitesPanel()

    def reload(self) -> None:
        """Read the figures anew."""
        wanted = self.wanted
        self.ask(lambda store: read_figures(store, wanted), self._show, self._show_nothing, latest="figures")
        self.ask(
            lambda store: second_looks(store, wanted), self._show_second_looks, self._ignore, latest="second looks"
        )
        self._read_sites()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be asked about figures that are not there; show all, only while something is left out."""
        if action == "explain":
            return self._found is not None and _can_explain(self._list.row)
        if action in NEED_FIGURES:
            return self._found is not None
        if action == "clear":
            return bool(self._text) or self.wanted != NO_FILTER
        return super().check_action(action, parameters)

    def shows_what_was_hidden(self) -> bool:
        """Esc among the lines lets go of what was typed."""
        if is_typed := bool(self._text):
            self._clear_search()
        return is_typed

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_explain(self) -> None:
        """Why the line under the cursor is rated so."""
        row = self._list.row
        if row is not None and _can_explain(row):
            show_why(self, row.code, self.wanted)

    def action_explain_overall(self) -> None:
        """Why the whole is rated so."""
        show_why(self, OVERALL, self.wanted)

    def action_sites(self) -> None:
        """Each site's counts, at the line one is on."""
        from reviewtui.tui.summary.sites import SitesScreen

        row = self._list.row
        self.app.push_screen(SitesScreen(self.wanted, row.code if row else None))

    def action_heatmap(self) -> None:
        """Every answer, a letter a case."""
        self.post_message(OpenView("heatmap", self.wanted))

    def action_views(self) -> None:
        """Choose a view of the cases."""
        from reviewtui.tui.views.dialogs import Views, is_lead

        def show(name: str | None) -> None:
            if name is not None:
                self.post_message(OpenView(name, self.wanted))

        if self._found is not None:
            self.app.push_screen(Views(for_lead=is_lead(self._found.inspection, self.host.person)), show)

    def action_timing(self, place: str) -> None:
        """How long things took, or missed opportunities: of the cases of a filter as the view does."""
        self.post_message(Go(place) if self.wanted == NO_FILTER else OpenView(place, self.wanted))

    def action_panel(self) -> None:
        """What a panel decided, and may decide, from the standard one is on."""
        row = self._list.row
        self.post_message(OpenPanel(row.standard_code if row else None))

    def action_inspectors(self) -> None:
        """How far each inspector has come."""
        from reviewtui.tui.summary.inspectors import InspectorsDialog

        if self._found is not None:
            window = InspectorsDialog(self._found.progress, self._found.filter_words)
            self.app.push_screen(window, self._open_inspector)

    def action_owing(self) -> None:
        """The cases that lack a rationale or evidence."""
        from reviewtui.tui.summary.drill_down import Narrowed

        theirs, title = Narrowed(self.wanted), self._behind("with something missing")

        def show(query: CaseQuery) -> None:
            self.post_message(OpenCases(query, title))

        self.ask(lambda store: replace(theirs.query(store), owing=True), show, latest="owing")

    def action_case_figures(self) -> None:
        """What cases say in codes."""
        from reviewtui.services.summary.case_figures import case_figures
        from reviewtui.tui.summary.case_figures import CaseFiguresDialog

        def show(figures: "CaseFigures") -> None:
            self.app.push_screen(CaseFiguresDialog(figures, self._found.filter_words if self._found else ""))

        wanted = self.wanted
        self.ask(lambda store: case_figures(store, filtered(store, wanted)), show, latest="case figures")

    def action_filter(self) -> None:
        """Type to narrow."""
        FilterLine.open_in(self.query_one("#body"))

    def action_choose_cases(self) -> None:
        """Choose which cases the figures are of."""
        from reviewtui.tui.views.dialogs import ask_filter

        ask_filter(self, self.wanted, self._filter_by)

    def action_clear(self) -> None:
        """Show every line again, of all cases."""
        self._clear_search()
        self._filter_by(NO_FILTER)

    def _filter_by(self, wanted: Filter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.settle()
            self.reload()

    def _clear_search(self) -> None:
        FilterLine.clear_in(self.query_one("#body"))
        self._narrow("")

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_line(self, event: PagedList.Chosen) -> None:
        """The judgements behind it."""
        from reviewtui.tui.summary.judgements import JudgementsScreen, drill_down, has_judgements

        row = cast(Row, event.row)
        if isinstance(row, StandardRow) and not row.standard.questions:
            self.action_panel()
        elif has_judgements(row):
            self.app.push_screen(JudgementsScreen(drill_down(row), self.wanted))

    @on(PagedList.Highlighted)
    def line_changed(self, event: PagedList.Highlighted) -> None:
        """Say what would change the line, and show its sites."""
        self._show_line(cast("Row | None", event.row))
        self.refresh_hints()

    @on(FilterLine.Changed)
    def typed(self, event: FilterLine.Changed) -> None:
        """Narrow while typing."""
        self._narrow(event.text)

    @on(FilterLine.Left)
    def left_filter(self, event: FilterLine.Left) -> None:
        """Back to the lines."""
        self._narrow(event.text)
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Give the lines what they need before anything else."""
        super().on_resize(event)
        self.call_after_refresh(self._arrange)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _list(self) -> PagedList[Row]:
        return cast(PagedList[Row], self.query_one("#lines"))

    def _rows(self, text: str = "") -> tuple[Row, ...]:
        found = self._found
        if found is None:
            return ()
        return rows_of(found.inspection.framework, found.summary, text, found.panel_rows)

    def _line(self, row: Row, width: int) -> Content:
        if self._found is None:
            return Content("")
        return content_of(cells(row, shown(row.framework, self._found.summary, width)))

    def _column_names(self, width: int) -> Content:
        """With the list's marker column before them."""
        if self._found is None:
            return Content("")
        summary = self._found.summary
        columns = shown(self._found.inspection.framework, summary, width - 1)
        return Content.assemble(" ", content_of(heading(summary, columns))).stylize("$tone-quiet")

    def _show(self, found: InspectionSummary) -> None:
        self._found, self._before = found, found.filter or NO_FILTER
        self._change_lines = {}
        self.query_one(SummaryHead).found = found
        self.query_one(InspectorsPanel).progress = found.progress
        self._arrange()
        self._show_rows()
        self.refresh_hints()

    def _show_nothing(self, error: ReviewtuiError) -> None:
        """Where no case fits, the filter before stays."""
        self.wanted = self._before
        if self._found is not None:
            self.complain(str(error))
        else:
            self.show_nothing(error)

    def _show_rows(self) -> None:
        if self._found is not None:
            self._list.empty = worded(NONE_FIT)
            self._list.show_rows(known(self._rows(self._text), lambda row: row.code))
            self.query_one(ColumnNames).refresh()

    def _show_line(self, row: Row | None) -> None:
        """What would change a rating takes a moment to find, so only that of the line one looks at is asked for."""
        found = self._found
        self.query_one(SitesPanel).row = row
        self.query_one(SummaryHead).code = row.code if row else None
        if row is None or found is None:
            self.set_rest(Content(""))
        elif row.code in self._change_lines:
            words = self._change_lines[row.code]
            self.set_rest(closing(found.inspection.framework, row.code, words, self.size.width - 2, "summary.explain"))
        else:
            code = row.code
            self.ask(
                lambda store: (found, code, change_line(store, found, code)), self._keep_change_line, latest="change"
            )

    def _keep_change_line(self, read: tuple[InspectionSummary, str, str]) -> None:
        found, code, words = read
        if found is self._found:
            self._change_lines[code] = words
            self._show_line(self._list.row)

    def _read_sites(self) -> None:
        """Only where there is a place for them."""
        if self.query_one("#panels").display:
            wanted = self.wanted
            self.ask(lambda store: by_sites(store, wanted), self._show_sites, self._ignore, latest="sites")

    def _show_sites(self, sites: tuple[summaries.SiteSummary, ...]) -> None:
        self.query_one(SitesPanel).sites = sites

    def _show_second_looks(self, number: int) -> None:
        self.query_one(SummaryHead).second_looks = number

    def _ignore(self, error: ReviewtuiError) -> None:
        """The reading of the figures says what is wrong."""

    def _narrow(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.query_one(SummaryHead).filter_words = text
            self._show_rows()
            self.refresh_hints()

    def _arrange(self) -> None:
        """The lines first; then the note on a line of its own; then the panels."""
        if self._found is None:
            return
        found = self._found
        self.set_title(title(found.inspection), overall_within(found, room_beside(self.host.mark, self.size.width)))
        lines = len(self._rows())
        room = self.query_one("#body").size.height - lines - 1
        self.query_one(SummaryHead).short = room < HEAD_LINES
        panels = self.query_one("#panels")
        before, panels.display = panels.display, room - HEAD_LINES >= PANEL_LINES and self.size.width >= PANELS_FROM
        panels.styles.height = max(room - HEAD_LINES, PANEL_LINES)
        if panels.display and not before:
            self._read_sites()
        self.query_one(ColumnNames).refresh()
        self._show_line(self._list.row)

    def _behind(self, said: str) -> str:
        """The title of the cases behind a figure, with their groups: the list says itself what else is left out."""
        wanted = NO_FILTER._replace(groups=self.wanted.groups)
        return wanted.after(said, self._found.inspection) if self._found is not None else said

    def _open_inspector(self, picked: tuple[str, bool] | None) -> None:
        from reviewtui.tui.summary.drill_down import Narrowed

        if picked is not None:
            name, owing = picked
            said = f"judged by {name}{', with something missing' if owing else ''}"
            theirs, title = Narrowed(self.wanted._replace(inspector=name)), self._behind(said)

            def show(query: CaseQuery) -> None:
                self.post_message(OpenCases(query, title))

            self.ask(lambda store: replace(theirs.query(store), owing=owing), show, latest="inspector")


def _can_explain(row: Row | None) -> bool:
    """Sections are rated in cases alone, and what is asked about the case itself never."""
    return isinstance(row, StandardRow | QuestionRow) and bool(row.code)
