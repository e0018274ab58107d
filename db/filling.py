"""Contents that were withheld and come later: put beside the headers that are here already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.appending import Numbered, content_text, count_anew, follow_moderated, insert_counted, moderating

if TYPE_CHECKING:
    from db.values import EntryRow
    from db.writing import Writing


def fill_rows(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Give some entries the salt, reason and content they were withheld without. Raises RecordRefused."""
    numbered = [(number, row) for row in rows for number in _waiting(writing, row)]
    for number, row in numbered:
        writing.connection.execute(
            "UPDATE entry SET salt = ?, reason = ?, content = ? WHERE id = ?",
            (row.salt, row.reason, content_text(writing, row), number),
        )
    insert_counted(writing, numbered)
    _mark_counting(writing, numbered)


def _waiting(writing: Writing, row: EntryRow) -> list[int]:
    """The number of the entry in this store, where it is here without its content."""
    sql = "SELECT id FROM entry WHERE device = ? AND sequence = ? AND content IS NULL"
    return [number for (number,) in writing.connection.execute(sql, (row.device, row.sequence))]


def _mark_counting(writing: Writing, numbered: Numbered) -> None:
    """An answer that was replaced before its content came is neither current nor counted."""
    for number, row in numbered:
        if row.counted is not None:
            writing.connection.execute(_FOLLOWS, (number,))
            count_anew(writing, row.kind, row.subject)
    follow_moderated(writing, moderating(row for _, row in numbered))


_FOLLOWS = """
UPDATE counted SET is_current = e.is_current, counts = counts AND e.is_current
FROM entry e WHERE e.id = counted.entry AND counted.entry = ?"""
