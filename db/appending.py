"""Appending entries in bulk: headers, contents, and the derived marks, a few statements whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.details import UnstorableContentError, to_columns
from db.entries import HEADER, split_id
from db.problems import RecordRefused

if TYPE_CHECKING:
    from db.values import EntryRow
    from db.writing import Writing

Values = dict[str, object]


def append_rows(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Append entries that came in any order. Raises RecordRefused, with the transaction to be undone."""
    numbered = list(enumerate(rows, start=_next_id(writing)))
    if not numbered:
        return
    _insert(writing, "entry", [_header(local_id, row) for local_id, row in numbered])
    _insert(writing, "entry_replaces", [values for local_id, row in numbered for values in _replaced(local_id, row)])
    for kind, details in _details(writing, numbered).items():
        _insert(writing, kind, details)
    _mark_current(writing, numbered)
    _mark_counting(writing, first=numbered[0][0])


def _next_id(writing: Writing) -> int:
    (last,) = writing.connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()
    return int(last) + 1


def _header(local_id: int, row: EntryRow) -> Values:
    return {"id": local_id, "is_current": True, **{name: getattr(row, name) for name in HEADER}}


def _replaced(local_id: int, row: EntryRow) -> list[Values]:
    return [{"entry": local_id, "replaced": replaced} for replaced in row.replaces]


def _details(writing: Writing, numbered: list[tuple[int, EntryRow]]) -> dict[str, list[Values]]:
    details: dict[str, list[Values]] = defaultdict(list)
    for local_id, row in numbered:
        if row.content is not None:
            details[row.kind].append({"entry": local_id, **_columns(writing, row)})
    return details


def _columns(writing: Writing, row: EntryRow) -> Values:
    try:
        columns = to_columns(row.kind, row.content or {})
    except UnstorableContentError as error:
        raise RecordRefused(writing.path, f"entry {row.id}, {error}") from error
    if row.kind == "judgement":
        columns |= {"is_current": True, "counts": _may_count(columns)}
    return columns


def _may_count(columns: Values) -> bool:
    """The first review's answer counts; a blind second review never adds a case."""
    return columns["review"] == "first" and columns["answer"] is not None and not columns["withdrawn"]


def _insert(writing: Writing, table: str, values: list[Values]) -> None:
    from db.schema import table_of

    if values:
        writing.core.execute(table_of(table).insert(), values)


def _mark_current(writing: Writing, numbered: list[tuple[int, EntryRow]]) -> None:
    """Nothing that is replaced is current, whichever of the two came first; only its own subject can replace it."""
    replaced = [(row.kind, row.subject, *split_id(other)) for _, row in numbered for other in row.replaces]
    if replaced:
        writing.core.exec_driver_sql(_REPLACED_NOW, replaced)
    writing.core.exec_driver_sql(_REPLACED_BEFORE, (numbered[0][0],))


def _mark_counting(writing: Writing, first: int) -> None:
    """Work out anew which judgement counts wherever a new one is not alone in its subject."""
    shared = writing.connection.execute(_SHARED_SUBJECTS, (first,)).fetchall()
    for (subject,) in shared:
        writing.core.exec_driver_sql(_COUNTING, (subject, subject))


_REPLACED_NOW = """
UPDATE entry SET is_current = 0
WHERE kind = ? AND subject = ? AND device = ? AND sequence = ? AND is_current = 1"""

_REPLACED_BEFORE = """
UPDATE entry SET is_current = 0
WHERE id >= ? AND is_current = 1 AND EXISTS (
  SELECT 1 FROM entry_replaces r JOIN entry e ON e.id = r.entry
  WHERE r.replaced = entry.device || '-' || entry.sequence AND e.kind = entry.kind AND e.subject = entry.subject)"""

_SHARED_SUBJECTS = """
SELECT DISTINCT n.subject FROM entry n JOIN entry o
ON o.kind = 'judgement' AND o.subject = n.subject AND o.is_current = 1 AND o.id <> n.id
WHERE n.id >= ? AND n.kind = 'judgement'"""

_COUNTING = """
WITH side AS (
  SELECT j.entry, j.answer, row_number() OVER (ORDER BY e.device, e.sequence) AS place
  FROM entry e JOIN judgement j ON j.entry = e.id
  WHERE e.kind = 'judgement' AND e.subject = ? AND e.is_current = 1 AND j.withdrawn = 0 AND j.review = 'first')
UPDATE judgement SET counts = answer IS NOT NULL
  AND entry IS (SELECT entry FROM side WHERE place = 1)
  AND (SELECT count(*) = count(answer) AND min(answer) IS max(answer) FROM side)
WHERE entry IN (SELECT id FROM entry WHERE kind = 'judgement' AND subject = ? AND is_current = 1)"""
