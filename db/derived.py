"""Whether what follows from the entries is as they say: which are current, and what figures read of them.

Asked before figures are shown, so that it imports only what that needs; how it is made anew is in `rebuilding`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from db.driver import Connection

REPLACED = """SELECT old.id FROM entry_replaces r JOIN main.entry e ON e.id = r.entry
  JOIN main.entry old ON old.device = substr(r.replaced, 1, instr(r.replaced, '-') - 1)
    AND old.sequence = CAST(substr(r.replaced, instr(r.replaced, '-') + 1) AS INTEGER)
  WHERE old.kind = e.kind AND old.subject = e.subject"""
"""The numbers of the entries that another takes the place of; only its own subject can."""


class Wrong(NamedTuple):
    """How many of something there are, and the ids of the entries at which something is wrong."""

    looked_at: int
    entries: tuple[str, ...]


def wrongly_current(connection: Connection, left_out: Collection[str] = ()) -> Wrong:
    """Which entries are marked as current, or as replaced, and are not: worked out from what replaces what.

    Where some are `left_out` because they are damaged, nothing is said of those, nor of what they might have replaced.
    """
    (number,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    return Wrong(number, _but_beside(connection, ids(connection, _WRONGLY_CURRENT), left_out))


def wrongly_counted(connection: Connection, kinds: Sequence[str]) -> Wrong:
    """Which answers figures read otherwise than the record says them; `kinds` are those of entries that answer.

    A reader around damage has made them anew, but for those of cases that are lost: none of its own is wrong.
    """
    (number,) = connection.execute("SELECT count(*) FROM counted").fetchone()
    return Wrong(number, () if _is_made_anew(connection) else ids(connection, _WRONGLY_COUNTED, kinds=kinds))


def wrong_of_case(
    connection: Connection, kinds: Sequence[str], case: str, left_out: Collection[str] = ()
) -> tuple[str, ...]:
    """The same of either kind, among the answers to a case and what figures read as such."""
    found = ids(connection, _WRONGLY_CURRENT_OF_CASE, kinds=kinds, case=case)
    if not _is_made_anew(connection):
        found += ids(connection, _WRONGLY_COUNTED_OF_CASE, kinds=kinds, case=case)
    return _but_beside(connection, found, left_out)


def ids(connection: Connection, statement: str, **values: str | Collection[str]) -> tuple[str, ...]:
    """The ids of the entries that a statement finds."""
    given = {name: value if isinstance(value, str) else json.dumps([*value]) for name, value in values.items()}
    return tuple(f"{device}-{sequence}" for device, sequence in connection.execute(statement, given))


def _is_made_anew(connection: Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'counted'").fetchone())


def _but_beside(connection: Connection, found: tuple[str, ...], left_out: Collection[str]) -> tuple[str, ...]:
    beside = {*ids(connection, _BESIDE, left_out=left_out)} if found and left_out else ()
    return tuple(entry for entry in found if entry not in beside)


_WRONGLY_CURRENT = f"""
WITH gone AS MATERIALIZED ({REPLACED})
SELECT device, sequence FROM main.entry NOT INDEXED
WHERE is_current <> (id NOT IN (SELECT id FROM gone)) ORDER BY 1, 2"""  # noqa: S608  our own words

_BESIDE = """
WITH those AS MATERIALIZED (
  SELECT id, kind, subject FROM main.entry WHERE device || '-' || sequence IN (SELECT value FROM json_each(:left_out)))
SELECT device, sequence FROM main.entry
WHERE (kind, subject) IN (SELECT kind, subject FROM those)
  OR device || '-' || sequence IN (SELECT replaced FROM entry_replaces WHERE entry IN (SELECT id FROM those))"""

_OF_CASE = "subject > :case || '/' AND subject < :case || '0'"
"""A case's subjects begin with its reference and a stroke, which the digit 0 follows."""

_WRONGLY_CURRENT_OF_CASE = f"""
SELECT e.device, e.sequence FROM main.entry e
WHERE e.kind IN (SELECT value FROM json_each(:kinds)) AND e.{_OF_CASE.replace("AND ", "AND e.")}
  AND e.is_current = EXISTS (
    SELECT 1 FROM entry_replaces r JOIN main.entry n ON n.id = r.entry
    WHERE r.replaced = e.device || '-' || e.sequence AND n.kind = e.kind AND n.subject = e.subject)"""  # noqa: S608

_COUNTED = """
WITH answers AS (SELECT value FROM json_each(:kinds)),
several AS MATERIALIZED (
  SELECT kind, subject FROM entry WHERE kind IN (SELECT value FROM answers) AND is_current = 1 {subject}
  GROUP BY 1, 2 HAVING count(*) > 1),
moderated AS MATERIALIZED (
  SELECT case_ref, question FROM counted {index} WHERE counts = 1 {case} AND review = 'moderated')
SELECT e.device, e.sequence FROM entry e LEFT JOIN counted c ON c.entry = e.id
WHERE e.kind IN (SELECT value FROM answers) {entry} AND e.content IS NOT NULL AND (
  c.entry IS NULL OR c.is_current <> e.is_current
  OR c.case_ref IS NOT json_extract(e.content, '$.case') OR c.review IS NOT json_extract(e.content, '$.review')
  OR c.question IS NOT json_extract(e.content, '$.question') OR c.answer IS NOT json_extract(e.content, '$.answer')
  OR c.counts IS NOT (
    c.answer IS NOT NULL AND c.is_current AND ((e.kind, e.subject) NOT IN several OR NOT EXISTS (
      SELECT 1 FROM entry o JOIN counted d ON d.entry = o.id
      WHERE o.kind = e.kind AND o.subject = e.subject AND o.is_current = 1 AND d.review = c.review AND o.id <> e.id
        AND (d.answer IS NOT c.answer OR (o.device, o.sequence) < (e.device, e.sequence))))
    AND (c.review = 'moderated' OR (c.review = 'first' AND (c.case_ref, c.question) NOT IN moderated))))
ORDER BY 1, 2"""
"""Subjects with more than one current entry, and what was moderated, are looked for once: there are few of either."""

_WRONGLY_COUNTED = _COUNTED.format(subject="", index="NOT INDEXED", case="", entry="")

_READ_OF_CASE = """e.id IN (
    SELECT id FROM entry WHERE kind IN (SELECT value FROM answers) AND {subject}
    UNION SELECT entry FROM counted WHERE counts = 1 AND case_ref = :case
    UNION SELECT entry FROM counted INDEXED BY counted_not WHERE is_current = 1 AND counts = 0 AND case_ref = :case)"""

_WRONGLY_COUNTED_OF_CASE = _COUNTED.format(
    subject=f"AND {_OF_CASE}",
    index="",
    case="AND case_ref = :case",
    entry=f"AND {_READ_OF_CASE.format(subject=_OF_CASE)}",
)
