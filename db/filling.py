"""Contents that were withheld and come later: put beside the headers that are here already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.appending import COUNTING, Numbered, insert_details

if TYPE_CHECKING:
    from db.values import EntryRow
    from db.writing import Writing


def fill_rows(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Give some entries the salt, reason and content they were withheld without. Raises RecordRefused."""
    numbered = [(number, row) for row in rows for number in _waiting(writing, row)]
    for number, row in numbered:
        writing.core.exec_driver_sql(
            "UPDATE entry SET salt = ?, reason = ? WHERE id = ?", (row.salt, row.reason, number)
        )
    insert_details(writing, numbered)
    _mark_judgements(writing, numbered)


def _waiting(writing: Writing, row: EntryRow) -> list[int]:
    """The number of the entry in this store, where it is here without its content."""
    sql = "SELECT id FROM entry WHERE device = ? AND sequence = ? AND salt IS NULL"
    return [number for (number,) in writing.connection.execute(sql, (row.device, row.sequence))]


def _mark_judgements(writing: Writing, numbered: Numbered) -> None:
    """A judgement that was replaced before its content came is neither current nor counted."""
    for number, row in numbered:
        if row.kind == "judgement":
            writing.core.exec_driver_sql(_FOLLOWS, (number,))
            writing.core.exec_driver_sql(COUNTING, (row.subject, row.subject))


_FOLLOWS = """
UPDATE judgement SET is_current = e.is_current, counts = counts AND e.is_current
FROM entry e WHERE e.id = judgement.entry AND judgement.entry = ?"""
