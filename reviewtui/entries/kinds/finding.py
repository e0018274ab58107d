"""A finding: what was decided about a missed opportunity that a check found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Searched, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Id, Reference

_DECISIONS = {"confirmed": "confirmed", "dismissed": "dismissed", "open": "left open"}


class FindingContent(Shape):
    """What a `finding` entry holds: what was decided about a missed opportunity that a check found."""

    case: Reference
    id: Annotated[Filled, Field(description="The check, a colon, and the ids of the events joined with +.")]
    check: Filled
    events: Annotated[list[Id], Field(min_length=1)]
    decision: Literal["confirmed", "dismissed", "open"]
    sentence: Annotated[Filled, Field(description="What the finding said when it was decided.")]
    reason: Annotated[Filled | None, Field(description="Always there when it was dismissed.")] = None
    framework_version: Filled


def _say(telling: Telling) -> str:
    code = telling.content["check"]
    title = next((check.title for check in telling.framework.checks if check.code == code), code)
    return f"missed opportunity “{title}”: {_DECISIONS[telling.content['decision']]}."


def _contradictions(content: Content) -> Iterator[tuple[str, str]]:
    if content.get("decision") == "dismissed" and not content.get("reason"):
        yield "reason", "A missed opportunity is dismissed with a reason."


FINDING = Kind(
    "finding",
    FindingContent,
    "{case}/{id}",
    say=_say,
    withheld="a decision on a missed opportunity",
    withdrawn="missed opportunity: no decision.",
    texts=lambda content: [content.get("reason")],
    contradictions=_contradictions,
    searched=Searched(
        6,
        lambda _, by: "Decision on a possible missed opportunity",
        piece=lambda content: {"event": content["events"][0]},
    ),
    of_case=True,
    sheet=("findings",),
)
