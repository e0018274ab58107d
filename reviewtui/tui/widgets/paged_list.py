"""A list of any length: rows come from the store by pages of 200, and only the lines in sight are drawn.

Opening, a key and a page cost the same for 24 rows and for 100,000 (Textual's DataTable measures every cell and takes
half a minute for as many).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reviewtui.tui.actions import bindings
from reviewtui.tui.host import AsksStore
from reviewtui.tui.looks import after_flash, looks_of
from reviewtui.tui.text import cut

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

Row = TypeVar("Row")
PAGE = 200
LOADING = Content("…")


class Source(NamedTuple, Generic[Row]):
    """Where rows come from; all of it is called in threads."""

    page: "Callable[[Store, int, int], tuple[tuple[Row, ...], int]]"
    """(store, offset, limit) to the rows from `offset` on, and how many rows there are in all."""
    key: Callable[[Row], Hashable]
    """What a row is known by while rows come and go."""
    position: "Callable[[Store, Hashable], int | None] | None" = None
    """Number of the row of a key, or None when it is not among them; without it the cursor keeps its number."""
    newest_first: bool = False
    """New rows only ever come in at the top: the cursor moves down with its row, unless it is on the newest."""


class Rows(NamedTuple, Generic[Row]):
    """What was read of a source: the rows around the cursor."""

    cursor: int
    total: int
    pages: dict[int, tuple[Row, ...]]
    """Offset to up to a page of rows."""


def known(rows: Sequence[Row], key: Callable[[Row], str]) -> Source[Row]:
    """Rows that are all there already."""
    listed, places = tuple(rows), {key(row): number for number, row in enumerate(rows)}
    return Source(
        page=lambda store, offset, limit: (listed[offset : offset + limit], len(listed)),
        key=key,
        position=lambda store, name: places.get(str(name)),
    )


def read_first(store: "Store", source: Source[Row], at: Hashable | None = None) -> Rows[Row]:
    """The rows that a list opens with, read where there is no list yet; the cursor on the row of key `at`."""
    return _load(store, source, at, 0, PAGE, None)


class PagedList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows one below the other, one of them under the cursor."""

    BINDINGS = bindings("list")
    ALLOW_SELECT = False

    @dataclass
    class FromList(Message):
        """What a list tells; `control` lets a handler name the list by a selector."""

        list: "PagedList[object]"

        @property
        def control(self) -> "PagedList[object]":
            """The list."""
            return self.list

    @dataclass
    class Highlighted(FromList):
        """The cursor is on another row; None when the list is empty."""

        row: object | None

    @dataclass
    class Chosen(FromList):
        """A row was opened."""

        row: object

    @dataclass
    class Loaded(FromList):
        """The rows were read anew."""

        total: int

    def __init__(
        self,
        show: Callable[[Row, int], Content],
        *,
        empty: str = "Nothing here yet.",
        pane: str = "list",
        id: str | None = None,  # noqa: A002  # Textual's name
    ) -> None:
        """`show` gives a row's line for a width in cells; `empty` is said when there are no rows."""
        super().__init__(id=id)
        self.pane = pane
        self.empty = empty
        self.cursor = 0
        """Number of the row under the cursor, from 0."""
        self.total: int | None = None
        """How many rows there are; None before the first answer."""
        self._show = show
        self._source: Source[Row] | None = None
        self._pages: dict[int, tuple[Row, ...]] = {}
        self._asked: set[int] = set()
        self._strips: dict[tuple[int, int, bool], Strip] = {}
        self._turn = 0
        self._wanted: Hashable | None = None
        """The row to go to, until rows were read: a later reading must not forget it."""
        self._flashing: Hashable | None = None
        """The key of the row that shows for a moment that it has changed, while the cursor is on it."""

    # What a screen uses ----------------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor, when it is loaded."""
        return self._row(self.cursor)

    def show_rows(self, source: Source[Row], at: Hashable | None = None, read: Rows[Row] | None = None) -> None:
        """Show other rows; the cursor goes to the row of key `at`, else stays on its row if it is still there.

        `read` are rows of the source that were read already.
        """
        self._source = source
        if read is None:
            self._read(source, at, 0)
        else:
            self._take(read)

    def reload(self, at: Hashable | None = None) -> None:
        """Read the rows in sight anew; the cursor goes to the row of key `at`, else stays on its row."""
        if self._source is not None:
            self._read(self._source, at, self.cursor)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for magnifiers."""
        return self.content_region.offset + Offset(0, self.cursor - self.scroll_offset.y)

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, and the row in sight."""
        if not self.total:
            return
        before, self.cursor = self.cursor, min(max(index, 0), self.total - 1)
        if self.cursor != before:
            self.refresh_line(before)
            self.refresh_line(self.cursor)
            self._highlighted()
        self._keep_in_sight()

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_move(self, lines: int) -> None:
        """Move the cursor by lines."""
        self.go_to(self.cursor + lines)

    def action_page(self, pages: int) -> None:
        """Move the cursor by screenfuls."""
        step = max(self.size.height - 1, 1) * pages
        self.scroll_to(y=self.scroll_offset.y + step, animate=False)
        self.go_to(self.cursor + step)

    def action_first(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.go_to((self.total or 1) - 1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(cast("PagedList[object]", self), row))

    @property
    def is_reversed(self) -> bool:
        """Whether the cursor's row is in reverse video: while the keys go here, or it just changed; not for both."""
        row, source = self.row, self._source
        key = source.key(row) if row is not None and source is not None else None
        return self.has_focus != (key is not None and key == self._flashing)

    # Drawing ---------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line; drawn once and kept until the rows, the width or the cursor change."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        at_cursor = index == self.cursor and bool(self.total)
        key = (index, width, at_cursor and self.has_focus)
        strip = None if at_cursor else self._strips.get(key)
        if strip is None:
            strip = self._draw(self._line(index, width, at_cursor), width, at_cursor and self.is_reversed)
            if self._row(index) is not None and not at_cursor:
                self._strips[key] = strip
        return strip

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the rows that came in sight, and for those that the next key may bring in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_pages_near()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different in a list without the focus."""
        super().watch_has_focus(has_focus)
        self._strips.clear()
        self.refresh_line(self.cursor)
        self._place_terminal_cursor()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are drawn for a width."""
        self._strips.clear()
        self._set_height()
        self._keep_in_sight()
        self._ask_for_pages_near()

    def notify_style_update(self) -> None:
        """Lines are drawn with a theme's colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one opens it."""
        index = self.scroll_offset.y + event.y
        if self.total and index < self.total:
            self.go_to(index)
            if event.chain > 1:
                self.action_choose()

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _read(self, source: Source[Row], at: Hashable | None, otherwise: int) -> None:
        """Ask for the rows around the cursor's row, or around row number `otherwise` when that row has gone."""
        row, height, total = self.row, max(self.size.height, 1), self.total
        self._wanted = at if at is not None else self._wanted
        key = self._wanted if self._wanted is not None else (source.key(row) if row is not None else None)
        known = total if source.newest_first and otherwise else None
        self._turn += 1
        turn = self._turn

        def loaded(found: Rows[Row]) -> None:
            if turn == self._turn and self.is_attached:
                self._take(found)

        self._ask(lambda store: _load(store, source, key, otherwise, height, known), loaded, latest=f"rows-{id(self)}")

    def _take(self, found: "Rows[Row]") -> None:
        """Replace all rows by what was read; the cursor's row flashes where it stays and says something else."""
        before = self._said()
        self._pages, self.total, self.cursor = found.pages, found.total, found.cursor
        self._asked, self._wanted = set(found.pages), None
        self._strips.clear()
        self._set_height()
        self._keep_in_sight()
        self.refresh()
        self._flash_if_changed(before)
        self.post_message(self.Loaded(cast("PagedList[object]", self), found.total))
        self._highlighted()

    def _said(self) -> "tuple[Hashable, str] | None":
        """The key of the cursor's row, and what it says; nothing where nobody wants to see what changes."""
        if (row := self.row) is None or self._source is None or not looks_of(self).flash:
            return None
        return self._source.key(row), self._show(row, self.scrollable_content_region.width - 1).plain

    def _flash_if_changed(self, before: "tuple[Hashable, str] | None") -> None:
        now = self._said()
        if before is not None and now is not None and before[0] == now[0] and before != now:
            self._flashing = now[0]
            after_flash(self, self._end_flash)

    def _end_flash(self) -> None:
        self._flashing = None
        self.refresh_line(self.cursor)

    def _ask_for_pages_near(self) -> None:
        source, total = self._source, self.total
        if source is None or not total:
            return
        top, height = self.scroll_offset.y, self.size.height
        for offset in _offsets(max(top - height, 0), min(top + 2 * height, total) - 1):
            if offset not in self._asked:
                self._asked.add(offset)
                self._ask_for_page(source, offset)

    def _ask_for_page(self, source: Source[Row], offset: int) -> None:
        turn = self._turn

        def loaded(answer: tuple[tuple[Row, ...], int]) -> None:
            if turn == self._turn and self.is_attached:
                self._pages[offset] = answer[0]
                self.refresh()
                if offset <= self.cursor < offset + PAGE:
                    self._highlighted()

        self._ask(lambda store: source.page(store, offset, PAGE), loaded)

    def _ask(self, work: "Callable[[Store], Answer]", then: "Callable[[Answer], None]", latest: str = "") -> None:
        cast(AsksStore, self.screen).ask(work, then, latest=latest)

    def _row(self, index: int) -> Row | None:
        page = self._pages.get(index - index % PAGE, ())
        return page[index % PAGE] if index % PAGE < len(page) else None

    def _line(self, index: int, width: int, at_cursor: bool) -> Content:
        """Marker and row; a mark for a row that is still being read; what to say when there are none."""
        if self.total == 0 and index == 0:
            return Content.styled(f" {self.empty}", "$tone-quiet")
        if not self.total or index >= self.total:
            return Content("")
        row = self._row(index)
        content = LOADING if row is None else self._show(row, width - 1)
        return Content.assemble("▸" if at_cursor else " ", content)

    def _draw(self, content: Content, width: int, reverse: bool) -> Strip:
        """The cursor is reverse video over the whole line, so that it is seen in any colours and in none.

        The segments are made here, a third of the work: Textual's own way also notes at each where the mouse would
        begin to select text, which takes a style of its own for every word on the screen.
        """
        if reverse:
            content = Content(content.plain)
        style = self.visual_style + Style(reverse=True) if reverse else self.visual_style
        fitted = cut(content, width, pad=True)
        parts = fitted.render(style, end="", parse_style=self.app.stylesheet.parse_style)
        return Strip([Segment(text, (style + part).rich_style) for text, part in parts], width)

    def _set_height(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.total or 0)

    def _keep_in_sight(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if not height:  # not laid out yet: it is looked after once it is
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _highlighted(self) -> None:
        self.post_message(self.Highlighted(cast("PagedList[object]", self), self.row))


Answer = TypeVar("Answer")


def _load(
    store: "Store", source: Source[Row], key: Hashable | None, cursor: int, height: int, known: int | None
) -> Rows[Row]:
    """Find the cursor's row again, and read every page that may be in sight around it."""
    if source.position is not None and key is not None:
        found = source.position(store, key)
        cursor = cursor if found is None else found
    elif known is not None:
        cursor += max(0, source.page(store, 0, 1)[1] - known)
    pages: dict[int, tuple[Row, ...]] = {}
    rows, total = source.page(store, cursor - cursor % PAGE, PAGE)
    cursor = min(cursor, max(total - 1, 0))
    for offset in _offsets(max(cursor - height, 0), min(cursor + height, max(total - 1, 0))):
        pages[offset] = rows if offset == cursor - cursor % PAGE and rows else source.page(store, offset, PAGE)[0]
    return Rows(cursor, total, pages)


def _offsets(first: int, last: int) -> range:
    """Offsets of the pages that hold the rows from `first` to `last`."""
    return range(first - first % PAGE, max(last, 0) + 1, PAGE)
