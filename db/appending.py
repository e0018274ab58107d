"""Appending entries in bulk: the record, and the derived marks, a few statements whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from db.contents import UnstorableContentError, to_text
from db.header import HEADER, split_id
from db.problems import RecordRefused
from db.statements import insert

if TYPE_CHECKING:
    from db.values import CountedAs, EntryRow
    from db.writing import Writing

Numbered = Sequence[tuple[int, "EntryRow"]]


def append_rows(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Append entries that came in any order. Raises RecordRefused, with the transaction to be undone."""
    numbered = list(enumerate(rows, start=_next_id(writing)))
    if not numbered:
        return
    values = [(number, 1, *_header(row), content_text(writing, row)) for number, row in numbered]
    insert(writing, "entry", ("id", "is_current", *HEADER, "content"), values)
    replaced = [(number, other) for number, row in numbered for other in row.replaces]
    insert(writing, "entry_replaces", ("entry", "replaced"), replaced)
    insert_counted(writing, numbered)
    _mark_current(writing, numbered)
    _mark_counting(writing, numbered)


def _next_id(writing: Writing) -> int:
    (last,) = writing.connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()
    return int(last) + 1


_header = attrgetter(*HEADER)


def content_text(writing: Writing, row: EntryRow) -> str | None:
    """What an entry says, as it is kept; None while it is withheld. Raises RecordRefused."""
    try:
        return row.text if row.text is not None or row.content is None else to_text(row.content)
    except UnstorableContentError as error:
        raise RecordRefused(writing.path, f"entry {row.id}: {error}") from error


def insert_counted(writing: Writing, numbered: Numbered) -> None:
    """Put entries that figures read, each with its number in this store, into the index of figures.

    Each is current until replaced. A moderated answer counts, else the first review's; a second never adds a case.
    """
    found = ((number, row.counted) for number, row in numbered)
    values = [(number, *said, 1, int(_may_count(said))) for number, said in found if said is not None]
    names = ("entry", "case_ref", "review", "question", "answer", "is_current", "counts")
    insert(writing, "counted", names, values)


def _may_count(said: CountedAs) -> bool:
    return said.review in ("first", "moderated") and said.answer is not None


def _mark_current(writing: Writing, numbered: Numbered) -> None:
    """Nothing that is replaced is current, whichever of the two came first; only its own subject can replace it."""
    replaced = [(row.kind, row.subject, *split_id(other)) for _, row in numbered for other in row.replaces]
    if replaced:
        writing.connection.executemany(_REPLACED_NOW, replaced)
    if writing.connection.execute(_ANY_REPLACED_BEFORE, (numbered[0][0],)).fetchone():
        writing.connection.execute(_REPLACED_BEFORE, (numbered[0][0],))


def _mark_counting(writing: Writing, numbered: Numbered) -> None:
    """Work out anew which answer counts wherever a new one is not alone in its subject."""
    for kind in dict.fromkeys(row.kind for _, row in numbered if row.counted):
        for (subject,) in writing.connection.execute(_SHARED_SUBJECTS, (numbered[0][0], kind)).fetchall():
            count_anew(writing, kind, subject)
    writing.connection.execute(UNDER_MODERATED, (numbered[0][0],))
    follow_moderated(writing, (row for _, row in numbered))


def count_anew(writing: Writing, kind: str, subject: str) -> None:
    """Work out which of what is current of a subject counts."""
    writing.connection.execute(COUNTING, (kind, subject, kind, subject))


def follow_moderated(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """First answers to what some of these entries moderate count no more, and again once nothing moderates them."""
    for row in rows:
        if row.counted is not None and row.counted.review not in ("first", "second"):
            for kind, subject in writing.connection.execute(_FIRST_ANSWERS, (row.kind, row.subject)).fetchall():
                count_anew(writing, kind, subject)


_REPLACED_NOW = """
UPDATE entry SET is_current = 0
WHERE kind = ? AND subject = ? AND device = ? AND sequence = ? AND is_current = 1"""

_ANY_REPLACED_BEFORE = """
SELECT 1 FROM entry n NOT INDEXED CROSS JOIN entry_replaces r ON r.replaced = n.device || '-' || n.sequence
WHERE n.id >= ? LIMIT 1"""
"""Nearly always none: what follows is asked for only where there is one."""

_REPLACED_BEFORE = """
UPDATE entry SET is_current = 0
WHERE id >= ? AND is_current = 1 AND EXISTS (
  SELECT 1 FROM entry_replaces r JOIN entry e ON e.id = r.entry
  WHERE r.replaced = entry.device || '-' || entry.sequence AND e.kind = entry.kind AND e.subject = entry.subject)"""

_SHARED_SUBJECTS = """
SELECT DISTINCT n.subject FROM entry n NOT INDEXED CROSS JOIN entry o
ON o.kind = n.kind AND o.subject = n.subject AND o.is_current = 1 AND o.id <> n.id
WHERE n.id >= ? AND n.kind = ?"""
"""From the few that are new, by number, to what else stands of their subjects: never the other way round."""

MODERATED = """EXISTS (
  SELECT 1 FROM counted m WHERE m.counts = 1 AND m.case_ref = counted.case_ref AND m.question = counted.question
  AND m.review = 'moderated')"""
"""Whether a moderated answer counts in the place of one in `counted`."""

COUNTING = f"""
WITH side AS (
  SELECT c.entry, c.answer, row_number() OVER (ORDER BY e.device, e.sequence) AS place
  FROM entry e JOIN counted c ON c.entry = e.id
  WHERE e.kind = ? AND e.subject = ? AND e.is_current = 1 AND c.review IN ('first', 'moderated'))
UPDATE counted SET counts = answer IS NOT NULL
  AND entry IS (SELECT entry FROM side WHERE place = 1)
  AND (SELECT count(*) = count(answer) AND min(answer) IS max(answer) FROM side)
  AND NOT (review = 'first' AND {MODERATED})
WHERE entry IN (SELECT id FROM entry WHERE kind = ? AND subject = ? AND is_current = 1)"""  # noqa: S608

UNDER_MODERATED = f"""
UPDATE counted SET counts = 0 WHERE entry >= ? AND counts = 1 AND review = 'first' AND {MODERATED}"""  # noqa: S608

_FIRST_ANSWERS = """
SELECT DISTINCT e.kind, e.subject
FROM entry n CROSS JOIN counted m ON m.entry = n.id CROSS JOIN entry e ON e.id IN (
  SELECT entry FROM counted WHERE counts = 1 AND case_ref = m.case_ref AND question = m.question AND review = 'first'
  UNION ALL SELECT entry FROM counted INDEXED BY counted_not
  WHERE is_current = 1 AND counts = 0 AND case_ref = m.case_ref AND question = m.question AND review = 'first')
WHERE n.kind = ? AND n.subject = ? AND m.review = 'moderated'"""
