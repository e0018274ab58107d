"""Rows that are in memory, one of them under the cursor: 5,000 cost what 30 do: only those in sight are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of one cell's height each; the screen says what the keys do."""

    @dataclass
    class Highlighted(Message):
        """The cursor is on another row, by a key or the mouse."""

        rows: "Rows"
        index: int

    @dataclass
    class Chosen(Message):
        """A row was clicked twice."""

        rows: "Rows"
        index: int

    def __init__(
        self,
        show: Callable[[int, int], Content],
        *,
        empty: str = "",
        skips: Callable[[int], bool] = lambda index: False,
        id: str | None = None,  # noqa: A002  # Textual's name
    ) -> None:
        """`show` gives the line of a row for a width in cells; `skips` are rows the cursor passes over."""
        super().__init__(id=id)
        self._show = show
        self._empty = empty
        self._skips = skips
        self.count = 0
        self.cursor = 0

    def show_rows(self, count: int, cursor: int, *, empty: str | None = None) -> None:
        """Draw other rows, with the cursor on one of them."""
        self.count = count
        self.cursor = min(max(cursor, 0), max(count - 1, 0))
        self._empty = self._empty if empty is None else empty
        self._measure()
        self.refresh()

    def put_cursor(self, index: int) -> None:
        """Put the cursor on a row and the row in sight, without a message."""
        before, self.cursor = self.cursor, min(max(index, 0), max(self.count - 1, 0))
        if before != self.cursor:
            self.refresh_line(before)
            self.refresh_line(self.cursor)
        self._keep_in_sight()

    def redraw(self, *indexes: int) -> None:
        """Draw some rows again; all of them when none is named."""
        if not indexes:
            self.refresh()
        for index in indexes:
            self.refresh_line(index)

    def move(self, lines: int) -> None:
        """Go down (or up) by rows, over those the cursor passes over."""
        step = 1 if lines > 0 else -1
        index = self.cursor + lines
        while 0 <= index < self.count and self._skips(index):
            index += step
        if index >= self.count or index < 0:
            index = min(max(index, 0), self.count - 1)
            while 0 <= index < self.count and self._skips(index):
                index -= step
        self._go(index)

    def page(self, pages: int) -> None:
        """Go down (or up) by what is in sight."""
        self.move(pages * max(1, self.size.height - 1))

    def to_end(self, last: bool) -> None:
        """Go to the first row or the last."""
        self.move(self.count if last else -self.count)

    # Drawing ----------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line; the cursor in reverse video while the keys go here, a mark before it always."""
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y
        at_cursor = index == self.cursor and self.count > 0
        content = self._line(index, width, at_cursor)
        style = self.visual_style
        if at_cursor and self.has_focus:
            content, style = Content(content.plain), style + Style(reverse=True)
        return Visual.to_strips(self, content.truncate(width, ellipsis=True, pad=True), width, 1, style)[0]

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor's row in sight."""
        self._measure()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one opens it."""
        index = self.scroll_offset.y + event.y
        if index < self.count and not self._skips(index):
            self._go(index)
            if event.chain > 1:
                self.post_message(self.Chosen(self, index))

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different without the focus."""
        super().watch_has_focus(has_focus)
        self.refresh_line(self.cursor)
        self._place_terminal_cursor()

    # Helpers ----------------------------------------------------------------------------------------------------------

    def _line(self, index: int, width: int, at_cursor: bool) -> Content:
        if not self.count and index == 0 and self._empty:
            return Content.styled(f" {self._empty}", "$tone-quiet")
        if index >= self.count:
            return Content("")
        return Content.assemble("▸" if at_cursor else " ", self._show(index, width - 1))

    def _go(self, index: int) -> None:
        before = self.cursor
        self.put_cursor(index)
        if self.cursor != before:
            self.post_message(self.Highlighted(self, self.cursor))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        """A magnifier follows the terminal's own cursor."""
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, self.cursor - self.scroll_offset.y)
