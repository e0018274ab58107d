"""The table of the record: a row an entry, with what it says as JSON."""

from collections.abc import Iterator

from db import entries
from reviewtui.entries.canonical import canonical
from reviewtui.entries.kinds import KINDS
from reviewtui.exchange.flat.table import Column, Row
from reviewtui.services.flat.shared import Source, joined

HISTORY = (
    Column("entry", "text", "Name of the entry on every laptop: device and sequence."),
    Column("device", "text", "The laptop, or the copy of the store, that made it."),
    Column("sequence", "integer", "Its place in the record of that device, from 1 on."),
    Column("person", "text", "Who made it.", "Nobody: it came in with an import."),
    Column("made_at", "moment", "When, in UTC."),
    Column("offset", "integer", "Minutes by which local time was ahead of UTC."),
    Column("kind", "text", "Kind of entry: judgement, event, note and so on."),
    Column("act", "text", "What was done."),
    Column("case", "text", "Reference of the case.", "It is about no single case."),
    Column("subject", "text", "What it is about; entries of one subject follow on each other."),
    Column("replaces", "text", "Entries that it replaces, joined with “; ”.", "It is the first of its subject."),
    Column("current", "boolean", "Whether nothing here replaces it."),
    Column("reason", "text", "The reason that was given.", "None, or its content is withheld."),
    Column("content", "text", "What it says, as JSON.", "Withheld, deleted, or the text of the framework."),
    Column("hash", "text", "Its fingerprint, which the next entry of the device carries on."),
)


def history(source: Source) -> Iterator[Row]:
    """Every entry, by device and sequence; inspectors' own notes are withheld as in an export."""
    for row in entries.each(source.connection):
        kind = KINDS[row.kind]
        withheld = (kind.private and not source.notes) or row.content is None
        text = row.text or (canonical(row.content).decode() if row.content is not None else None)
        yield {
            **row._asdict(),
            "entry": row.id,
            "case": kind.case_of(row.subject),
            "replaces": joined(row.replaces),
            "current": row.is_current,
            "reason": None if withheld else row.reason or None,
            "content": None if withheld or row.kind == "framework" else text,
        }
