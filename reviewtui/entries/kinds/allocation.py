"""An allocation: who was given a case to review, by the lead inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Near, Shape, Telling

if TYPE_CHECKING:
    from reviewtui.entries.entry import Entry
    from reviewtui.entries.kinds.values import Filled, Reference, ReviewName


class AllocationContent(Shape):
    """What an `allocation` entry holds: one inspector a case and review."""

    case: Reference
    review: ReviewName
    inspector: Filled


def _say(telling: Telling) -> str:
    content, before = telling.content, telling.before
    second = " for a second review" if content["review"] == "second" else ""
    taken = f", not to {before['inspector']}" if before and before["inspector"] != content["inspector"] else ""
    return f"given to {content['inspector']}{second}{taken}."


def _of_the_whole_case(allocation: Entry, part: Entry, _: Near) -> bool:
    """Whether whoever was given a case had a standard of it before, which the same act left with the case."""
    left = part.reason and "withdrawn" in (part.content or {})
    return bool(left) and part.subject.split("/")[0] == allocation.subject.split("/")[0]


ALLOCATION = Kind(
    "allocation",
    AllocationContent,
    "{case}/{review}",
    say=_say,
    withheld="who was given the case",
    withdrawn="given to nobody any more.",
    of_case=True,
    together={"part": _of_the_whole_case},
)
