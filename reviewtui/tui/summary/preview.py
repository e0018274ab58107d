"""The judgement under the cursor: who, what, why and on what evidence, without leaving the list."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.framework.model import Framework
from reviewtui.services.reviews import Judged, QuestionState
from reviewtui.tui.marks import tone
from reviewtui.tui.summary.head import counted
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from db.store import Store

NOT_JUDGED = "Nothing is judged here yet."
NO_REASON = "No rationale is given."


class Preview(Widget):
    """As much of the judgement as there is room for; Enter shows all of it."""

    framework: Framework | None = None
    state: reactive[QuestionState | None] = reactive[QuestionState | None](None)

    def render(self) -> Content:
        """One judgement, or each side where two laptops disagree."""
        if self.state is None or self.framework is None:
            return Content("")
        sides = self.state.sides or ((self.state.judged,) if self.state.judged else ())
        if not sides:
            return Content.styled(NOT_JUDGED, "$tone-quiet")
        return Content("\n").join([self._judged(self.framework, self.state, judged) for judged in sides])

    def _judged(self, framework: Framework, state: QuestionState, judged: Judged) -> Content:
        rationale = plain(judged.rationale, multiline=True)
        reason = rationale if judged.rationale else Content.styled(NO_REASON, "$tone-quiet")
        return Content.assemble(self._answer(framework, state, judged), "\n", reason)

    def _answer(self, framework: Framework, state: QuestionState, judged: Judged) -> Content:
        scale = framework.scale_of(state.question)
        answer = scale.by_code.get(judged.answer or "")
        words = plain(f"{answer.glyph} {answer.label}", tone(answer, scale)) if answer else Content("no answer")
        sources = counted(len(judged.evidence), "source")
        return Content.assemble(words, " · ", plain(judged.inspector, "bold"), (f" · {sources}", "$tone-quiet"))


def read_judgement(store: "Store", reference: str, question: str) -> QuestionState:
    """What stands on one question of a case. Raises BadInput when there is no such case."""
    from reviewtui.services.reviews import open_review

    sheet = open_review(store, "", reference)
    return next(state for state in sheet.questions if state.question.code == question)
