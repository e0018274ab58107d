"""A judgement: a person's answer to one question of a case, with its rationale and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.judgement_changes import judgement_changes
from reviewtui.entries.kinds.kind import ABSENT, Kind, Listed, Near, Searched, Shape, Telling
from reviewtui.framework.model import UnknownCode

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.entry import Entry
    from reviewtui.entries.kinds.values import (
        Agencies,
        Evidence,
        Filled,
        Moment,
        Phase,
        Reference,
        Replaced,
        ReplacedItem,
        ReviewName,
    )


class JudgementContent(Shape):
    """What a `judgement` entry holds: answer, rationale and evidence together."""

    case: Reference
    review: ReviewName
    question: Filled
    answer: Annotated[Filled | None, Field(description="Absent until it is answered.")] = None
    framework_version: Filled
    rationale: str | None = None
    evidence: list[Evidence] | None = None
    insufficient_evidence: Annotated[
        Literal[True] | None, Field(description="The file and those asked do not say enough.")
    ] = ABSENT
    responsible: Annotated[Agencies, Field(description="The agencies whose work the answer is about.")] = ABSENT
    phase: Annotated[Phase, Field(description="The part of the case that the answer is true of.")] = ABSENT
    replaced: Annotated[
        list[Replaced], Field(description="Judgements with another answer, or sides of a disagreement.")
    ] = ABSENT


class JudgementItem(Shape):
    """A current judgement, flat: a row for an analyst."""

    case: str
    site: str | None = None
    standard: str | None = None
    question: str
    framework_version: str
    answer: Annotated[str | int, Field(description="The answer's code; a whole number where that is asked for.")]
    label: str | None = None
    score: int | None = None
    rationale: str | None = None
    evidence: list[Evidence] = ABSENT
    inspector: str | None = None
    review: ReviewName
    made_at: Moment
    entry: str
    counts: Annotated[bool, Field(description="Whether it counts in the figures.")]
    why_not: Annotated[str | None, Field(description="Why it does not count; null where it does.")] = None
    responsible: Annotated[Agencies, Field(description="The agencies whose work the answer is about.")] = ABSENT
    phase: Annotated[Phase, Field(description="The part of the case that the answer is true of.")] = ABSENT
    second_look: Annotated[
        Literal[True], Field(description="Its evidence changed after it was made; absent where it did not.")
    ] = ABSENT
    replaced: Annotated[
        list[ReplacedItem], Field(description="Whose answer it took the place of; absent where it was the first.")
    ] = ABSENT


def _say(telling: Telling) -> str:
    """The answer, or what else has changed when the answer is the one that stood."""
    content, before = telling.content, telling.before or {}
    answer = content.get("answer")
    same = answer == before.get("answer")
    changes = judgement_changes(before, content, back=telling.act == "undo") if same else ""
    if answer:
        return f"{changes}." if changes else f"judged {_label(telling)}."
    return f"{changes}, no answer yet." if changes else "no answer now."


def _label(telling: Telling) -> str:
    question, answer = telling.content["question"], str(telling.content["answer"])
    try:
        return telling.framework.answer_to(question, answer).label
    except UnknownCode:
        return answer


def _takes_over(judged: Entry, suggested: Entry, near: Near) -> bool:
    """Whether a judgement gave the answer that a suggestion taken over asked for, and another stood before."""
    taken, said = suggested.content or {}, judged.content or {}
    if taken.get("done") != "taken" or judged.subject.split("/")[::2] != [taken.get("case"), taken.get("question")]:
        return False
    replaced = (each.content or {} for each in near.values() if each.id in judged.replaces)
    stood = [content.get("answer") for content in replaced]
    return bool(said.get("answer") == taken.get("answer") and said.get("answer") not in stood)


JUDGEMENT = Kind(
    "judgement",
    JudgementContent,
    "{case}/{review}/{question}",
    say=_say,
    withheld="a judgement",
    withdrawn="no answer now.",
    texts=lambda content: [content.get("rationale")],
    searched=Searched(
        4,
        lambda content, by: f"{content['question']}, rationale{by}",
        piece=lambda content: {"rationale": content["question"]},
    ),
    of_case=True,
    graded=True,
    answers=True,
    of_question=True,
    listed=(Listed("judgements", JudgementItem),),
    sheet=("question",),
    together={"suggestion": _takes_over},
)
