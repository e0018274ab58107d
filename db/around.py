"""Reading on around what is damaged: each reader sees the record as if that had been withheld.

Whatever of an entry is not as it was recorded is hidden from a connection by views and tables that are its own and lie
in memory alone. The store is not touched.
"""

# ruff: noqa: S608 - only our own names and numbers are set into statements

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db import standing
from db.contents import ContentChanged, proven
from db.header import HEADER, split_id
from db.soundness import DOUBTFUL, readable
from db.writing import Writing

if TYPE_CHECKING:
    from pathlib import Path

    from db.driver import Connection
    from db.values import StandingRow

MOST = 10_000
"""Damaged entries around which anything is still read."""

_WITHHELD = ("salt", "reason", "content")
_SALT, _REASON, _SEALED = (HEADER.index(name) for name in ("salt", "reason", "content_hash"))


class Damaged(NamedTuple):
    """An entry that is not as it was recorded."""

    id: str
    subject: str
    """Empty where not even that can be read."""


def damaged(connection: Connection) -> tuple[Damaged, ...]:
    """Every entry that cannot be read, or whose content is not the one that was recorded."""
    return tuple(_damaged(connection))


def _damaged(connection: Connection) -> Iterator[Damaged]:
    for row in readable(connection):
        if isinstance(row, str):
            yield Damaged(row, _subject(connection, row))
            continue
        text, _, *header = row
        try:
            if text is not None:
                proven(text, header[_SALT], header[_REASON], header[_SEALED])
        except (*DOUBTFUL, ContentChanged):
            yield Damaged(f"{header[0]}-{header[1]}", header[HEADER.index("subject")])


def _subject(connection: Connection, entry: str) -> str:
    """What an entry is about whose content cannot be read; empty where its header cannot be either."""
    columns = ", ".join(f'"{name}"' for name in HEADER if name not in _WITHHELD)
    try:
        sql = f"SELECT subject, {columns} FROM entry WHERE device = ? AND sequence = ?"
        return str(connection.execute(sql, split_id(entry)).fetchone()[0])
    except DOUBTFUL:
        return ""


class Around:
    """What is left out of a store, on each connection that reads it."""

    def __init__(self, path: Path, found: Sequence[Damaged]) -> None:
        self._path, self._found = path, found
        self._standings: Sequence[StandingRow] = ()
        self._gone: Sequence[str] = ()

    def list_anew(self, rows: Sequence[StandingRow], gone: Sequence[str]) -> None:
        """List these cases otherwise than the store does, from the next connection on."""
        self._standings, self._gone = rows, gone

    def lay_over(self, connection: Connection) -> None:
        """Hide what is damaged from a reader."""
        withheld = self._numbers(connection, [each.id for each in self._found])
        unread = self._numbers(connection, [each.id for each in self._found if not each.subject])
        connection.execute("PRAGMA query_only=OFF")  # else a connection cannot even have a view of its own
        for statement in (*self._of_record(connection, withheld, unread), *self._of_list(connection)):
            connection.execute(statement)
        writing = Writing(self._path, connection)
        standing.put(writing, self._standings)
        standing.remove(writing, self._gone)
        connection.execute("PRAGMA query_only=ON")

    def _numbers(self, connection: Connection, entries: Sequence[str]) -> str:
        sql = "SELECT id FROM main.entry WHERE device = ? AND sequence = ?"
        return ",".join(str(number) for entry in entries for (number,) in connection.execute(sql, split_id(entry)))

    def _of_record(self, connection: Connection, withheld: str, unread: str) -> Iterator[str]:
        names = [name for _, name, *_ in connection.execute("PRAGMA main.table_info(entry)")]
        shown = (
            f"CASE WHEN id NOT IN ({withheld}) THEN {name} END AS {name}" if name in _WITHHELD else f'"{name}"'
            for name in names
        )
        yield f"CREATE TEMP VIEW entry AS SELECT {', '.join(shown)} FROM main.entry WHERE id NOT IN ({unread})"
        yield f"CREATE TEMP TABLE counted AS SELECT * FROM main.counted WHERE entry NOT IN ({withheld})"
        yield from _indexes(connection, "counted")

    def _of_list(self, connection: Connection) -> Iterator[str]:
        if self._standings or self._gone:
            (made,) = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = 'case_standing'").fetchone()
            yield made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1)
            kept = ", ".join(standing.FIELDS)
            yield f"INSERT INTO temp.case_standing ({kept}) SELECT {kept} FROM main.case_standing"
            yield from _indexes(connection, "case_standing")


def _indexes(connection: Connection, table: str) -> Iterator[str]:
    """The same indexes for the table of that name that is the connection's own: statements name some of them."""
    sql = "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    for (made,) in connection.execute(sql, (table,)).fetchall():
        yield made.replace("CREATE INDEX ", "CREATE INDEX temp.", 1)
