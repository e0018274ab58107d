"""What scrolls in a pane: lines drawn only where they are in sight, with a thumb at the edge when there are more.

Textual's own scroll view lays the whole screen out anew whenever the number of its lines changes. Here that number
changes at every key that goes to another question, so scrolling is a matter of drawing alone.
"""

from textual import events
from textual.content import Content
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from reviewtui.tui.text import cut

WHEEL = 3
THUMB = "▐"


class Scrolling(Widget, can_focus=True, inherit_bindings=False):
    """A window of `size.height` lines on `length` lines, from `top` on."""

    auto_links = reactive(False)
    """No text here is a link: Textual would work out the colours of links for every line it draws."""
    top = 0
    """Number of the first line in sight."""

    @property
    def length(self) -> int:
        """How many lines there are."""
        return 0

    def line(self, index: int, width: int) -> Strip:
        """The line of a number, `width` cells wide; empty unless a kind of pane says more."""
        return self.blank(width)

    @property
    def text_width(self) -> int:
        """Cells for the lines: the last one is the thumb's."""
        return max(1, self.size.width - 1)

    @property
    def overflows(self) -> bool:
        """Whether there is more than fits."""
        return self.length > self.size.height > 0

    def scroll_to_line(self, top: int) -> None:
        """Let `top` be the first line in sight, as far as there are lines."""
        bounded = min(max(top, 0), max(self.length - self.size.height, 0))
        if bounded != self.top:
            self.top = bounded
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line in sight, and the thumb's cell."""
        index = self.top + y
        width = self.text_width
        strip = self.line(index, width) if index < self.length else self.blank(width)
        return Strip.join([strip, self._thumb(y)])

    def blank(self, width: int) -> Strip:
        """An empty line."""
        return self.draw(Content(" " * width), width)

    def draw(self, content: Content, width: int, *, reverse: bool = False) -> Strip:
        """A content as one line of `width` cells."""
        style = self.visual_style + Style(reverse=True) if reverse else self.visual_style
        return Visual.to_strips(self, cut(content, width, pad=True), width, 1, style)[0]

    def draw_again(self, index: int) -> None:
        """Draw one line again, if it is in sight."""
        y = index - self.top
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    @property
    def line_at_hand(self) -> int:
        """Number of the line that a magnifier should show."""
        return self.top

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for magnifiers."""
        return self.content_region.offset + Offset(0, max(0, self.line_at_hand - self.top))

    def place_terminal_cursor(self) -> None:
        """Take the terminal's cursor along."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def on_resize(self, event: events.Resize) -> None:
        """Stay within the lines there are."""
        self.scroll_to_line(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls without moving anything else."""
        self.scroll_to_line(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls without moving anything else."""
        self.scroll_to_line(self.top - WHEEL)

    def _thumb(self, y: int) -> Strip:
        if not self.overflows:
            return self.draw(Content(" "), 1)
        first, rows = self._thumb_place()
        return self.draw(Content.styled(THUMB if first <= y < first + rows else " ", "$tone-quiet"), 1)

    def _thumb_place(self) -> tuple[int, int]:
        """The line in which the thumb begins, and how many it takes; only asked for where there is more than fits."""
        height, length = self.size.height, self.length
        rows = max(1, height * height // length)
        return round(self.top * (height - rows) / (length - height)), rows
