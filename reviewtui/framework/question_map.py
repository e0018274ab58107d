"""What becomes of each question where an inspection goes over to another version of its framework."""

from collections import Counter
from collections.abc import Collection, Mapping
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
    was: str = ""
    """Its code in the former version, where that is another."""

    @property
    def carries(self) -> bool:
        """Whether answers to it stay."""
        return self.how in ("same", "wording")


def question_map(
    old: Framework, new: Framework, wording: Collection[str] = (), renamed: Mapping[str, str] | None = None
) -> tuple[Mapped, ...]:
    """Every question in the order of the new version, then those that are gone.

    `renamed` are former codes to new ones, where a question has another code now; what is asked in the very words of
    one that is gone, and answered alike, is that question without being named.
    A question whose text changed has changed its meaning, unless `wording` names it. Where it is answered on another
    scale it has changed whatever anybody says: an answer to it would be none now.
    """
    before, after = _by_code(old), _by_code(new)
    moved = {**same_words(old, new, renamed or {}), **(renamed or {})}
    former = {now: code for code, now in moved.items()}
    gone = [code for code in before if code not in moved and (code not in after or code in former)]
    return (
        *(
            _renamed(before[former[code]], question)
            if code in former
            else _mapped(old, new, None if code in moved else before.get(code), question, wording)
            for code, question in after.items()
        ),
        *(Mapped(code, "removed", before[code].text, "") for code in gone),
    )


def same_words(old: Framework, new: Framework, renamed: Mapping[str, str]) -> dict[str, str]:
    """Former code to new code of questions that are asked in the same words, by that alone; none of those `renamed`."""
    before, after = ({code: question.text for code, question in _by_code(each).items()} for each in (old, new))
    gone = [code for code, text in before.items() if after.get(code) != text and code not in renamed]
    come = [code for code, text in after.items() if before.get(code) != text and code not in renamed.values()]
    texts = Counter(before[code] for code in gone), Counter(after[code] for code in come)
    return {
        code: now
        for code in gone
        for now in come
        if before[code] == after[now]
        and texts[0][before[code]] == texts[1][before[code]] == 1
        and not cannot_carry(old, new, code, now)
    }


def _by_code(framework: Framework) -> dict[str, Question]:
    return {question.code: question for question in framework.questions()}


def _renamed(before: Question, after: Question) -> Mapped:
    how: How = "same" if before.text == after.text and _said(before) == _said(after) else "wording"
    return Mapped(after.code, how, before.text, after.text, before.code)


def cannot_carry(old: Framework, new: Framework, code: str, now: str = "") -> bool:
    """Whether answers to a question cannot carry over, since other answers are offered now; `now` is its new code."""
    one, other = old.question(code), new.question(now or code)
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
