"""What was judged in the case under the cursor: who, what, why and on what evidence, without leaving the list."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.framework.model import Framework, Scale
from reviewtui.report.cells import STILL_TO_DO
from reviewtui.report.judged import DISPUTE
from reviewtui.report.marks import graded
from reviewtui.services.reviewing.review_sheet import Judged, QuestionState, ReviewSheet
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.tui.cells import words
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

NOT_JUDGED = "No judgements yet."
NO_REASON = "No rationale."


class Preview(Widget):
    """As much of it as there is room for; Enter on the case shows all."""

    content: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """What there is to say, cut at the bottom."""
        return self.content


def judged_content(store: "Store", reference: str, question: str) -> Content:
    """The judgement that stands, or each side of a disagreement. Raises BadInput when there is no such case."""
    sheet = open_review(store, "", reference)
    state = next(state for state in sheet.questions if state.question.code == question)
    sides = state.sides or ((state.judged,) if state.judged else ())
    if not sides:
        return Content.styled(NOT_JUDGED, "$tone-quiet")
    scale = sheet.inspection.framework.scale_of(state.question)
    return Content("\n").join([line for side in sides for line in _judged(sheet, scale, side)])


def answers_content(framework: Framework, states: Iterable[QuestionState]) -> Content:
    """The answer to each question, one below the other: `○ Inadequate  1.3 Other agencies' history`."""
    found = [
        (state, words(DISPUTE) if is_in_dispute(state) else _answer(framework.scale_of(state.question), state.answer))
        for state in states
    ]
    width = max((answer.cell_length for _, answer in found), default=0)
    return Content("\n").join(
        [
            Content.assemble(answer.truncate(width, pad=True), "  ", plain(f"{s.question.code} {s.question.title}"))
            for s, answer in found
        ]
    )


def is_in_dispute(state: QuestionState) -> bool:
    """Whether two laptops answered it differently: no answer stands."""
    return bool(state.sides) and state.answer is None


def _judged(sheet: ReviewSheet, scale: Scale, judged: Judged) -> list[Content]:
    return [
        Content.assemble(_answer(scale, judged.answer), " · ", plain(judged.inspector, "bold")),
        plain(judged.rationale, multiline=True) if judged.rationale else Content.styled(NO_REASON, "$tone-quiet"),
        *(plain(f"§ {sheet.evidence_words(piece)}", "$tone-quiet") for piece in judged.evidence),
    ]


def _answer(scale: Scale, code: str | None) -> Content:
    return words(graded(scale, code, f"{STILL_TO_DO} no answer"))
