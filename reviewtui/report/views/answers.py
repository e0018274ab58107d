"""One answer in one cell: its letter in the colour of its grade, or what stands where there is none."""

from reviewtui.framework.model import Framework, Question
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE
from reviewtui.report.cells import STILL_TO_DO, Piece
from reviewtui.report.marks import NOT_ASKED

MANY = "+"
"""A number of more than one digit."""


def answer_piece(framework: Framework, question: Question, code: str | None) -> Piece:
    """`G`, a number, `-` where it is not asked, `≠` where in dispute, `·` while still to come."""
    if code is None:
        return Piece(STILL_TO_DO, "to_do")
    if code in (HIDDEN, IN_DISPUTE):
        return Piece(NOT_ASKED, "to_do") if code == HIDDEN else Piece(IN_DISPUTE, "weak")
    scale = framework.scale_of(question)
    if scale.count:
        return Piece(code if len(code) == 1 else MANY)
    return Piece(scale.answer(code).letter, graded=(scale, code))


def letters_legend(framework: Framework) -> str:
    """`O Outstanding, G Good, …; - not asked, ≠ different answers, · no answer yet.`"""
    answers = {
        answer.letter: answer.short or answer.label
        for question in framework.questions()
        if not framework.scale_of(question).count
        for answer in reversed(framework.scale_of(question).answers)
    }
    said = ", ".join(f"{letter} {label}" for letter, label in reversed(answers.items()))
    return f"{said}; {NOT_ASKED} not asked, {IN_DISPUTE} different answers, {STILL_TO_DO} no answer yet."
