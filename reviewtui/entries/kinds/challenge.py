"""A challenge: what a site says is not accurate about one of its cases, and what was decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Shape, SignedItem, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Day, Filled, Id, Reference

OUTCOMES = {"upheld": "upheld", "partly_upheld": "partly upheld", "not_upheld": "not upheld"}
"""What can be decided, and how a sentence says it."""


class ChallengeContent(Shape):
    """What a `challenge` entry holds; it is open until it has an outcome."""

    case: Reference
    id: Id
    question: Annotated[Filled | None, Field(description="Code of the question whose judgement it is about.")] = None
    raised_by: Annotated[Filled, Field(description="Who says so.")]
    received: Annotated[Day, Field(description="YYYY-MM-DD.")]
    passage: Annotated[Filled, Field(description="The passage, and what is not accurate in it.")]
    evidence: Annotated[Filled | None, Field(description="What they say shows it.")] = None
    outcome: Literal["upheld", "partly_upheld", "not_upheld"] | None = None
    reason: Annotated[Filled | None, Field(description="Why it was decided so.")] = None


class ChallengeItem(SignedItem, ChallengeContent):
    """A challenge, who recorded or decided it last and when."""


def _say(telling: Telling) -> str:
    outcome = telling.content.get("outcome")
    if outcome:
        return f"challenge {OUTCOMES[outcome]}."
    return "challenge open again." if telling.before else "challenge recorded."


def _contradictions(content: Content) -> list[tuple[str, str]]:
    if content.get("outcome") and not content.get("reason"):
        return [("reason", "An outcome needs a reason.")]
    return []


CHALLENGE = Kind(
    "challenge",
    ChallengeContent,
    "{case}/{id}",
    say=_say,
    withheld="a challenge",
    withdrawn="challenge withdrawn.",
    texts=lambda content: [content["passage"], content.get("evidence"), content.get("reason")],
    contradictions=_contradictions,
    of_case=True,
    of_first=True,
    after_signoff=True,
    listed=(Listed("challenges", ChallengeItem),),
    sheet=("challenges",),
)
