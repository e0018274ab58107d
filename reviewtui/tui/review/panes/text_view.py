"""A text that wraps and scrolls, and can have the focus: the rationale as it reads, the guidance, an event in full."""

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from reviewtui.tui.review.panes.scrolling import Scrolling


class TextView(Scrolling):
    """Wraps once for a width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """With nothing to read yet."""
        super().__init__(id=id)
        self._content = Content("")
        self._strips: list[Strip] = []
        self._width = 0
        """For which the strips were wrapped; 0 when they have to be made anew."""

    @property
    def text(self) -> str:
        """The text as it reads."""
        return self._content.plain

    def show(self, content: Content) -> None:
        """Read another text, from its beginning; the same text stays where it is."""
        if not self._content.is_same(content):
            self._content = content
            self._width = self.top = 0
            self.refresh()

    @property
    def length(self) -> int:
        """How many lines the text has at this width."""
        width = self.text_width
        if self._width != width:
            self._strips = self.wrapped(width)
            self._width = width
        return len(self._strips)

    def wrapped(self, width: int) -> list[Strip]:
        """Every line of the text, `width` cells wide."""
        return Visual.to_strips(self, self._content, width, None, self.visual_style, pad=True)

    def wrap_again(self) -> None:
        """Draw the text anew: it is not what it was."""
        self._width = 0
        self.refresh()

    def line(self, index: int, width: int) -> Strip:
        """One wrapped line."""
        return self._strips[index]

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to_line(self.top + lines)

    def page(self, pages: int) -> None:
        """Scroll by panefuls, a line of the last one staying in sight."""
        self.move(pages * max(1, self.size.height - 1))

    def to_end(self, last: bool) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_to_line(self.length if last else 0)

    def notify_style_update(self) -> None:
        """Colours are part of the lines."""
        super().notify_style_update()
        self._width = 0
