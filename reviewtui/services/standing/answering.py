"""What an answer owes, and whose place it may not take in passing: the same of what stands and what is given."""

from collections.abc import Mapping
from typing import Any

from reviewtui.framework.model import Question


def owes_rationale(question: Question, answer: str | None, rationale: str | None, *, for_another: bool) -> bool:
    """Whether an answer with this rationale owes one.

    One that took the place of another owes a rationale where that one had one (`for_another`): reasons are not
    carried on.
    """
    asked = answer in question.owes_rationale or (answer is not None and for_another)
    return asked and not (rationale or "").strip()


def owes(question: Question, content: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether a judgement owes a rationale, and whether it owes evidence."""
    answer = content.get("answer")
    for_another = "replaced" in content and any(item.get("rationale") for item in content["replaced"] or ())
    return (
        owes_rationale(question, answer, content.get("rationale"), for_another=for_another),
        answer in question.owes_evidence and not content.get("evidence"),
    )


def displaces(answer: str | None, person: str | None, *, judged: str | None, by: str | None) -> bool:
    """Whether an answer of a person takes the place of somebody else's other answer; what a file says is nobody's."""
    return judged not in (None, answer) and by not in (None, "", person)
