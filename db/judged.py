"""The answers that count with what is told of each, straight off the record: for tables of very many."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.contents import from_text, proven
from db.driver import Connection
from db.queries import cases_amended


class Judged(NamedTuple):
    """An answer that counts."""

    case: str
    question: str
    answer: str
    person: str | None
    made_at: str
    entry: str
    number: int
    """Of the entry, in this store."""
    moved: int
    """1 where it took the place of another, or undid something: then somebody else may be its author."""
    version: str
    pieces: int
    """Of evidence."""
    responsible: str | None
    """A JSON list."""
    phase: str | None
    rationale: str | None


def cases_apart(connection: Connection, kinds: Sequence[str]) -> set[str]:
    """Cases of which current answers do not count, or in which something of these kinds was amended."""
    uncounted = connection.execute(
        "SELECT DISTINCT case_ref FROM counted INDEXED BY counted_not WHERE is_current = 1 AND counts = 0"
    )
    return {*(case for (case,) in uncounted), *cases_amended(connection, kinds)}


def judged(connection: Connection, kind: str, cases: Sequence[str]) -> Iterator[Judged]:
    """The answers of a kind that count in some cases, each held against its hash. Raises ContentChanged."""
    for row in connection.execute(_JUDGED, (json.dumps(cases), kind)):
        text = row[-1]
        proven(text, *row[-4:-1])
        one = Judged._make(row[:-4])
        cut_off = "\\u0000" in text  # where the text of a string ends for an older SQLite
        yield one._replace(rationale=from_text(text).get("rationale")) if cut_off else one


_JUDGED = """
SELECT c.case_ref, c.question, c.answer, e.person, e.made_at, e.device || '-' || e.sequence, e.id,
  e.act IN ('undo', 'redo') OR EXISTS (SELECT 1 FROM entry_replaces r WHERE r.entry = e.id),
  json_extract(e.content, '$.framework_version'), ifnull(json_array_length(e.content, '$.evidence'), 0),
  json_extract(e.content, '$.responsible'), json_extract(e.content, '$.phase'), json_extract(e.content, '$.rationale'),
  e.salt, e.reason, e.content_hash, e.content
FROM json_each(?) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
CROSS JOIN entry e ON e.id = c.entry WHERE e.kind = ? AND c.review = 'first'"""
