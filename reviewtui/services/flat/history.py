"""The table of the record: a row an entry, with what it says as JSON."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from db import entries
from reviewtui.entries.kinds import KINDS
from reviewtui.exchange.flat.table import BATCH, Column, Form, Row
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
    names = [column.name for column in HISTORY]
    return (dict(zip(names, values, strict=True)) for values in _values(source))


def history_lines(source: Source, form: Form) -> Iterator[tuple[int, bytes]]:
    """The same as lines."""
    rows = _values(source)
    while batch := list(islice(rows, BATCH)):
        yield len(batch), b"".join(map(form.line, batch))


def _values(source: Source) -> Iterator[Sequence[Any]]:
    """What its columns hold."""
    of_case = {name: kind.of_case for name, kind in KINDS.items()}
    private = {name for name, kind in KINDS.items() if kind.private and not source.notes}
    for row in entries.each_as_text(source.connection):
        said = None if row.kind in private else row.text
        yield (
            f"{row.device}-{row.sequence}", row.device, row.sequence, row.person, row.made_at, row.offset, row.kind,
            row.act, row.subject.split("/", 1)[0] if of_case[row.kind] else None, row.subject,
            joined(row.replaces) if row.replaces else None, row.is_current, said and (row.reason or None),
            None if row.kind == "framework" else said, row.hash,
        )  # fmt: skip
