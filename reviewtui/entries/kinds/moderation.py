"""A moderation: the answer agreed where judgements differ; it counts instead of them, and they stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Kind, Listed, Shape, SignedItem, Telling
from reviewtui.framework.model import UnknownCode

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Reference, ReplacedItem


class ModerationContent(Shape):
    """What a `moderation` entry holds."""

    case: Reference
    review: Annotated[Literal["moderated"], Field(description="It stands beside the first and the second review.")]
    question: Annotated[Filled, Field(description="Code of the question.")]
    answer: Filled
    framework_version: Filled
    reason: Filled
    judgements: Annotated[list[ReplacedItem], Field(description="The judgements that the moderator had before them.")]


class ModerationItem(SignedItem, ModerationContent):
    """A moderated answer, who recorded it and when."""


def _say(telling: Telling) -> str:
    question, answer = telling.content["question"], telling.content["answer"]
    try:
        return f"moderated: {telling.framework.answer_to(question, answer).label}."
    except UnknownCode:
        return f"moderated: {answer}."


MODERATION = Kind(
    "moderation",
    ModerationContent,
    "{case}/{review}/{question}",
    say=_say,
    withheld="a moderated answer",
    withdrawn="moderated answer withdrawn.",
    named=lambda _: "moderated answer",
    texts=lambda content: [content["reason"]],
    of_case=True,
    of_question=True,
    graded=True,
    listed=(Listed("moderation", ModerationItem),),
    sheet=("question",),
)
