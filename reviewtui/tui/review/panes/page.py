"""The page of a question: guidance to read, and prompts beneath it, one of them highlighted to be answered."""

from dataclasses import dataclass

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from reviewtui.tui.review.header import hanging
from reviewtui.tui.review.panes.text_view import TextView
from reviewtui.tui.text import plain

YES, NO, NOT_APPLICABLE = "yes", "no", "not_applicable"
MARKS = {None: ("·", "$tone-quiet"), YES: ("Y", "bold"), NO: ("N", "bold"), NOT_APPLICABLE: ("–", "$tone-quiet")}
"""How an answer to a prompt looks, and its style."""


@dataclass(frozen=True)
class PromptLine:
    """A prompt as it stands."""

    letter: str
    text: str
    answer: str | None
    """`yes`, `no`, `not_applicable` or None."""


@dataclass(frozen=True)
class Page:
    """What there is to read about a question."""

    question: str
    """Its code: another question's page is read from its beginning."""
    before: Content
    prompts: tuple[PromptLine, ...]
    after: Content


class PageView(TextView):
    """Scrolls like a text until a prompt is in sight, then goes from prompt to prompt."""

    def __init__(self) -> None:
        """Without a page until the sheet is read."""
        super().__init__()
        self._page = Page("", Content(""), (), Content(""))
        self._places: list[range] = []
        """The lines of each prompt."""
        self._cursor = 0

    def show_page(self, page: Page) -> None:
        """Show another page; the same question's stays where it is."""
        if page.question != self._page.question:
            self.top = self._cursor = 0
        self._page = page
        self.wrap_again()

    @property
    def prompt(self) -> PromptLine | None:
        """The highlighted prompt; None while the question has none."""
        return self._page.prompts[self._cursor] if self._cursor < len(self._page.prompts) else None

    def show_prompt(self) -> None:
        """Bring the highlighted prompt in sight."""
        if self.length and self._cursor < len(self._places):
            place = self._places[self._cursor]
            if place.start < self.top:
                self.scroll_to_line(place.start)
            elif place.stop > self.top + self.size.height:
                self.scroll_to_line(place.stop - self.size.height)

    def move(self, lines: int) -> None:
        """To the next prompt where the highlighted one is in sight; else a line on, towards it."""
        following = self._cursor + (1 if lines > 0 else -1)
        if abs(lines) == 1 and self._is_in_sight() and 0 <= following < len(self._page.prompts):
            self._highlight(following)
        else:
            super().move(lines)

    def to_end(self, last: bool) -> None:
        """Scroll to the beginning or the end, to the first prompt or the last."""
        self._cursor = max(0, len(self._page.prompts) - 1) if last else 0
        self.wrap_again()
        super().to_end(last)

    @property
    def line_at_hand(self) -> int:
        """The highlighted prompt, once it is in sight."""
        return self._places[self._cursor].start if self._is_in_sight() else self.top

    def watch_has_focus(self, has_focus: bool) -> None:
        """The highlight looks different without the focus."""
        super().watch_has_focus(has_focus)
        self.wrap_again()

    def wrapped(self, width: int) -> list[Strip]:
        """Guidance, prompts and what follows."""
        strips = self._text(self._page.before, width)
        self._places = []
        for index, prompt in enumerate(self._page.prompts):
            lines = [self.draw(line, width) for line in self._prompt(prompt, index == self._cursor, width)]
            self._places.append(range(len(strips), len(strips) + len(lines)))
            strips += lines
        return strips + self._text(self._page.after, width)

    def _text(self, text: Content, width: int) -> list[Strip]:
        return Visual.to_strips(self, text, width, None, self.visual_style, pad=True) if text.plain else []

    def _prompt(self, prompt: PromptLine, highlighted: bool, width: int) -> list[Content]:
        mark, style = MARKS[prompt.answer]
        head = Content.assemble(plain(prompt.letter, "bold $accent"), " ", (mark, style), " ")
        lines = list(hanging(Content.assemble("▸" if highlighted else " ", head), plain(prompt.text), width))
        if highlighted and self.has_focus:
            lines[0] = Content(lines[0].plain).stylize("reverse")
        return lines

    def _is_in_sight(self) -> bool:
        if not self.length or self._cursor >= len(self._places):
            return False
        place = self._places[self._cursor]
        return self.top <= place.start and place.stop <= self.top + self.size.height

    def _highlight(self, index: int) -> None:
        self._cursor = index
        self.wrap_again()
        self.show_prompt()
        self.place_terminal_cursor()
