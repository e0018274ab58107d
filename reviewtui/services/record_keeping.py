"""What is current of the record as contents: what is live, and what differs."""

from collections.abc import Iterable, Mapping
from typing import Any

from db.values import EntryRow

Content = Mapping[str, Any]
ANSWERS = ("judgement", "moderation")
"""The kinds that answer a question of a case."""
WITHDRAWN: Content = {"withdrawn": True}


def is_live(row: EntryRow) -> bool:
    """Whether an entry is live: its content is here, and does not withdraw its subject."""
    return bool(row.content) and not (row.content or {}).get("withdrawn")


def live(rows: Iterable[EntryRow]) -> list[EntryRow]:
    """Those of some entries that are live."""
    return [row for row in rows if is_live(row)]


def distinct_contents(rows: Iterable[EntryRow]) -> tuple[Content, ...]:
    """The distinct contents among current entries of one subject: more than one is a disagreement."""
    distinct: list[Content] = []
    for row in rows:
        if row.content and is_live(row) and row.content not in distinct:
            distinct.append(row.content)
    return tuple(distinct)


def standing_contents(rows: Iterable[EntryRow]) -> tuple[dict[str, Any], ...]:
    """The content that stands for each of several subjects, in the order recorded: a file's own order."""
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row.device, row.sequence)):
        if is_live(row):
            found.setdefault(row.subject, dict(row.content or {}))
    return tuple(found.values())
