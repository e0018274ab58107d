"""Rows that are in memory, one of them under the cursor: 5,000 cost what 30 do: only those in sight are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from reviewtui.tui.looks import after_flash, looks_of
from reviewtui.tui.review.panes.scrolling import Scrolling


class Rows(Scrolling):
    """One line a row; the screen says what the keys do."""

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
        marks_always: bool = True,
        id: str | None = None,  # noqa: A002  # Textual's name
    ) -> None:
        """`show` gives the line of a row for a width in cells; `skips` are rows the cursor passes over; with
        `marks_always` the cursor's row is marked without the focus too.
        """
        super().__init__(id=id)
        self._marks_always = marks_always
        self._show = show
        self._empty = empty
        self._skips = skips
        self._flashing: frozenset[int] = frozenset()
        self.count = 0
        self.cursor = 0

    def show_rows(self, count: int, cursor: int, *, empty: str | None = None) -> None:
        """Draw other rows, with the cursor on one of them."""
        self.count = count
        self.cursor = min(max(cursor, 0), max(count - 1, 0))
        self._empty = self._empty if empty is None else empty
        self._keep_in_sight()
        self.refresh()

    def put_cursor(self, index: int) -> None:
        """Put the cursor on a row and the row in sight, without a message."""
        before, self.cursor = self.cursor, min(max(index, 0), max(self.count - 1, 0))
        if before != self.cursor:
            self.draw_again(before)
            self.draw_again(self.cursor)
        self._keep_in_sight()

    def redraw(self, *indexes: int) -> None:
        """Draw some rows again; all of them when none is named."""
        if not indexes:
            self.refresh()
        for index in indexes:
            self.draw_again(index)

    def flash(self, *indexes: int) -> None:
        """Show rows in reverse video for a moment: something in them has changed."""
        if looks_of(self).flash and indexes:
            before, self._flashing = self._flashing, frozenset(indexes)
            self.redraw(*before, *indexes)
            after_flash(self, self._end_flash)

    def _end_flash(self) -> None:
        indexes, self._flashing = self._flashing, frozenset()
        self.redraw(*indexes)

    def is_reversed(self, index: int) -> bool:
        """The cursor while the keys go here, and what has just changed; of both, the other way round."""
        return (index == self.cursor and self.has_focus) != (index in self._flashing)

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

    def row_at(self, y: int) -> int:
        """The row that stands in a line of the window; a number too large beneath the last."""
        return self.top + y

    @property
    def length(self) -> int:
        """A row each; one line to say that there are none."""
        return self.count or 1

    @property
    def line_at_hand(self) -> int:
        """The cursor's row."""
        return self.cursor

    def line(self, index: int, width: int) -> Strip:
        """One row; the cursor in reverse video while the keys go here."""
        if not self.count:
            return self.draw(Content.styled(f" {self._empty}", "$tone-quiet"), width)
        at_cursor = index == self.cursor and (self.has_focus or self._marks_always)
        content = Content.assemble("▸" if at_cursor else " ", self._show(index, width - 1))
        reverse = self.is_reversed(index)
        return self.draw(Content(content.plain) if reverse else content, width, reverse=reverse)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor's row in sight."""
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one opens it."""
        index = self.row_at(event.y)
        if index < self.count and not self._skips(index):
            self._go(index)
            if event.chain > 1:
                self.post_message(self.Chosen(self, index))

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different without the focus."""
        super().watch_has_focus(has_focus)
        self.draw_again(self.cursor)

    # Helpers ----------------------------------------------------------------------------------------------------------

    def _go(self, index: int) -> None:
        before = self.cursor
        self.put_cursor(index)
        if self.cursor != before:
            self.post_message(self.Highlighted(self, self.cursor))

    def _keep_in_sight(self) -> None:
        if not self.size.height and all(node.display for node in self.ancestors_with_self):
            return  # it is laid out in a moment, and then comes back here
        height = max(self.size.height, 1)
        if self.cursor < self.top:
            self.scroll_to_line(self.cursor)
        elif self.cursor >= self.top + height:
            self.scroll_to_line(self.cursor - height + 1)
        else:
            self.scroll_to_line(self.top)
        self.place_terminal_cursor()
