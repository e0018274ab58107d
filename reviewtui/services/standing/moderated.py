"""Answers that were agreed where judgements differ: they count instead of them."""

from collections.abc import Iterable
from typing import NamedTuple

from db import entries
from db.entries import Connection
from db.values import EntryRow
from reviewtui.services.errors import BadInput
from reviewtui.services.people.authors import attributed
from reviewtui.services.record_keeping import is_live

MODERATED = "moderated"
"""The name that a subject has in the place of a review."""


class Moderated(NamedTuple):
    """One moderated answer. Its reason and name are untrusted."""

    case: str
    question: str
    answer: str
    reason: str
    inspector: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
    entry: str


def moderated_subject(case: str, question: str) -> str:
    """What a moderated answer is about."""
    return f"{case}/{MODERATED}/{question}"


def moderated_on(connection: Connection, case: str | None = None) -> dict[tuple[str, str], Moderated]:
    """Case and question to the moderated answer that counts (of one case); absent where two of them differ."""
    return agreed(attributed(connection, entries.current(connection, "moderation", case=case)))


def require_not_moderated(connection: Connection, case: str, question: str) -> None:
    """What a moderator agreed an answer to stays as it was judged. Raises BadInput."""
    if any(map(is_live, entries.current(connection, "moderation", subject=moderated_subject(case, question)))):
        raise BadInput(
            f"{case} {question} was moderated, and its judgements stay as they are. To change them, withdraw the "
            f"moderated answer first: `reviewtui moderate {case} {question} --withdraw --reason TEXT`."
        )


def agreed(rows: Iterable[EntryRow]) -> dict[tuple[str, str], Moderated]:
    """The same of some current entries."""
    found: dict[tuple[str, str], Moderated] = {}
    differing = set[tuple[str, str]]()
    for row in rows:
        if is_live(row):
            one = _moderated(row)
            place = (one.case, one.question)
            if found.setdefault(place, one).answer != one.answer:
                differing.add(place)
    return {place: one for place, one in found.items() if place not in differing}


def _moderated(row: EntryRow) -> Moderated:
    said = row.content or {}
    words = (said["case"], said["question"], said["answer"], said["reason"])
    return Moderated(*words, row.person or "", row.made_at, row.id)
