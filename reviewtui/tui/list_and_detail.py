"""A list over what there is to say of its line; side by side where the window is wide."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Generic, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.report.cells import Column, Row, cells_of
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import content_of, names_of
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.screen import WIDE, BaseScreen
from reviewtui.tui.sorting import Sorting, marked, title_at
from reviewtui.tui.widgets.paged_list import PagedList, known
from reviewtui.tui.widgets.tables import ColumnNames

DETAIL_LINES = 9
"""Fewest lines that are left for the detail beneath the list, its rule among them."""
LEAST_LINES = 4


class ListAndDetail(BaseScreen, Generic[Row]):
    """A screen of lines that are all known; it says which columns they have, and what stands beside a line."""

    BINDINGS = bindings("sorted")
    CSS_PATH = Path(__file__).with_name("list_and_detail.tcss")

    def __init__(self, columns: Callable[[int], Sequence[Column[Row]]], *more: Any) -> None:
        """`columns` gives those of lines of so many cells; `more` is for what the screen is besides."""
        super().__init__(*more)
        self._columns = columns
        self._sorting = Sorting()
        self._given: Sequence[Row] = ()
        self._key: Callable[[Row], str] = str

    def body(self) -> ComposeResult:
        """The list under the names of its columns, and the detail."""
        rows = PagedList[Row](self._line, empty="", pane=self.CONTEXT, id="rows")
        with Vertical(id="table"):
            yield ColumnNames(self._heading, rows)
            yield rows
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(Content(""))

    _count = 0
    """How many lines there are."""

    # For a screen to say ---------------------------------------------------------------------------------------------

    show_detail: Callable[[Row], None]
    """Shows beside the list what there is to say of a row."""

    def review_at(self, row: Row) -> OpenReview | None:
        """The review, and the place in it, that Enter opens of a row; None where Enter does something else."""
        return None

    # For a screen to use ---------------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows.row

    def show_rows(self, rows: Sequence[Row], key: Callable[[Row], str], empty: str, at: str = "") -> None:
        """Show other rows; the cursor stays on its row, or goes to that of key `at`. `empty` is said when none are."""
        self._count, self._given, self._key = len(rows), rows, key
        self._rows.empty = empty
        self._show_sorted(at)
        self._arrange()

    def set_detail(self, content: Content) -> None:
        """Put something beside the list, from its beginning."""
        self.query_one("#detail Static", Static).update(content)
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    @property
    def detail_width(self) -> int:
        """Cells of a line of the detail."""
        return max(self.query_one("#detail", VerticalScroll).scrollable_content_region.width, 1)

    def _arrange(self) -> None:
        """All lines where they fit with some of the detail beneath them; else as much of both as there is."""
        body = self.query_one("#body").size.height
        wide = self.size.width >= WIDE
        self._rows.styles.height = "1fr" if wide else max(min(self._count, body - 1 - DETAIL_LINES), LEAST_LINES)
        self.query_one(ColumnNames).refresh()
        self.call_after_refresh(self.say_again)

    # Keys and messages -----------------------------------------------------------------------------------------------

    def actions_here(self) -> Iterable[str]:
        """The order of the list is every such screen's."""
        *own, everywhere = super().actions_here()
        return (*own, "sorted", everywhere)

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._sort(self._sorting.stepped(self._columns(self._width)))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._sort(self._sorting.pressed(self._sorting.title))

    @on(ColumnNames.Pressed)
    def heading_clicked(self, event: ColumnNames.Pressed) -> None:
        """Sort by the column; by the same one the other way round."""
        if title := title_at(self._columns(self._width), event.x - 1):
            self._sort(self._sorting.pressed(title))

    def case_at_hand(self) -> str | None:
        """The case under the cursor."""
        at = self.review_at(self.row) if self.row is not None else None
        return at.case if at is not None else None

    @on(PagedList.Chosen)
    def open_review(self) -> None:
        """The review of the line."""
        if self.row is not None and (at := self.review_at(self.row)) is not None:
            self.post_message(at)

    def action_scroll(self, pages: int) -> None:
        """Read on, or back."""
        text = self.query_one("#detail", VerticalScroll)
        text.scroll_relative(y=pages * max(text.size.height - 1, 1), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for more, or less."""
        super().on_resize(event)
        self.call_after_refresh(self._arrange)

    @on(PagedList.Highlighted)
    def row_changed(self) -> None:
        """Say what there is to say of the line; its keys may do other things."""
        self.say_again()
        self.refresh_hints()

    def say_again(self) -> None:
        """Say it for the present row and width."""
        if (row := self.row) is None:
            self.set_detail(Content(""))
        else:
            self.show_detail(row)

    def _sort(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._show_sorted()
        self.query_one(ColumnNames).refresh()
        way = ", reversed" if sorting.descending else ""
        self.say(f"Sorted by {sorting.title.strip()}{way}." if sorting.title else f"In the usual order{way}.")

    def _show_sorted(self, at: str = "") -> None:
        rows = self._sorting.of(self._given, self._columns(self._width))
        if self._sorting.descending and not self._sorting.title:
            rows.reverse()
        self._rows.show_rows(known(rows, self._key), at or None)

    @property
    def _width(self) -> int:
        """Cells of a line, beside the marker."""
        return max(self._rows.scrollable_content_region.width - 1, 1)

    def _heading(self, width: int) -> Content:
        columns = self._columns(width - 1)
        names = marked(names_of(columns)[1:], columns, self._sorting)
        return Content.assemble(" ", names).stylize("$tone-quiet")

    def _line(self, row: Row, width: int) -> Content:
        return content_of(cells_of(self._columns(width), row))

    @property
    def _rows(self) -> PagedList[Row]:
        return cast(PagedList[Row], self.query_one("#rows"))
