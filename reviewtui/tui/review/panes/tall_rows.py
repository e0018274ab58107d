"""Rows of one or several lines: what stands before and after those in sight is never laid out, however long it is."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Offset, Region
from textual.strip import Strip

from reviewtui.tui.review.panes.rows import Rows


class TallRows(Rows):
    """The window begins with a row, at its first line; the screen says what the keys do."""

    def __init__(self, show: Callable[[int, int], Sequence[Content]], *, id: str | None = None) -> None:  # noqa: A002
        """`show` gives the lines of a row for a width in cells."""
        super().__init__(lambda index, width: self._lines(index)[0], id=id)
        self._show_lines = show
        self._laid_out: dict[int, Sequence[Content]] = {}
        self._laid_out_for = 0
        """The width they were laid out for."""
        self._in_sight: list[tuple[int, int]] = []
        """The row of each line in sight, and which of its lines that is."""

    def show_rows(self, count: int, cursor: int, *, empty: str | None = None) -> None:
        """Draw other rows."""
        self._forget()
        super().show_rows(count, cursor, empty=empty)

    def redraw(self, *indexes: int) -> None:
        """Draw some rows again; all of them when none is named. They stay as high as they are."""
        for index in indexes or tuple(self._laid_out):
            self._laid_out.pop(index, None)
        super().redraw(*indexes)

    def page(self, pages: int) -> None:
        """Go down (or up) by what is in sight."""
        self.move(pages * max(1, len({row for row, _ in self._rows_in_sight()}) - 1))

    # Drawing ----------------------------------------------------------------------------------------------------------

    @property
    def overflows(self) -> bool:
        """Whether there is more than fits."""
        return self.size.height > 0 and self._last_top() > 0

    def scroll_to_line(self, top: int) -> None:
        """Let the row `top` be the first in sight, as far as there are rows."""
        bounded = min(max(top, 0), self._last_top())
        if bounded != self.top:
            self.top = bounded
            self._in_sight = []
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line in sight, and the thumb's cell."""
        in_sight, width = self._rows_in_sight(), self.text_width
        if not self.count:
            return super().render_line(y)
        strip = self._drawn(*in_sight[y], width) if y < len(in_sight) else self.blank(width)
        return Strip.join([strip, self._thumb(y)])

    def draw_again(self, index: int) -> None:
        """Draw a row again, if it is in sight."""
        places = [y for y, (row, _) in enumerate(self._rows_in_sight()) if row == index]
        if places:
            self.refresh(Region(0, places[0], self.size.width, len(places)))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: at the first line of the row under the cursor."""
        before = range(self.top, max(self.cursor, self.top))
        return self.content_region.offset + Offset(0, sum(len(self._lines(row)) for row in before))

    def on_resize(self, event: events.Resize) -> None:
        """There is another number of lines in sight."""
        self._in_sight = []

    def row_at(self, y: int) -> int:
        """The row that stands in a line of the window; a number too large beneath the last."""
        in_sight = self._rows_in_sight()
        return in_sight[y][0] if y < len(in_sight) else self.count

    # Helpers ----------------------------------------------------------------------------------------------------------

    def _drawn(self, row: int, line: int, width: int) -> Strip:
        """The cursor's row in reverse video while the keys go here, its first line with a marker."""
        at_cursor = row == self.cursor
        content = Content.assemble("▸" if at_cursor and line == 0 else " ", self._lines(row)[line])
        reverse = self.is_reversed(row)
        return self.draw(Content(content.plain) if reverse else content, width, reverse=reverse)

    def _lines(self, row: int) -> Sequence[Content]:
        if self._laid_out_for != self.text_width:
            self._laid_out, self._laid_out_for = {}, self.text_width
        if row not in self._laid_out:
            self._laid_out[row] = self._show_lines(row, self.text_width - 1)
        return self._laid_out[row]

    def _forget(self) -> None:
        self._laid_out, self._in_sight = {}, []

    def _rows_in_sight(self) -> list[tuple[int, int]]:
        if not self._in_sight or self._laid_out_for != self.text_width:
            self._in_sight, row = [], self.top
            while row < self.count and len(self._in_sight) < self.size.height:
                self._in_sight += [(row, line) for line in range(len(self._lines(row)))]
                row += 1
            del self._in_sight[self.size.height :]
        return self._in_sight

    def _first_above(self, last: int) -> int:
        """The row to begin with so that the row `last` is whole, and as many above it as fit."""
        row, room = last, self.size.height - len(self._lines(last))
        while row > 0 and (room := room - len(self._lines(row - 1))) >= 0:
            row -= 1
        return row

    def _last_top(self) -> int:
        return self._first_above(self.count - 1) if self.count and self.size.height else 0

    def _thumb_place(self) -> tuple[int, int]:
        """By rows: how many lines those out of sight have is not known."""
        height, last = self.size.height, self._last_top()
        rows = max(1, height * (self.count - last) // self.count)
        return round(self.top * (height - rows) / last), rows

    def _keep_in_sight(self) -> None:
        if not self.size.height and all(node.display for node in self.ancestors_with_self):
            return  # it is laid out in a moment, and then comes back here
        if self.cursor < self.top or not self.count:
            self.scroll_to_line(self.cursor)
        else:
            self.scroll_to_line(max(self.top, self._first_above(self.cursor)))
        self.place_terminal_cursor()
