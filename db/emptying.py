"""Taking the texts out of entries under retention: the headers, and the hashes of what they said, stay.

The one way round the rule that a content never changes; the rule is back, word for word, in the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.triggers import triggers

if TYPE_CHECKING:
    from db.writing import Writing

CONTENT_STAYS = "entry_content_stays"
KEPT_OF_CASES = (
    "case_standing", "case_said", "case_found", "case_measure", "case_timing", "measure_count", "draft", "place",
)  # fmt: skip
"""What is kept beside the record of cases, texts among it."""


def empty(writing: Writing, kinds: Sequence[str]) -> int:
    """Take salt, reason and content out of every entry of these kinds, and what was derived of them; how many had any.

    `kinds` are those that are about cases.
    """
    connection = writing.connection
    (rule,) = (made for made in triggers() if made.startswith(f"CREATE TRIGGER {CONTENT_STAYS} "))
    connection.execute(f"DROP TRIGGER {CONTENT_STAYS}")
    emptied = connection.execute(_EMPTY, (json.dumps(list(kinds)),)).rowcount
    connection.execute(rule)
    for table in ("counted", *KEPT_OF_CASES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    return emptied


_EMPTY = """
UPDATE entry SET salt = NULL, reason = NULL, content = NULL
WHERE content IS NOT NULL AND kind IN (SELECT value FROM json_each(?))"""
