"""Keeping what measures and checks say of each case, so that reading it costs no working out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db import derived
from db.values import TimingRow

if TYPE_CHECKING:
    from db.driver import Connection
    from db.writing import Writing


def put(writing: Writing, rows: Iterable[TimingRow]) -> None:
    """Put these cases' rows in the place of what they were."""
    derived.put(writing, "case_timing", (row._asdict() for row in rows))


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Forget cases that were withdrawn."""
    derived.remove(writing, "case_timing", references)


def rows(connection: Connection, case: str | None = None) -> dict[str, TimingRow]:
    """What is kept, by case reference: of every case, or of one."""
    found = connection.execute(
        "SELECT case_ref, measures, findings FROM case_timing WHERE ?1 IS NULL OR case_ref = ?1", (case,)
    )
    return {row[0]: TimingRow(*row) for row in found}


def answers_to(connection: Connection, question: str) -> dict[str, str]:
    """Case reference to the answer that counts, for one question."""
    found = connection.execute("SELECT case_ref, answer FROM counted WHERE counts = 1 AND question = ?", (question,))
    return dict(found.fetchall())
