"""Two reviews of one case: which of them is a person's own, and which one they may not read yet."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from db import caselist, entries
from db.entries import Connection
from db.values import EntryRow
from reviewtui.entries.kinds import KINDS
from reviewtui.services.people.authors import writers
from reviewtui.services.people.parts import parts_on
from reviewtui.services.people.stage import REVIEWS, stage_on
from reviewtui.services.record_keeping import is_live

FIRST, SECOND = REVIEWS

OF_THE_FILE = ("case", "document", "event", "allocation", "alert", "withdrawal", "part")
"""The kinds that say what a case file says, whoever reviews it, and what nobody may be kept from knowing."""


class KeptBack(NamedTuple):
    """The review of a case that a person may not read yet."""

    review: str
    seconds: tuple[str, ...]
    """Who has or had the second review, and no part in the first: what they say without naming one is of the second."""


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


def unread(connection: Connection, person: str, case: str | None = None) -> dict[str, KeptBack]:
    """Case (every one, or this) to the review of it that a person may not read yet: the other till both are submitted.

    Whoever has neither of the two reads both.
    """
    found: dict[str, KeptBack] = {}
    for reference in given_twice(connection) if case is None else (case,):
        given = allocated(connection, reference)
        seconds = given.get((reference, SECOND), ())
        if not seconds or _both_submitted(connection, reference):
            continue
        if person in seconds:
            found[reference] = KeptBack(FIRST, _second_alone(connection, reference, given))
        elif person in (given.get((reference, FIRST)) or _judged_by(connection, reference)) or _has_part(
            connection, person, reference
        ):
            found[reference] = KeptBack(SECOND, _second_alone(connection, reference, given))
    return found


def readable(connection: Connection, person: str | None, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """Entries of one case without those of the review that a person may not read yet."""
    found = tuple(rows)
    case = KINDS[found[0].kind].case_of(found[0].subject) if found and person else None
    if not person or case is None:
        return found
    kept_back = unread(connection, person, case)
    return tuple(row for row in found if not is_kept_from(connection, kept_back, row))


def of_first_reviews(connection: Connection, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """Entries that name no review, without those of second reviewers: figures read first reviews alone."""
    seconds = {case: _second_alone(connection, case, allocated(connection, case)) for case in given_twice(connection)}
    of_seconds = ((row, seconds.get(row.subject.split("/")[0])) for row in rows)
    return tuple(row for row, names in of_seconds if not names or writers(connection, row).isdisjoint(names))


def names_no_review(kind: str) -> bool:
    """Whether an entry of a kind is part of the review of whoever made it, without saying so."""
    what = KINDS[kind]
    return what.of_case and kind not in OF_THE_FILE and not what.names_review


def given_twice(connection: Connection) -> list[str]:
    """The cases whose second review was ever given to somebody: read off an index, for they are few."""
    places = (subject.split("/") for subject in entries.subjects(connection, "allocation"))
    return [case for case, review in places if review == SECOND]


def is_kept_back(
    unread: Mapping[str, KeptBack], kind: str, subject: str, writers: Callable[[], Iterable[str | None]]
) -> bool:
    """Whether an entry is part of a review that may not be read yet; what names no review is of its writer's.

    `writers` says who may have written it, and is asked where that tells.
    """
    kept = unread.get(KINDS[kind].case_of(subject) or "")
    if kept is None or kind in OF_THE_FILE:
        return False
    named = KINDS[kind].review_of(subject)
    reviews = {named} if named else {SECOND if writer in kept.seconds else FIRST for writer in writers()}
    return reviews != {SECOND if kept.review == FIRST else FIRST}


def is_kept_from(connection: Connection, unread: Mapping[str, KeptBack], row: EntryRow) -> bool:
    """The same of an entry that is here: what a lead inspector filed, withdrew or brought back is its author's."""
    return is_kept_back(unread, row.kind, row.subject, lambda: writers(connection, row))


def _both_submitted(connection: Connection, case: str) -> bool:
    stages = (stage_on(connection, case, review) for review in (FIRST, SECOND))
    return all(stage is not None and stage.is_closed for stage in stages)


def _has_part(connection: Connection, person: str, case: str) -> bool:
    return any(part.inspector == person for part in parts_on(connection, case))


def _second_alone(connection: Connection, case: str, now: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """Who has, had or judged the second review of a case, and neither has nor judged any of the first."""
    judged = {(row.person, row.subject.split("/")[1]) for row in entries.current(connection, "judgement", case=case)}
    seconds = now.get((case, SECOND), ())
    before = {str(name) for name, review in judged if review == SECOND} | _had_second(connection, case)
    if before := before.difference(seconds, now.get((case, FIRST), ())):
        before.difference_update(part.inspector for part in parts_on(connection, case))
    return tuple(name for name in (*seconds, *sorted(before)) if (name, FIRST) not in judged)


def _had_second(connection: Connection, case: str) -> set[str]:
    """Who was given it once, and not by an act that was undone."""
    replaced = [row for row in entries.superseded(connection, "allocation", case) if row.subject == f"{case}/{SECOND}"]
    if not replaced:
        return set()
    undone = {(row.device, row.of) for row in (*replaced, *entries.current(connection, "allocation", case))}
    kept = (row for row in replaced if is_live(row) and (row.device, row.sequence) not in undone)
    return {str((row.content or {})["inspector"]) for row in kept}


def _judged_by(connection: Connection, case: str) -> tuple[str, ...]:
    row = caselist.case_row(connection, case)
    return row.inspectors if row else ()
