"""How far a document was read, or that the site still owes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.entries.kinds.kind import Kind, Shape, Telling, same_subject

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Id, Reference

_STATES = {
    "not_read": "not read",
    "part_read": "part read",
    "read": "read",
    "requested": "requested",
    "not_supplied": "not supplied",
}


class ReadingContent(Shape):
    """What a `reading` entry holds: how far a document was read, or that the site still owes it."""

    case: Reference
    document: Id
    state: Literal["not_read", "part_read", "read", "requested", "not_supplied"]


def _say(telling: Telling) -> str:
    return f"document {telling.content['document']}: {_STATES[telling.content['state']]}."


READING = Kind(
    "reading",
    ReadingContent,
    "{case}/{document}",
    say=_say,
    withheld="how far a document was read",
    withdrawn="not read.",
    of_case=True,
    sheet=("readings",),
    together={"document": same_subject},
)
