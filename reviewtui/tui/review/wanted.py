"""Where a question stands, and where it will stand once what was asked for is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reviewtui.framework.model import Framework
from reviewtui.rating.case import hidden_questions
from reviewtui.services.acts import Change
from reviewtui.services.evidence import Evidence
from reviewtui.services.reviews import Judged, QuestionState


@dataclass(frozen=True)
class Wanted:
    """What a question's judgement says once everything asked for is saved."""

    answer: str | None = None
    rationale: str = ""
    evidence: tuple[Evidence, ...] = ()
    insufficient_evidence: bool = False


def is_owed(state: QuestionState) -> bool:
    """Whether a question that is asked is not done: unanswered, disagreed on, owing, or wanting a second look."""
    return not state.hidden and (state.answer is None or state.owes or bool(state.second_look))


def hidden_codes(framework: Framework, answers: Mapping[str, str | None]) -> frozenset[str]:
    """The questions that these answers hide; a question not answered may be None."""
    if not framework.gates:
        return frozenset()
    given = {code: answer for code, answer in answers.items() if answer is not None}
    return frozenset(hidden.question.code for hidden in hidden_questions(framework, given))


def state_after(state: QuestionState, wanted: Wanted, change: Change, person: str) -> QuestionState:
    """Where a question stands after one act of this person."""
    judged = Judged(
        change.entry,
        person,
        change.made_at,
        wanted.answer,
        wanted.rationale,
        wanted.evidence,
        wanted.insufficient_evidence,
    )
    question = state.question
    return replace(
        state,
        judged=judged,
        sides=(),
        owes_rationale=wanted.answer in question.owes_rationale and not wanted.rationale.strip(),
        owes_evidence=wanted.answer in question.owes_evidence and not wanted.evidence,
        draft=None,
        second_look=(),
    )


def settled_by(sides: tuple[Judged, ...], answer: str) -> Wanted:
    """What an answer to a disagreement keeps: the words of those who gave it, and everyone's evidence."""
    rationales = dict.fromkeys(side.rationale for side in sides if side.answer == answer and side.rationale)
    evidence: list[Evidence] = []
    for piece in (piece for side in sides for piece in side.evidence):
        if piece not in evidence:
            evidence.append(piece)
    marked = any(side.insufficient_evidence for side in sides if side.answer == answer)
    return Wanted(answer, "\n\n".join(rationales), tuple(evidence), marked)


def shown_or_hidden(framework: Framework, states: tuple[QuestionState, ...]) -> tuple[QuestionState, ...]:
    """The same states, each saying whether the answers as they stand now hide its question."""
    hidden = hidden_codes(framework, {state.question.code: state.answer for state in states})
    return tuple(
        state if state.hidden is (state.question.code in hidden) else replace(state, hidden=not state.hidden)
        for state in states
    )
