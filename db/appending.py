"""Appending entries in bulk: the record, and the derived marks, a few statements whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from db.caselist import MODERATED
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
    appending = Appending(writing)
    appending.add(rows)
    appending.settle()


class Appending:
    """Entries that are appended some at a time: what is current and what counts follows once all are there."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._begin(_next_id(writing))

    def _begin(self, first: int) -> None:
        self._first = self._next = first
        self._replaced: list[tuple[str, str, str, int]] = []
        """Kind, subject, device and sequence of what new ones replace: only its own subject can replace an entry."""
        self._counted: set[str] = set()
        """The kinds of those that figures read."""
        self._moderating: list[tuple[str, str]] = []
        """Kind and subject of those that stand in the place of other answers."""

    def add(self, rows: Iterable[EntryRow]) -> None:
        """Append some. Raises RecordRefused, with the transaction to be undone."""
        writing, numbered = self._writing, list(enumerate(rows, start=self._next))
        values = [(number, 1, *_header(row), content_text(writing, row)) for number, row in numbered]
        insert(writing, "entry", ("id", "is_current", *HEADER, "content"), values)
        replaced = [(number, other) for number, row in numbered for other in row.replaces]
        insert(writing, "entry_replaces", ("entry", "replaced"), replaced)
        insert_counted(writing, numbered)
        self._next += len(numbered)
        self._replaced += [(row.kind, row.subject, *split_id(other)) for _, row in numbered for other in row.replaces]
        self._counted |= {row.kind for _, row in numbered if row.counted}
        self._moderating += moderating(row for _, row in numbered)

    def settle(self) -> None:
        """Mark what is current and what counts, whichever came first."""
        if self._next > self._first:
            self._mark_current()
            self._mark_counting()
            self._begin(self._next)

    def _mark_current(self) -> None:
        """Nothing that is replaced is current, whichever of the two came first."""
        connection = self._writing.connection
        connection.executemany(_REPLACED_NOW, self._replaced)
        if connection.execute(_ANY_REPLACED_BEFORE, (self._first,)).fetchone():
            connection.execute(_REPLACED_BEFORE, (self._first,))

    def _mark_counting(self) -> None:
        """Work out anew which answer counts wherever a new one is not alone in its subject."""
        connection = self._writing.connection
        for kind in sorted(self._counted):
            for (subject,) in connection.execute(*self._shared(kind)).fetchall():
                count_anew(self._writing, kind, subject)
        connection.execute(UNDER_MODERATED, (self._first,))
        follow_moderated(self._writing, self._moderating)

    def _shared(self, kind: str) -> tuple[str, tuple[object, ...]]:
        """What asks for the subjects of a kind that a new entry shares with another: of many, all that are shared."""
        if self._next - self._first > FEW:
            return _ALL_SHARED, (kind,)
        return _SHARED_SUBJECTS, (self._first, kind)


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


def count_anew(writing: Writing, kind: str, subject: str) -> None:
    """Work out which of what is current of a subject counts."""
    writing.connection.execute(COUNTING, (kind, subject, kind, subject))


def moderating(rows: Iterable[EntryRow]) -> list[tuple[str, str]]:
    """Kind and subject of those of some entries that moderate, or did."""
    return [
        (row.kind, row.subject)
        for row in rows
        if row.counted is not None and row.counted.review not in ("first", "second")
    ]


def follow_moderated(writing: Writing, subjects: Iterable[tuple[str, str]]) -> None:
    """First answers to what is moderated under these kinds and subjects count no more, and again once nothing is."""
    for subject in subjects:
        for kind, about in writing.connection.execute(_FIRST_ANSWERS, subject).fetchall():
            count_anew(writing, kind, about)


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

_ALL_SHARED = "SELECT subject FROM entry WHERE kind = ? AND is_current = 1 GROUP BY subject HAVING count(*) > 1"
"""Of many it is one walk along an index; what was shared before comes out as it was."""

FEW = 1_000
"""New entries up to which each is looked at by itself."""

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
