"""The question at hand, wrapped under its code; it keeps the same height for every question, so that nothing jumps."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Framework, Question
from reviewtui.tui.text import plain

LONGEST = 3


class QuestionText(Widget):
    """Two lines at 80 columns; a third where the columns are narrower."""

    def __init__(self) -> None:
        """Without a question until the sheet is read."""
        super().__init__(id="question")
        self._question: Question | None = None
        self._lines: dict[int, int] = {}

    def show(self, question: Question) -> None:
        """Show another question."""
        self._question = question
        self.refresh()

    def lines_for(self, framework: Framework | None, width: int) -> int:
        """As many lines as the longest of all questions needs in `width` cells, three at most."""
        if framework is None:
            return 2
        if width not in self._lines:
            self._lines[width] = min(LONGEST, max(len(lines_of(each, width)) for each in framework.questions()))
        return self._lines[width]

    def render(self) -> Content:
        """Code and text."""
        if self._question is None:
            return Content("")
        lines = lines_of(self._question, self.size.width)
        return Content("\n").join(lines[: self.size.height])


def lines_of(question: Question, width: int) -> list[Content]:
    """The question's text under its code."""
    code = plain(question.code, "bold $primary")
    return list(hanging(Content.assemble(" ", code, " "), plain(question.text, "bold"), width))


def hanging(head: Content, text: Content, width: int) -> Iterable[Content]:
    """A text wrapped beside its head, its further lines under its first."""
    indent = head.cell_length
    for number, line in enumerate(text.wrap(max(width - indent, 8))):
        yield Content.assemble(head if number == 0 else " " * indent, line.rstrip())
