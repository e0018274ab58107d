"""What stays on this laptop: settings, where each person left a case, drafts, and the access log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import statements
from db.values import Access, Draft, Place

if TYPE_CHECKING:
    from db.driver import Connection
    from db.writing import Writing


def setting(connection: Connection, name: str) -> str | None:
    """The value of a setting, or None."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def set_setting(writing: Writing, name: str, value: str | None) -> None:
    """Keep a setting; None forgets it."""
    if value is None:
        _forget(writing, "setting", name=name)
    else:
        _keep(writing, "setting", ("name",), name=name, value=value)


def place(connection: Connection, person: str, case_ref: str) -> Place | None:
    """Where a person left a case, or None."""
    return next((place for place in places(connection, person) if place.case_ref == case_ref), None)


def places(connection: Connection, person: str) -> tuple[Place, ...]:
    """Where a person left each case, the latest first."""
    rows = connection.execute(
        'SELECT person, case_ref, question, "at" FROM place WHERE person = ? ORDER BY "at" DESC, case_ref', (person,)
    )
    return tuple(Place(*row) for row in rows)


def keep_place(writing: Writing, place: Place) -> None:
    """Remember where a person is in a case."""
    _keep(writing, "place", ("person", "case_ref"), **place._asdict())


def drafts(connection: Connection, person: str) -> tuple[Draft, ...]:
    """Everything a person was typing, by subject."""
    rows = connection.execute(
        'SELECT person, subject, text, "at" FROM draft WHERE person = ? ORDER BY subject', (person,)
    )
    return tuple(Draft(*row) for row in rows)


def every_draft(connection: Connection) -> tuple[Draft, ...]:
    """Everything that anybody was typing, by person and subject."""
    rows = connection.execute('SELECT person, subject, text, "at" FROM draft ORDER BY person, subject')
    return tuple(Draft(*row) for row in rows)


def drafts_of_case(connection: Connection, case: str) -> tuple[Draft, ...]:
    """What anybody was typing about a case, by person and subject."""
    rows = connection.execute(
        """SELECT person, subject, text, "at" FROM draft WHERE subject = ? OR subject >= ? AND subject < ?
        ORDER BY person, subject""",
        (case, f"{case}/", f"{case}0"),
    )
    return tuple(Draft(*row) for row in rows)


def keep_draft(writing: Writing, person: str, subject: str, text: str, at: str) -> None:
    """Keep what is being typed."""
    _keep(writing, "draft", ("person", "subject"), person=person, subject=subject, text=text, at=at)


def drop_draft(writing: Writing, person: str, subject: str) -> None:
    """Forget what was typed, because it is part of the record now or was thrown away."""
    _forget(writing, "draft", person=person, subject=subject)


def log_access(writing: Writing, at: str, person: str | None, what: str, subject: str) -> int:
    """Note that a case was opened, or that something left the laptop; gives back the number of the note."""
    statements.insert(writing, "access_log", ("at", "person", "what", "subject"), [(at, person, what, subject)])
    (number,) = writing.connection.execute("SELECT max(id) FROM access_log").fetchone()
    return int(number)


def complete_access(writing: Writing, number: int, subject: str) -> None:
    """Say more of what left, once it has."""
    writing.connection.execute("UPDATE access_log SET subject = ? WHERE id = ?", (subject, number))


def has_access(connection: Connection, day: str, person: str | None, what: str, subject: str) -> bool:
    """Whether such a note was made on a day, `2026-05-12`."""
    sql = """SELECT 1 FROM access_log WHERE "at" >= ? AND person IS ? AND what = ? AND subject = ? LIMIT 1"""
    return connection.execute(sql, (day, person, what, subject)).fetchone() is not None


def accesses(connection: Connection, limit: int) -> tuple[Access, ...]:
    """The latest notes of the access log, newest first; all of them where the limit is below 0."""
    rows = connection.execute('SELECT "at", person, what, subject FROM access_log ORDER BY id DESC LIMIT ?', (limit,))
    return tuple(Access(*row) for row in rows)


def _keep(writing: Writing, table: str, keys: tuple[str, ...], **values: str) -> None:
    statements.put(writing, table, keys, tuple(values), [tuple(values.values())])


def _forget(writing: Writing, table: str, **keys: str) -> None:
    statements.remove(writing, table, tuple(keys), [tuple(keys.values())])
