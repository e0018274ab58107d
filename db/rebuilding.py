"""Making anew what follows from the entries: which are current, and what figures read of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.appending import UNDER_MODERATED
from db.derived import REPLACED

if TYPE_CHECKING:
    from db.writing import Writing


def rebuild_current(writing: Writing) -> None:
    """Mark as current every entry that nothing replaces, and no other."""
    writing.connection.execute(_CURRENT)


def rebuild_counted(writing: Writing, kinds: Sequence[str]) -> None:
    """Make the index of figures anew; `kinds` are those of entries that answer."""
    for statement, values in (
        (_NOTHING_COUNTED, ()),
        (_COUNTED, (json.dumps(kinds),)),
        (_COUNTS, ()),
        (UNDER_MODERATED, (0,)),
    ):
        writing.connection.execute(statement, values)


def forget_derived(writing: Writing) -> tuple[str, ...]:
    """Empty the list of cases and what measures and checks say; gives back the cases that were in it."""
    listed = writing.connection.execute("SELECT case_ref FROM case_standing ORDER BY case_ref").fetchall()
    for table in ("case_standing", "case_said", "case_found", "case_measure", "case_timing", "measure_count"):
        writing.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    return tuple(case for (case,) in listed)


_CURRENT = f"""
WITH gone AS MATERIALIZED ({REPLACED})
UPDATE entry SET is_current = (id NOT IN (SELECT id FROM gone))
WHERE is_current <> (id NOT IN (SELECT id FROM gone))"""  # noqa: S608

_NOTHING_COUNTED = "DELETE FROM counted"

_COUNTED = """
INSERT INTO counted (entry, case_ref, review, question, answer, is_current, counts)
SELECT id, json_extract(content, '$.case'), json_extract(content, '$.review'), json_extract(content, '$.question'),
  json_extract(content, '$.answer'), is_current, 0
FROM entry WHERE kind IN (SELECT value FROM json_each(?)) AND content IS NOT NULL"""

_COUNTS = """
UPDATE counted SET counts = 1
WHERE is_current = 1 AND review IN ('first', 'moderated') AND answer IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM entry e JOIN entry o ON o.kind = e.kind AND o.subject = e.subject AND o.is_current = 1 AND o.id <> e.id
  JOIN counted d ON d.entry = o.id
  WHERE e.id = counted.entry AND d.review = counted.review
    AND (d.answer IS NOT counted.answer OR (o.device, o.sequence) < (e.device, e.sequence)))"""
