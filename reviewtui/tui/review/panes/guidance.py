"""What to look for: the question's guidance, and its prompts with their answers."""

from textual.content import Content

from reviewtui.framework.model import Framework, Question
from reviewtui.report.rulings import headed
from reviewtui.services.judging import prompts
from reviewtui.services.lead import rulings
from reviewtui.services.lead.rulings import Ruling
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.marks import tone
from reviewtui.tui.review.panes.measured import measured_here
from reviewtui.tui.review.panes.page import Page, PageView, PromptLine
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.review import LineAsked, review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import plain


class GuidancePane(ReviewPane):
    """Reads like a page, the lead inspector's rulings among it; where the legend was cut, all of it is at the end."""

    BINDINGS = bindings_of("review.link", "review.add", "review.withdraw")

    def __init__(self) -> None:
        """Without a text until the sheet is read."""
        page = PageView()
        super().__init__(Pane.GUIDANCE, page)
        self.page = page

    def action_link(self) -> None:
        """Turn the highlighted prompt's answer: yes, no, not applicable, none."""
        review, prompt = review_of(self), self.page.prompt
        if review.state is None:
            return
        code, reference = review.state.at, review.reference
        if prompt is None:
            review.say(f"{code} has no prompts.")
        else:
            letter = prompt.letter
            self.page.show_prompt()
            review.perform(
                lambda store, person: prompts.turn_prompt(store, person, reference, code, letter), told=False
            )

    def action_add(self) -> None:
        """Ask the lead inspector how the question at hand is to be read."""
        review = review_of(self)
        if review.state is None:
            return
        code = review.state.at
        record = lambda text: review.line.record(  # noqa: E731  # of this question, whatever is at hand then
            lambda store, person: rulings.give(store, person, code, text)
        )
        words, example = f"Add a ruling on {code}:", "count only what was known at the time"
        review.line.ask_for(LineAsked(f"ruling/{code}", words, example, record, again="{review.add}"))

    def action_withdraw(self) -> None:
        """Ask the lead inspector why the latest ruling on the question at hand is withdrawn."""
        review = review_of(self)
        given = review.state.rulings if review.state is not None else ()
        if not given:
            review.host.refuse_typing("There is no ruling on this question.")
            return
        latest = given[-1]
        record = lambda why: review.line.record(  # noqa: E731  # of this ruling, whatever is at hand then
            lambda store, person: rulings.withdraw(store, person, latest.id, why)
        )
        review.line.ask_for(LineAsked(f"out/{latest.id}", f"Withdraw the ruling of {_day(latest)}. Why?", "", record))

    def show(self, review: ReviewState, *, legend: bool) -> None:
        """Show a question's guidance and prompts; with `legend`, what each answer looks like in full."""
        if not self.display:
            return  # it is shown once more when it comes into sight
        question = review.question
        lines = tuple(PromptLine(each.code, each.text, review.here.prompts.get(each.code)) for each in question.prompts)
        answered = f" · {_answered(lines)}/{len(lines)} prompts" if lines else ""
        keys = worded("{review.link} change answer  {review.guidance} hide" if lines else "{review.guidance} hides")
        ruled = f" · ruling {_day(review.rulings[-1])}" if review.rulings else ""
        self.heading.show(Content.assemble("Guidance ", plain(question.code), ruled, answered), keys)
        measured = measured_here(review.sheet, question.code)
        in_full = [plain(question.text), Content("")] if question.short else []
        before = [
            *in_full,
            *map(_ruling, review.rulings),
            plain(question.guidance),
            *measured,
            *([_counted(lines)] if lines else ()),
        ]
        after = _legend(review.framework, question) if legend else []
        self.page.show_page(Page(question.code, Content("\n").join(before), lines, Content("\n").join(after)))


def _day(ruling: Ruling) -> str:
    """`12/05/2026`."""
    year, month, day = ruling.made_at[:10].split("-")
    return f"{day}/{month}/{year}"


def _ruling(ruling: Ruling) -> Content:
    return Content.assemble(plain(f"{headed(ruling)}: ", "bold $accent"), plain(ruling.text))


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
