"""What to look for: the question's guidance, and its prompts with their answers."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.framework.model import Framework, Question
from reviewtui.tui.marks import tone
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.measured import measured_here
from reviewtui.tui.review.page import Page, PageView, PromptLine
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.text import plain


class GuidancePane(ReviewPane):
    """Reads like a page; where the legend had to be cut, the whole of it stands beneath."""

    def __init__(self) -> None:
        """Without a text until the sheet is read."""
        super().__init__(Pane.GUIDANCE)
        self.page = PageView()

    def body(self) -> ComposeResult:
        """The page."""
        yield self.page

    def show(self, desk: Desk, *, legend: bool) -> None:
        """Show a question's guidance and prompts; with `legend`, what each answer looks like in full."""
        question = desk.question
        prompts = tuple(
            PromptLine(each.code, each.text, desk.prompt_answer(each.code), (desk.at, each.code) in desk.turned)
            for each in question.prompts
        )
        answered = f" · {_answered(prompts)}/{len(prompts)} prompts" if prompts else ""
        keys = "Space turns  p hides" if prompts else "p hides"
        self.heading.show(Content.assemble("Guidance ", plain(question.code), answered), keys)
        measured = measured_here(desk.sheet, question.code)
        before = [plain(question.guidance), *measured, *([_counted(prompts)] if prompts else ())]
        after = _legend(desk.framework, question) if legend else []
        self.page.show_page(Page(question.code, Content("\n").join(before), prompts, Content("\n").join(after)))

    @property
    def inner(self) -> PageView:
        """The page."""
        return self.page


def _counted(prompts: tuple[PromptLine, ...]) -> Content:
    """`2 of 3 prompts answered`."""
    answered = _answered(prompts)
    return Content.styled(f"{answered} of {len(prompts)} prompt{'s' * (len(prompts) != 1)} answered", "$tone-quiet")


def _answered(prompts: tuple[PromptLine, ...]) -> int:
    return sum(prompt.answer is not None for prompt in prompts)


def _legend(framework: Framework, question: Question) -> list[Content]:
    scale = framework.scale_of(question)
    return [
        Content.assemble(
            plain(f"{answer.key} {answer.glyph} {answer.label}: ", tone(answer, scale)),
            plain(question.legend.get(answer.code, "")),
        )
        for answer in framework.offered(question)
    ]
