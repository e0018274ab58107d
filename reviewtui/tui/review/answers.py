"""The answers of a question in words and keys, whatever its scale: grades, yes and no, or whole numbers."""

from collections.abc import Sequence

from reviewtui.framework.model import Answer, Framework, Question, UnknownCode
from reviewtui.tui.actions.action import in_short


def answer_given(framework: Framework, question: Question, code: str | None) -> Answer | None:
    """The answer of a code, whole numbers too; None where none stands, or where the scale has it no more."""
    if code is None:
        return None
    try:
        return framework.scale_of(question).answer(code)
    except UnknownCode:
        return None


def keys_of(framework: Framework, question: Question, codes: Sequence[str]) -> list[str]:
    """The keys that give some answers."""
    return [answer.key for answer in framework.offered(question) if answer.code in codes]


def keys_in_words(framework: Framework, question: Question) -> str:
    """`1, 2, 3 or 4`; `a whole number, 0 to 99`."""
    scale = framework.scale_of(question)
    if scale.count:
        return f"a whole number, {scale.span}"
    return either([answer.key for answer in framework.offered(question)])


def keys_in_short(framework: Framework, question: Question) -> str:
    """`1-4 x`; `0-9` for a whole number."""
    if framework.scale_of(question).count:
        return "0-9"
    return in_short([answer.key for answer in framework.offered(question)])


def either(words: Sequence[str]) -> str:
    """`1, 2 or 3`."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
