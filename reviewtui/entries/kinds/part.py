"""A part of a review: one standard of a case that another inspector answers, and how far that has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Kind, Near, Shape, Telling
from reviewtui.entries.kinds.submission import lacks_reason, state_words

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.entry import Entry
    from reviewtui.entries.kinds.values import Count, Filled, Reference


class PartContent(Shape):
    """What a `part` entry holds: who answers a standard of a case, and whether it is submitted."""

    case: Reference
    standard: Annotated[Filled, Field(description="Code of the standard.")]
    inspector: Filled
    state: Literal["given", "submitted", "returned", "reopened"]
    reason: Annotated[Filled | None, Field(description="Always there when it was returned or reopened.")] = None
    missing: Annotated[Count | None, Field(description="How much was missing when it was submitted all the same.")] = (
        None
    )


def _say(telling: Telling) -> str:
    content = telling.content
    state = f"given to {content['inspector']}" if content["state"] == "given" else state_words(content)
    return f"standard {content['standard']} {state}."


def _at_once(second: Entry, first: Entry, _: Near) -> bool:
    """Whether one act submitted several standards of a case, or left them with whoever was given all of it."""
    how = _how_at_once(first)
    return bool(how) and how == _how_at_once(second) and first.subject.split("/")[0] == second.subject.split("/")[0]


def _how_at_once(entry: Entry) -> str:
    said = entry.content or {}
    if "withdrawn" in said:
        return "left" if entry.reason else ""
    return "submitted" if said.get("state") == "submitted" else ""


PART = Kind(
    "part",
    PartContent,
    "{case}/{standard}",
    say=_say,
    withheld="who was given a standard",
    withdrawn="a standard goes back to whoever has the case.",
    texts=lambda content: [content.get("reason")],
    contradictions=lacks_reason("standard"),
    of_case=True,
    together={"part": _at_once},
)
