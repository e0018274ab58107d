"""Keeping what measures and checks say of each case, so that reading it costs no working out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.values import TimingRow

if TYPE_CHECKING:
    from db.driver import Connection
    from db.writing import Writing


def put(writing: Writing, rows: Iterable[TimingRow]) -> None:
    """Put these cases' rows in the place of what they were."""
    from sqlalchemy.dialects.sqlite import insert

    from db.schema import table_of

    values = [row._asdict() for row in rows]
    if not values:
        return
    statement = insert(table_of("case_timing"))
    changed = {name: statement.excluded[name] for name in ("measures", "findings")}
    writing.core.execute(statement.on_conflict_do_update(index_elements=["case_ref"], set_=changed), values)


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Forget cases that were withdrawn."""
    from sqlalchemy import bindparam

    from db.schema import table_of

    gone = [{"gone": reference} for reference in references]
    if gone:
        table = table_of("case_timing")
        writing.core.execute(table.delete().where(table.c.case_ref == bindparam("gone")), gone)


def rows(connection: Connection, case: str | None = None) -> dict[str, TimingRow]:
    """What is kept, by case reference: of every case, or of one."""
    found = connection.execute(
        "SELECT case_ref, measures, findings FROM case_timing WHERE ?1 IS NULL OR case_ref = ?1", (case,)
    )
    return {row[0]: TimingRow(*row) for row in found}


def answers_to(connection: Connection, question: str) -> dict[str, str]:
    """Case reference to the answer that counts, for one question."""
    found = connection.execute("SELECT case_ref, answer FROM judgement WHERE counts = 1 AND question = ?", (question,))
    return dict(found.fetchall())
