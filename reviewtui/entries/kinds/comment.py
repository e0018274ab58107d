"""A comment: what one person asks or says of a judgement, a reply to it, and that it is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Kind, Listed, Shape, SignedItem, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Id, Reference, ReviewName


class CommentContent(Shape):
    """What a `comment` entry holds; a reply names what it replies to."""

    case: Reference
    review: ReviewName
    question: Annotated[Filled, Field(description="Code of the question.")]
    id: Id
    text: Filled
    reply_to: Annotated[Id | None, Field(description="Id of the comment that this one replies to.")] = None
    resolved: Literal[True] | None = None


class CommentItem(SignedItem, CommentContent):
    """A comment, who wrote it and when it was last changed."""


def _say(telling: Telling) -> str:
    content, before = telling.content, telling.before
    if before is not None:
        return "comment resolved." if content.get("resolved") else "comment open again."
    return "reply added." if content.get("reply_to") else "comment added."


COMMENT = Kind(
    "comment",
    CommentContent,
    "{case}/{review}/{question}/{id}",
    say=_say,
    withheld="a comment",
    after_signoff=True,
    withdrawn="comment withdrawn.",
    texts=lambda content: [content["text"]],
    of_case=True,
    of_question=True,
    listed=(Listed("comments", CommentItem),),
    sheet=("comments",),
)
