"""Heat map: every answer at a glance, questions down and cases across; a cell, a row or a column opens."""

from typing import cast

from textual import on
from textual.content import Content

from reviewtui.framework.model import Question
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.views.heatmap import NAME, SORTS, ordered
from reviewtui.services.views.reading import view_of
from reviewtui.services.views.view import View
from reviewtui.tui.actions import bindings
from reviewtui.tui.explain import show_why
from reviewtui.tui.messages import OpenAnswers, OpenReview
from reviewtui.tui.text import plain
from reviewtui.tui.views.grid import GridScreen
from reviewtui.tui.views.map_grid import MapGrid
from reviewtui.tui.widgets.paged_list import PagedList, known
from reviewtui.tui.widgets.tables import ColumnNames

TITLE = "Heat map"
SORTED = {"site": "by site", "lowest": "lowest first", "pattern": "by pattern"}


class HeatMapScreen(GridScreen[tuple[int, Question]]):
    """A letter a case and question; Enter opens the case's review at the question."""

    CONTEXT = "heatmap"
    NAME = NAME
    BINDINGS = bindings("heatmap")
    CSS_PATH = "views.tcss"

    def __init__(self, wanted: Filter = NO_FILTER) -> None:
        """Nothing is known until the store has answered."""
        super().__init__(wanted)
        self._view: View | None = None
        self._sort = "site"
        self._case = 0
        """Number of the case that the cursor is on."""
        self._drawn: MapGrid | None = None
        """Where everything stands in the lines that are drawn."""

    def reload(self) -> None:
        """Read the answers anew."""
        wanted, sort = self.wanted, self._sort
        self.ask(lambda store: ordered(view_of(store, NAME, wanted), sort), self._show, self.refuse, latest="view")

    def case_at_hand(self) -> str | None:
        """The case under the cursor: the key to the review opens it."""
        return str(self._view.rows[self._case]["case"]) if self._view else None

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_next_case(self) -> None:
        """One case to the right."""
        self._go_to(self._case + 1)

    def action_previous_case(self) -> None:
        """One case to the left."""
        self._go_to(self._case - 1)

    def action_next_page(self) -> None:
        """As many to the right as are in sight."""
        self._go_to(self._case + self._step)

    def action_previous_page(self) -> None:
        """As many to the left."""
        self._go_to(self._case - self._step)

    def action_sort(self) -> None:
        """The next order, round and round; the cursor stays on its case."""
        if self._view is not None:
            names = list(SORTS)
            self._sort = names[(names.index(self._sort) + 1) % len(names)]
            view, sort = self._view, self._sort
            self.ask(lambda _: ordered(view, sort), self._show, latest="view")

    def action_answers(self) -> None:
        """The answers to the question in all cases."""
        if (row := self.rows.row) is not None:
            self.post_message(OpenAnswers(row[1].code, self.wanted))

    def action_explain(self) -> None:
        """Why the question is rated so over the cases that are shown."""
        if (row := self.rows.row) is not None:
            show_why(self, row[1].code, self.wanted)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_cell(self, event: PagedList.Chosen) -> None:
        """The review of the case, at the question."""
        _, question = cast("tuple[int, Question]", event.row)
        if (case := self.case_at_hand()) is not None:
            self.post_message(OpenReview(case, question.code))

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _step(self) -> int:
        return max(self._drawn.fit if self._drawn else 1, 1)

    def _grid(self, width: int) -> MapGrid | None:
        if self._view is None:
            return None
        self._drawn = MapGrid.of(self._view, width, self._case)
        return self._drawn

    def draw_line(self, row: tuple[int, Question], width: int) -> Content:
        """A cell for each of the cases that fit."""
        grid, here = self._grid(width), self.rows.row
        at_cursor = here is not None and here[0] == row[0]
        return grid.line(*row, self._case if at_cursor else None) if grid else Content("")

    def draw_names(self, width: int) -> Content:
        """Which cases they are."""
        grid = self._grid(width - 1)
        return grid.heading(self._case, by_site=self._sort == "site") if grid else Content("")

    def _go_to(self, number: int) -> None:
        """Where no other cases come in sight, only the line of the cursor is another."""
        if self._view is None:
            return
        before = self._drawn.first if self._drawn else -1
        self._case = min(max(number, 0), len(self._view.rows) - 1)
        grid = self._grid(self.rows.scrollable_content_region.width - 1)
        if grid is not None and grid.first == before:
            self.rows.refresh_line(self.rows.cursor)
            self.query_one(ColumnNames).refresh()
            self.show_cell()
        else:
            self.redraw()

    def _show(self, view: View) -> None:
        case = self.case_at_hand()
        self._view = view
        places = {row["case"]: number for number, row in enumerate(view.rows)}
        self._case = places.get(case, 0)
        self.shown()
        self.name_it(f"{TITLE} · {SORTED[self._sort]}", view.inspection, len(view.rows))
        questions = view.inspection.framework.questions()
        self.rows.show_rows(known(list(enumerate(questions)), lambda row: row[1].code))
        self.redraw()

    def show_cell(self) -> None:
        """In the status line."""
        view, row = self._view, self.rows.row
        if view is None or row is None:
            self.set_rest(Content(""))
            return
        place, question = row
        about = view.rows[self._case]
        site = view.inspection.site(about["site"]).name
        said = _answer_words(view, question, view.cells[self._case][place])
        self.set_rest(plain(f"{about['case']} {site} · {question.code}: {said}"))


def _answer_words(view: View, question: Question, code: str | None) -> str:
    """An answer in words."""
    words = {None: "no answer yet", HIDDEN: "not asked", IN_DISPUTE: "answered differently on two laptops"}
    if code in words:
        return words[code]
    scale = view.inspection.framework.scale_of(question)
    return str(code) if scale.count else scale.answer(str(code)).label
