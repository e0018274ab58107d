"""A kind of entry that the program does not have: how a site wants a question to be read, for all its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Shape, Telling

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Day, Filled, Id, Moment

_HOW = {"narrow": "read narrowly", "wide": "read widely"}


class ChallengeContent(Shape):
    """What a `challenge` entry holds."""

    id: Id
    question: Filled
    how: Literal["narrow", "wide"]
    text: Filled
    until: Day | None = None


class ChallengeItem(ChallengeContent):
    """A challenge that stands, and whose it is."""

    inspector: str | None = None
    made_at: Moment
    entry: str


def _say(telling: Telling) -> str:
    changed = " from now on" if telling.before else ""
    return f"{_named(telling.content)} is to be {_HOW[telling.content['how']]}{changed}."


def _named(content: Content) -> str:
    return f"question {content['question']}"


CHALLENGE = Kind(
    "challenge",
    ChallengeContent,
    "{id}",
    say=_say,
    withheld="a challenge",
    withdrawn="challenge taken back.",
    texts=lambda content: [content["text"]],
    listed=(Listed("challenges", ChallengeItem),),
)
