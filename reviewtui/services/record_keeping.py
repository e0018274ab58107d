"""What is current of the record as contents: what is live, what differs, and rows as the record's laws take them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from db.values import CountedAs, EntryRow
from reviewtui.entries.entry import Entry

Content = Mapping[str, Any]
WITHDRAWN: Content = {"withdrawn": True}


def is_live(row: EntryRow) -> bool:
    """Whether an entry is live: its content is here, and does not withdraw its subject."""
    return bool(row.content) and not (row.content or {}).get("withdrawn")


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


def as_row(entry: Entry, text: str | None = None) -> EntryRow:
    """An entry as the store takes it; `text` is its content as the store keeps it, where that is known."""
    return EntryRow._make((*_shared(entry), 0, True, _counted(entry), text))


def _counted(entry: Entry) -> CountedAs | None:
    """What figures read of a judgement whose content is here; of nothing else."""
    if entry.kind != "judgement" or entry.content is None:
        return None
    said: Mapping[str, Any] = entry.content
    return CountedAs(said.get("case"), said.get("review"), said.get("question"), said.get("answer"))


def as_entry(row: EntryRow) -> Entry:
    """A stored row as the record's laws take it."""
    return Entry.from_values(dict(zip(_SHARED, row, strict=False)))


_SHARED = tuple(field.name for field in fields(Entry))
"""What an entry and its row have in common, in the order of both; a row knows more."""

_shared = attrgetter(*_SHARED)
