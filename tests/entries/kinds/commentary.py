"""A kind of entry that the program does not have: how a site wants a question to be read, for all its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Shape, Telling

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Day, Filled, Id, Moment

_HOW = {"narrow": "read narrowly", "wide": "read widely"}


class CommentaryContent(Shape):
    """What a `commentary` entry holds."""

    id: Id
    question: Filled
    how: Literal["narrow", "wide"]
    text: Filled
    until: Day | None = None


class CommentaryItem(CommentaryContent):
    """Commentary that is current, and whose it is."""

    inspector: str | None = None
    made_at: Moment
    entry: str


def _say(telling: Telling) -> str:
    changed = " from now on" if telling.before else ""
    return f"{_named(telling.content)} is to be {_HOW[telling.content['how']]}{changed}."


def _named(content: Content) -> str:
    return f"question {content['question']}"


COMMENTARY = Kind(
    "commentary",
    CommentaryContent,
    "{id}",
    say=_say,
    withheld="commentary",
    withdrawn="commentary taken back.",
    texts=lambda content: [content["text"]],
    listed=(Listed("commentary", CommentaryItem),),
)
