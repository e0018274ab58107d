"""What to look for: the question's guidance and its prompts."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.framework.model import Framework, Question
from reviewtui.tui.marks import tone
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.text_view import TextView
from reviewtui.tui.text import plain


class GuidancePane(ReviewPane):
    """Reads like a page; where the legend had to be cut, the whole of it stands beneath."""

    def __init__(self) -> None:
        """Without a text until the sheet is read."""
        super().__init__(Pane.GUIDANCE)
        self._text = TextView()

    def body(self) -> ComposeResult:
        """The text."""
        yield self._text

    def show(self, framework: Framework, question: Question, *, legend: bool) -> None:
        """Show a question's guidance; with `legend`, what each answer looks like in full."""
        self.heading.show(Content.assemble("Guidance ", plain(question.code)), "p hides")
        parts = [plain(question.guidance), *_prompts(question)]
        self._text.show(Content("\n").join([*parts, *(_legend(framework, question) if legend else ())]))

    @property
    def inner(self) -> TextView:
        """The text."""
        return self._text


def _prompts(question: Question) -> list[Content]:
    return [
        Content.assemble(plain(prompt.code, "bold $accent"), " ", plain(prompt.text)) for prompt in question.prompts
    ]


def _legend(framework: Framework, question: Question) -> list[Content]:
    scale = framework.scale_of(question)
    return [
        Content.assemble(
            plain(f"{answer.key} {answer.glyph} {answer.label}: ", tone(answer, scale)),
            plain(question.legend.get(answer.code, "")),
        )
        for answer in framework.offered(question)
    ]
