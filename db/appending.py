"""Appending entries in bulk: headers, contents, and the derived marks, a few statements whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from db.details import UnstorableContentError, columns, to_values
from db.entries import HEADER, split_id
from db.problems import RecordRefused

if TYPE_CHECKING:
    from db.values import EntryRow
    from db.writing import Writing

Numbered = list[tuple[int, "EntryRow"]]


def append_rows(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Append entries that came in any order. Raises RecordRefused, with the transaction to be undone."""
    numbered = list(enumerate(rows, start=_next_id(writing)))
    if not numbered:
        return
    _insert(writing, "entry", ("id", "is_current", *HEADER), [(number, 1, *_header(row)) for number, row in numbered])
    replaced = [(number, other) for number, row in numbered for other in row.replaces]
    _insert(writing, "entry_replaces", ("entry", "replaced"), replaced)
    insert_details(writing, numbered)
    _mark_current(writing, numbered)
    _mark_counting(writing, first=numbered[0][0])


def _next_id(writing: Writing) -> int:
    (last,) = writing.connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()
    return int(last) + 1


_header = attrgetter(*HEADER)


def insert_details(writing: Writing, numbered: Numbered) -> None:
    """Put the contents of entries, each with its number in this store, into the tables of their kinds."""
    details: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for number, row in numbered:
        if row.content is not None:
            details[row.kind].append((number, *_values(writing, row), *_marks(row)))
    for kind, values in details.items():
        marks = ("is_current", "counts") if kind == "judgement" else ()
        _insert(writing, kind, ("entry", *columns(kind), *marks), values)


def _values(writing: Writing, row: EntryRow) -> tuple[object, ...]:
    try:
        return to_values(row.kind, row.content or {})
    except UnstorableContentError as error:
        raise RecordRefused(writing.path, f"entry {row.id}: {error}") from error


def _marks(row: EntryRow) -> tuple[int, ...]:
    """A judgement is current until replaced; the first review's answer counts, a second never adds a case."""
    if row.kind != "judgement":
        return ()
    content = row.content or {}
    counts = content.get("review") == "first" and content.get("answer") is not None and not content.get("withdrawn")
    return (1, int(counts))


def _insert(writing: Writing, table: str, names: tuple[str, ...], values: Sequence[tuple[object, ...]]) -> None:
    """Straight to the driver's executemany, which takes half the time that building a statement a row does."""
    if values:
        listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        writing.core.exec_driver_sql(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', values)  # noqa: S608


def _mark_current(writing: Writing, numbered: Numbered) -> None:
    """Nothing that is replaced is current, whichever of the two came first; only its own subject can replace it."""
    replaced = [(row.kind, row.subject, *split_id(other)) for _, row in numbered for other in row.replaces]
    if replaced:
        writing.core.exec_driver_sql(_REPLACED_NOW, replaced)
    writing.core.exec_driver_sql(_REPLACED_BEFORE, (numbered[0][0],))


def _mark_counting(writing: Writing, first: int) -> None:
    """Work out anew which judgement counts wherever a new one is not alone in its subject."""
    shared = writing.connection.execute(_SHARED_SUBJECTS, (first,)).fetchall()
    for (subject,) in shared:
        writing.core.exec_driver_sql(COUNTING, (subject, subject))


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

COUNTING = """
WITH side AS (
  SELECT j.entry, j.answer, row_number() OVER (ORDER BY e.device, e.sequence) AS place
  FROM entry e JOIN judgement j ON j.entry = e.id
  WHERE e.kind = 'judgement' AND e.subject = ? AND e.is_current = 1 AND j.withdrawn = 0 AND j.review = 'first')
UPDATE judgement SET counts = answer IS NOT NULL
  AND entry IS (SELECT entry FROM side WHERE place = 1)
  AND (SELECT count(*) = count(answer) AND min(answer) IS max(answer) FROM side)
WHERE entry IN (SELECT id FROM entry WHERE kind = 'judgement' AND subject = ? AND is_current = 1)"""
