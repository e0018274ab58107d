"""The answers that count with what is told of each, straight off the record: for tables of very many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db.contents import all_hold
from db.driver import Connection
from db.queries import cases_amended

BETWEEN, WITHIN = b"\x1f", b"\x1d"
"""What stands between the columns of an answer, and within what is few in kind: signs that JSON writes otherwise."""


class Judged(NamedTuple):
    """Answers that count, a column each, as the bytes that the store holds."""

    cases: tuple[bytes, ...]
    said: tuple[bytes, ...]
    """Of each what is few in kind: question, answer, number of pieces of evidence, then version, agencies and phase as
    JSON or nothing, and person, between WITHIN."""
    made: tuple[bytes, ...]
    """When, and its entry."""
    moved: tuple[bytes, ...]
    """The number of an entry that took the place of another, or undid something: its author may be somebody else."""
    rationales: tuple[bytes, ...]
    """As JSON."""


class Linked(NamedTuple):
    """The same with their evidence."""

    cases: tuple[bytes, ...]
    questions: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    evidence: tuple[bytes, ...]
    """JSON lists."""


def cases_apart(connection: Connection, kinds: Sequence[str]) -> set[str]:
    """Cases of which current answers do not count, or in which something of these kinds was amended."""
    uncounted = connection.execute(
        "SELECT DISTINCT case_ref FROM counted INDEXED BY counted_not WHERE is_current = 1 AND counts = 0"
    )
    return {*(case for (case,) in uncounted), *cases_amended(connection, kinds)}


def judged(connection: Connection, kind: str, cases: Sequence[str], then: str) -> Judged | None:
    """The answers of a kind that count in some cases, in any order, with `then` between a moment and its entry.

    None where one is not what was recorded, or holds what stands between columns: then each has to be looked at.
    """
    columns = _proven(connection.execute(_JUDGED, (json.dumps(cases), kind, then)), len(Judged._fields))
    return None if columns is None else Judged(*columns)


def linked(connection: Connection, kind: str, cases: Sequence[str]) -> Linked | None:
    """The same with what they are linked to."""
    columns = _proven(connection.execute(_LINKED, (json.dumps(cases), kind)), len(Linked._fields))
    return None if columns is None else Linked(*columns)


def _proven(found: Iterable[tuple[bytes | None]], number: int) -> list[tuple[bytes, ...]] | None:
    """So many columns of what a statement found, where each row has them and is what was recorded."""
    (told,) = next(iter(found))
    rows = [row.split(BETWEEN) for row in told.split(_END)] if told else []
    if any(len(row) != number + 2 for row in rows):
        return None
    columns: list[tuple[bytes, ...]] = [*zip(*rows, strict=True)] if rows else [()] * (number + 2)
    return columns[:-2] if all_hold(columns[-1], columns[-2]) else None


_END = b"\x1e"
_SELECT = """
SELECT CAST(group_concat(concat(c.case_ref, char(31), {}, char(31), e.content_hash, char(31),
  '{{"content":', e.content, CASE WHEN e.reason IS NOT NULL THEN ',"reason":' || json_quote(e.reason) END,
  ',"salt":"', e.salt, '"}}'), char(30)) AS BLOB)
FROM json_each(?1) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
CROSS JOIN entry e ON e.id = c.entry WHERE e.kind = ?2"""
_JUDGED = _SELECT.format("""
  c.question, char(29), c.answer, char(29), json_array_length(e.content, '$.evidence'), char(29),
  e.content -> '$.framework_version', char(29), e.content -> '$.responsible', char(29),
  e.content -> '$.phase', char(29), e.person, char(31),
  e.made_at, ?3, e.device, '-', e.sequence, char(31),
  CASE WHEN e.act IN ('undo', 'redo') OR EXISTS (SELECT 1 FROM entry_replaces r WHERE r.entry = e.id) THEN e.id END,
  char(31), ifnull(e.content -> '$.rationale', 'null')""")
_LINKED = _SELECT.format("""
  c.question, char(31), e.device, '-', e.sequence, char(31), ifnull(e.content -> '$.evidence', '[]')""")
