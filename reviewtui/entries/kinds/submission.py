"""A submission: a case's review handed to the lead inspector, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Count, Filled, Reference, ReviewName


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
    return f"{second}{state_words(content)}."


def state_words(content: Content) -> str:
    """`submitted with 2 items missing`"""
    number = content.get("missing")
    missing = f" with {number} {'item' if number == 1 else 'items'} missing" if number else ""
    return f"{content['state']}{missing}"


def lacks_reason(what: str) -> Callable[[Content], Iterator[tuple[str, str]]]:
    """Contradictions of the state of a case or standard: `what` is returned and reopened with a reason."""

    def found(content: Content) -> Iterator[tuple[str, str]]:
        if content.get("state") in ("returned", "reopened") and not content.get("reason"):
            yield "reason", f"A {what} is returned or reopened with a reason."

    return found


SUBMISSION = Kind(
    "submission",
    SubmissionContent,
    "{case}/{review}",
    say=_say,
    withheld="a submission",
    withdrawn="not submitted any more.",
    texts=lambda content: [content.get("reason")],
    contradictions=lacks_reason("case"),
    of_case=True,
    sheet=("stage",),
)
