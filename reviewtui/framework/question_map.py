"""What becomes of each question where an inspection goes over to another version of its framework."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from reviewtui.framework.model import Framework
from reviewtui.framework.parts import Question

How = Literal["same", "wording", "changed", "added", "removed"]


class Mapped(NamedTuple):
    """One question of either version."""

    question: str
    how: How
    before: str
    """Its text in the former version; empty where it is new."""
    after: str
    """Its text in the new version; empty where it is gone."""

    @property
    def carries(self) -> bool:
        """Whether answers to it stay."""
        return self.how in ("same", "wording")


def question_map(old: Framework, new: Framework, wording: Collection[str] = ()) -> tuple[Mapped, ...]:
    """Every question in the order of the new version, then those that are gone.

    A question whose text changed has changed its meaning, unless `wording` names it. Where it is answered on another
    scale it has changed whatever anybody says: an answer to it would be none now.
    """
    before = {question.code: question for question in old.questions()}
    after = {question.code: question for question in new.questions()}
    return (
        *(_mapped(old, new, before.get(code), question, wording) for code, question in after.items()),
        *(Mapped(code, "removed", question.text, "") for code, question in before.items() if code not in after),
    )


def cannot_carry(old: Framework, new: Framework, code: str) -> bool:
    """Whether answers to a question of both versions cannot carry over, since other answers are offered now."""
    one, other = old.question(code), new.question(code)
    return _answers(old, one) != _answers(new, other)


def _mapped(
    old: Framework, new: Framework, before: Question | None, after: Question, wording: Collection[str]
) -> Mapped:
    if before is None:
        return Mapped(after.code, "added", "", after.text)
    how: How = "changed"
    if not cannot_carry(old, new, after.code):
        if before.text == after.text:
            how = "same" if _said(before) == _said(after) else "wording"
        elif after.code in wording:
            how = "wording"
    return Mapped(after.code, how, before.text, after.text)


def _said(question: Question) -> tuple[object, ...]:
    return question.title, question.guidance, dict(question.legend), question.prompts


def _answers(framework: Framework, question: Question) -> tuple[object, ...]:
    scale = framework.scale_of(question)
    return scale.count, frozenset(answer.code for answer in framework.offered(question))
