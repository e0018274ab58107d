"""A submission: a case's review handed to the lead inspector, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Count, Filled, Reference, ReviewName

_WITH_A_REASON = ("returned", "reopened")


class SubmissionContent(Shape):
    """What a `submission` entry holds: where a review stands between an inspector and the lead."""

    case: Reference
    review: ReviewName
    state: Literal["submitted", "returned", "accepted", "reopened"]
    reason: Annotated[Filled | None, Field(description="Always there when it was returned or reopened.")] = None
    missing: Annotated[Count | None, Field(description="How much was missing when it was submitted all the same.")] = (
        None
    )


def _say(telling: Telling) -> str:
    content = telling.content
    second = "second review " if content["review"] == "second" else ""
    number = content.get("missing")
    missing = f" with {number} {'item' if number == 1 else 'items'} missing" if number else ""
    return f"{second}{content['state']}{missing}."


def _contradictions(content: Content) -> Iterator[tuple[str, str]]:
    if content.get("state") in _WITH_A_REASON and not content.get("reason"):
        yield "reason", "A case is returned or reopened with a reason."


SUBMISSION = Kind(
    "submission",
    SubmissionContent,
    "{case}/{review}",
    say=_say,
    withheld="a submission",
    withdrawn="not submitted any more.",
    texts=lambda content: [content.get("reason")],
    contradictions=_contradictions,
    of_case=True,
    sheet=("stage",),
)
