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
    found = ids(connection, _WRONGLY_CURRENT)
    beside = {*ids(connection, _BESIDE, json.dumps([*left_out]))} if found and left_out else ()
    return Wrong(number, tuple(entry for entry in found if entry not in beside))


def wrongly_counted(connection: Connection, kinds: Sequence[str]) -> Wrong:
    """Which answers figures read otherwise than the record says them; `kinds` are those of entries that answer.

    A reader around damage has made them anew, but for those of cases that are lost: none of its own is wrong.
    """
    (number,) = connection.execute("SELECT count(*) FROM counted").fetchone()
    if connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'counted'").fetchone():
        return Wrong(number, ())
    return Wrong(number, ids(connection, _WRONGLY_COUNTED, json.dumps(kinds)))


def ids(connection: Connection, statement: str, *values: str) -> tuple[str, ...]:
    """The ids of the entries that a statement finds."""
    return tuple(f"{device}-{sequence}" for device, sequence in connection.execute(statement, values))


_WRONGLY_CURRENT = f"""
WITH gone AS MATERIALIZED ({REPLACED})
SELECT device, sequence FROM main.entry NOT INDEXED
WHERE is_current <> (id NOT IN (SELECT id FROM gone)) ORDER BY 1, 2"""  # noqa: S608  our own words

_BESIDE = """
WITH those AS MATERIALIZED (
  SELECT id, kind, subject FROM main.entry WHERE device || '-' || sequence IN (SELECT value FROM json_each(?)))
SELECT device, sequence FROM main.entry
WHERE (kind, subject) IN (SELECT kind, subject FROM those)
  OR device || '-' || sequence IN (SELECT replaced FROM entry_replaces WHERE entry IN (SELECT id FROM those))"""

_WRONGLY_COUNTED = """
WITH answers AS (SELECT value FROM json_each(?)),
several AS MATERIALIZED (
  SELECT kind, subject FROM entry WHERE kind IN (SELECT value FROM answers) AND is_current = 1
  GROUP BY 1, 2 HAVING count(*) > 1),
moderated AS MATERIALIZED (
  SELECT case_ref, question FROM counted NOT INDEXED WHERE counts = 1 AND review = 'moderated')
SELECT e.device, e.sequence FROM entry e LEFT JOIN counted c ON c.entry = e.id
WHERE e.kind IN (SELECT value FROM answers) AND e.content IS NOT NULL AND (
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
