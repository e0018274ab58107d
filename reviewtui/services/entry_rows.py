"""An entry as a row of the store, and a row as the record's laws take it."""

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from db.values import CountedAs, EntryRow
from reviewtui.entries.entry import Entry
from reviewtui.services.record_keeping import ANSWERS


def as_row(entry: Entry, text: str | None = None) -> EntryRow:
    """An entry as the store takes it; `text` is its content as the store keeps it, where that is known."""
    return EntryRow._make((*_shared(entry), 0, True, counted_as(entry.kind, entry.content), text))


def counted_as(kind: str, said: Mapping[str, Any] | None) -> CountedAs | None:
    """What figures read of an answer whose content is here; of nothing else."""
    if kind not in ANSWERS or said is None:
        return None
    return CountedAs(said.get("case"), said.get("review"), said.get("question"), said.get("answer"))


def as_entry(row: EntryRow) -> Entry:
    """A stored row as the record's laws take it."""
    return Entry.from_values(dict(zip(_SHARED, row, strict=False)))


_SHARED = tuple(field.name for field in fields(Entry))
"""What an entry and its row have in common, in the order of both; a row knows more."""

_shared = attrgetter(*_SHARED)
