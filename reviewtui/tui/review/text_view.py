"""A text that wraps and scrolls, and can have the focus: the rationale as it reads, the guidance, an event in full."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Wraps once for a width and draws only the lines in sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """With nothing to read yet."""
        super().__init__(id=id)
        self._content = Content("")
        self._strips: list[Strip] | None = None

    def show(self, content: Content) -> None:
        """Read another text, from its beginning; the same text stays where it is."""
        if not self._content.is_same(content):
            self._content = content
            self._strips = None
            self.scroll_home(animate=False)
            self._measure()

    @property
    def overflows(self) -> bool:
        """Whether there is more than fits."""
        return self.virtual_size.height > self.size.height > 0

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def page(self, pages: int) -> None:
        """Scroll by panefuls, a line of the last one staying in sight."""
        self.move(pages * max(1, self.size.height - 1))

    def to_end(self, last: bool) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_end(animate=False) if last else self.scroll_home(animate=False)

    def render_line(self, y: int) -> Strip:
        """One wrapped line."""
        strips = self._lines()
        index = y + self.scroll_offset.y
        if index >= len(strips):
            return Strip.blank(self.size.width, self.rich_style)
        return strips[index]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for the new width."""
        self._strips = None
        self._measure()

    def notify_style_update(self) -> None:
        """Colours are part of the lines."""
        super().notify_style_update()
        self._strips = None

    def watch_has_focus(self, has_focus: bool) -> None:
        """A magnifier follows the terminal's own cursor."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self.app.cursor_position = self.content_region.offset

    def _lines(self) -> list[Strip]:
        if self._strips is None:
            width = max(1, self.scrollable_content_region.width)
            self._strips = Visual.to_strips(self, self._content, width, None, self.visual_style, pad=True)
        return self._strips

    def _measure(self) -> None:
        if self.is_attached and self.size.width:
            self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines()))
            self.refresh()
