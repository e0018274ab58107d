"""The answers that count with what is told of each, straight off the record: for tables of very many."""

# ruff: noqa: S608 - only our own expressions are set into statements; values are always bound

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from db.contents import all_hold
from db.driver import Connection, dbapi2
from db.queries import cases_amended

WITHIN = b"\x1d"
"""What stands between parts of a column."""


class Judged(NamedTuple):
    """Answers that count, a column each, as the bytes that the store holds."""

    cases: list[bytes]
    said: list[bytes]
    """Of each what is few in kind: question, answer, number of pieces of evidence, then version, agencies and phase as
    JSON or nothing, and person, between WITHIN."""
    made: list[bytes]
    """When, and its entry."""
    moved: list[bytes]
    """The number of an entry that took the place of another, or undid something: its author may be somebody else."""
    rationales: list[bytes]
    """As JSON."""


class Linked(NamedTuple):
    """The same with their evidence."""

    cases: list[bytes]
    questions: list[bytes]
    entries: list[bytes]
    evidence: list[bytes]
    """JSON lists."""


def cases_apart(connection: Connection, kinds: Sequence[str]) -> set[str]:
    """Cases of which current answers do not count, or in which something of these kinds was amended."""
    uncounted = connection.execute(
        "SELECT DISTINCT case_ref FROM counted INDEXED BY counted_not WHERE is_current = 1 AND counts = 0"
    )
    return {*(case for (case,) in uncounted), *cases_amended(connection, kinds)}


def judged(connection: Connection, kind: str, cases: Sequence[str], then: str) -> Judged | None:
    """The answers of a kind that count in some cases, in any order, with `then` between a moment and its entry.

    None where one is not what was recorded or holds what stands between two, and where all are too long together: then
    each has to be looked at.
    """
    columns = _proven(connection, _JUDGED, json.dumps(cases), kind, then)
    return None if columns is None else Judged(*columns)


def linked(connection: Connection, kind: str, cases: Sequence[str]) -> Linked | None:
    """The same with what they are linked to."""
    columns = _proven(connection, _LINKED, json.dumps(cases), kind)
    return None if columns is None else Linked(*columns)


def _proven(connection: Connection, statement: str, *values: str) -> list[list[bytes]] | None:
    """The columns of what a statement finds, where each row has them and is what was recorded."""
    try:
        ((*together, hashes),) = connection.execute(statement, values)
    except dbapi2.DataError:  # a value can be so long and no longer
        return None
    columns = [column.split(_BETWEEN) if column is not None else [] for column in together]
    *told, sealed = columns
    return told if len({*map(len, columns)}) == 1 and all_hold(sealed, hashes or "") else None


_BETWEEN = b"\x1e"
"""What stands between two answers in a column: JSON writes it otherwise, and what is no JSON seldom holds it."""


def _columns(*columns: str) -> str:
    """A statement for columns of the answers that count, all answers of one together, with what was hashed."""
    sealed = """concat('{"content":', e.content,
  CASE WHEN e.reason IS NOT NULL THEN ',"reason":' || json_quote(e.reason) END, ',"salt":"', e.salt, '"}')"""
    together = ", ".join(f"CAST(group_concat({column}, char(30)) AS BLOB)" for column in (*columns, sealed))
    return f"""SELECT {together}, group_concat(e.content_hash, '')
FROM json_each(?1) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
CROSS JOIN entry e ON e.id = c.entry WHERE e.kind = ?2"""


_JUDGED = _columns(
    "c.case_ref",
    """concat(c.question, char(29), c.answer, char(29), json_array_length(e.content, '$.evidence'), char(29),
  e.content -> '$.framework_version', char(29), e.content -> '$.responsible', char(29),
  e.content -> '$.phase', char(29), e.person)""",
    "concat(e.made_at, ?3, e.device, '-', e.sequence)",
    "iif(e.act IN ('undo', 'redo') OR e.id IN (SELECT entry FROM entry_replaces), e.id, '')",
    "ifnull(e.content -> '$.rationale', 'null')",
)
_LINKED = _columns(
    "c.case_ref",
    "c.question",
    "concat(e.device, '-', e.sequence)",
    "ifnull(e.content -> '$.evidence', '[]')",
)
