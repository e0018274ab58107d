"""The question at hand, wrapped under its code; it keeps the same height for every question, so that nothing jumps."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reviewtui.framework.model import Question
from reviewtui.tui.text import plain

LONGEST = 3


class QuestionText(Widget):
    """Two lines at 80 columns; a third where the columns are narrower."""

    def __init__(self) -> None:
        """Without a question until the sheet is read."""
        super().__init__(id="question")
        self._question: Question | None = None
        self._all: tuple[Question, ...] = ()

    def show(self, question: Question, all_questions: tuple[Question, ...]) -> None:
        """Show another question; `all_questions` decide the height."""
        if self._all != all_questions:
            self._all = all_questions
            self.refresh(layout=True)
        self._question = question
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longest of all questions needs."""
        return min(LONGEST, max((len(lines_of(each, width)) for each in self._all), default=2))

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
