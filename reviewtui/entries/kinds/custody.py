"""Custody: who holds a copy of a case to review, since when, and how it came to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Moment, Reference, ReviewName


class CustodyContent(Shape):
    """What a `custody` entry holds; since when it is held is when the entry was made, unless it says otherwise."""

    case: Reference
    review: ReviewName
    holder: Filled
    how: Literal["bundle", "given", "claimed", "handed_in"]
    since: Annotated[Moment | None, Field(description="Of what was handed in: since when the holder has it.")] = None
    reason: Annotated[Filled | None, Field(description="Always there where somebody claimed it.")] = None


def _say(telling: Telling) -> str:
    content = telling.content
    second = "second review " if content["review"] == "second" else ""
    said = {
        "bundle": "held by {holder}, who was given a bundle.",
        "given": "held by {holder}.",
        "claimed": "claimed by {holder}.",
        "handed_in": "handed in by {holder}, who still holds it.",
    }[content["how"]]
    return f"{second}{said.format(holder=content['holder'])}"


def _contradictions(content: Content) -> Iterator[tuple[str, str]]:
    if content.get("how") == "claimed" and not content.get("reason"):
        yield "reason", "A case is claimed with a reason."
    if content.get("how") == "handed_in" and not content.get("since"):
        yield "since", "What is handed in was held since some moment."


CUSTODY = Kind(
    "custody",
    CustodyContent,
    "{case}/{review}",
    say=_say,
    withheld="who holds the case",
    after_signoff=True,
    withdrawn="held by nobody.",
    texts=lambda content: [content.get("reason")],
    contradictions=_contradictions,
    of_case=True,
    by_file=False,
)
