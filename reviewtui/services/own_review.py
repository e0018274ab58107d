"""Two reviews of one case: which of them is a person's own, and which one they may not read yet."""

from collections.abc import Mapping

from db import caselist, entries
from db.entries import Connection
from reviewtui.entries.kinds import KINDS
from reviewtui.services.parts import parts_on
from reviewtui.services.record_keeping import is_live
from reviewtui.services.stage import REVIEWS, stage_on

FIRST, SECOND = REVIEWS

OF_THE_FILE = ("case", "document", "event", "allocation", "alert", "withdrawal", "part")
"""The kinds that say what a case file says, whoever reviews it, and what nobody may be kept from knowing."""


def allocated(connection: Connection, case: str | None = None) -> dict[tuple[str, str], tuple[str, ...]]:
    """Who has which case and review."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in entries.current(connection, "allocation", case=case):
        if is_live(row):
            reference, review = row.subject.split("/")
            known = found.get((reference, review), ())
            found[reference, review] = tuple(dict.fromkeys((*known, str((row.content or {})["inspector"]))))
    return found


def review_of(connection: Connection, person: str | None, case: str) -> str:
    """Which review of a case a person works on: the second where they were given it, else the first."""
    return SECOND if person and person in allocated(connection, case).get((case, SECOND), ()) else FIRST


def unread(connection: Connection, person: str) -> dict[str, str]:
    """Case to the review of it that a person may not read yet: the other one, until both are submitted.

    Whoever has neither of the two reads both.
    """
    found: dict[str, str] = {}
    for case in given_twice(connection):
        given = allocated(connection, case)
        seconds = given.get((case, SECOND), ())
        if not seconds or _both_submitted(connection, case):
            continue
        if person in seconds:
            found[case] = FIRST
        elif person in (given.get((case, FIRST)) or _judged_by(connection, case)) or _has_part(
            connection, person, case
        ):
            found[case] = SECOND
    return found


def given_twice(connection: Connection) -> list[str]:
    """The cases whose second review was ever given to somebody: read off an index, for they are few."""
    places = (subject.split("/") for subject in entries.subjects(connection, "allocation"))
    return [case for case, review in places if review == SECOND]


def is_kept_back(unread: Mapping[str, str], kind: str, subject: str) -> bool:
    """Whether an entry is part of a review that may not be read yet; what names no review belongs to the first."""
    other = unread.get(KINDS[kind].case_of(subject) or "")
    if other is None or kind in OF_THE_FILE:
        return False
    return (KINDS[kind].review_of(subject) or FIRST) != (SECOND if other == FIRST else FIRST)


def _both_submitted(connection: Connection, case: str) -> bool:
    stages = (stage_on(connection, case, review) for review in (FIRST, SECOND))
    return all(stage is not None and stage.is_closed for stage in stages)


def _has_part(connection: Connection, person: str, case: str) -> bool:
    return any(part.inspector == person for part in parts_on(connection, case))


def _judged_by(connection: Connection, case: str) -> tuple[str, ...]:
    row = caselist.case_row(connection, case)
    return row.inspectors if row else ()
