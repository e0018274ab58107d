"""Whose a judgement is: what an undo brought back is still its author's, the undo alone is the undoer's."""

from collections.abc import Iterable

from db import entries
from db.entries import Connection
from db.values import EntryRow


def attributed(connection: Connection, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """The same entries, each with the person and the moment of the entry that first said it."""
    return tuple(_attributed(connection, row) for row in rows)


def _attributed(connection: Connection, row: EntryRow) -> EntryRow:
    if row.act not in ("undo", "redo"):
        return row
    said = first_said(connection, row)
    return row._replace(person=said.person, made_at=said.made_at)


def first_said(connection: Connection, row: EntryRow) -> EntryRow:
    """Back through what was undone and done again; an act whose traces are not here stays its own."""
    seen = set[str]()
    while row.act in ("undo", "redo") and row.id not in seen:
        seen.add(row.id)
        act = entries.entry(connection, f"{row.device}-{row.of}")
        before = [act] if row.act == "redo" else _replaced(connection, act)
        row = next((each for each in before if each is not None and each.content == row.content), row)
    return row


def _replaced(connection: Connection, act: EntryRow | None) -> list[EntryRow | None]:
    return [entries.entry(connection, replaced) for replaced in act.replaces] if act else []
