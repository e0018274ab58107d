"""Reading on around what is damaged: each reader sees the record as if that had been withheld.

Whatever of an entry is not as it was recorded is hidden from a connection by views and tables that are its own and lie
in memory alone. The store is not touched.
"""

# ruff: noqa: S608 - only our own names and numbers are set into statements

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from db import standing, timing
from db.contents import ContentChanged, proven
from db.entries import REPLACES
from db.header import HEADER
from db.rebuilding import rebuild_counted
from db.soundness import AT_ONCE, DOUBTFUL, readable
from db.writing import Writing

if TYPE_CHECKING:
    from pathlib import Path

    from db.driver import Connection
    from db.values import StandingRow

MOST = 10_000
"""Damaged entries around which anything is still read."""

_OWN = (("TABLE", "case_timing"), ("TABLE", "case_standing"), ("TABLE", "counted"), ("VIEW", "entry"))
"""What is laid over a store."""
_WITHHELD = ("salt", "reason", "content")
_SALT, _REASON, _SEALED = (HEADER.index(name) for name in ("salt", "reason", "content_hash"))
_ID = "e.device || '-' || e.sequence"
_COLUMNS = ", ".join("NULL" if name in _WITHHELD else f'e."{name}"' for name in HEADER)
_HEADER = f"SELECT {REPLACES}, {_COLUMNS} FROM entry e"


Listed = Callable[["Connection"], tuple[Sequence["StandingRow"], Sequence[str], Sequence[str]]]
"""The cases that stand otherwise, those that are not listed, and those among these of which no answer counts."""


class Damaged(NamedTuple):
    """An entry that is not as it was recorded."""

    id: str
    subject: str
    """Empty where not even that can be read or believed: then the entry is left out with its header."""
    kind: str
    """As it stands there; empty where it cannot be read."""


Holds = Callable[[Sequence[str], Sequence[Any]], bool]
"""Whether an entry's header, without salt and reason, is the one that was hashed, given what it replaces."""
AllHold = Callable[[Sequence[Any]], bool]
"""Whether several entries, as `readable` gives them, surely are as they were recorded, header and content."""


def damaged(connection: Connection, holds: Holds, all_hold: AllHold) -> tuple[Damaged, ...]:
    """Every entry that cannot be read, or of which header or content is not the one that was recorded."""
    entries = readable(connection)
    found = list[Damaged]()
    while some := list(islice(entries, AT_ONCE)):
        if not _all_hold(some, all_hold):
            found += _damaged(connection, some, holds)
    return tuple(found)


def _all_hold(some: Sequence[Any], all_hold: AllHold) -> bool:
    try:
        return not any(isinstance(row, str) for row in some) and all_hold(some)
    except DOUBTFUL:
        return False


def _damaged(connection: Connection, some: Sequence[Any], holds: Holds) -> Iterator[Damaged]:
    for row in some:
        if isinstance(row, str):
            yield _unreadable(connection, row, holds)
            continue
        text, replaces, *header = row
        found = _found(replaces, header, holds)
        try:
            if not found.subject:
                yield found
            elif text is not None:
                proven(text, header[_SALT], header[_REASON], header[_SEALED])
        except (*DOUBTFUL, ContentChanged):
            yield found


def _unreadable(connection: Connection, entry: str, holds: Holds) -> Damaged:
    """An entry whose content cannot be read; maybe its header can."""
    try:
        ((replaces, *header),) = connection.execute(f"{_HEADER} WHERE {_ID} = ?", (entry,))
    except DOUBTFUL:
        return Damaged(entry, "", "")
    return _found(replaces, header, holds)


def _found(replaces: str | None, header: Sequence[Any], holds: Holds) -> Damaged:
    named = dict(zip(HEADER, header, strict=True))
    try:
        subject = str(named["subject"]) if holds((replaces or "").split(), header) else ""
    except DOUBTFUL:
        subject = ""
    return Damaged(f"{named['device']}-{named['sequence']}", subject, str(named["kind"]))


def cases_of(connection: Connection, found: Sequence[Damaged]) -> set[str] | None:
    """The cases that damaged entries are about; None where it is not known of which.

    Of one whose header cannot be believed it is known where figures read it as an answer before: then it is about the
    case that they read it of, or that it names now. What stands there, and in none else, may be otherwise than listed;
    where a case is listed with more answers than are left, that is of use too.
    """
    known = {each.subject.split("/", 1)[0] for each in found if each.subject}
    unknown = [each.id for each in found if not each.subject]
    if not unknown:
        return known
    try:
        named = connection.execute(_COUNTED_UNDER, (json.dumps(unknown),)).fetchall()
        more = connection.execute(_MORE_THAN_IS_LEFT).fetchall()
    except DOUBTFUL:
        return None
    if len(named) < len(unknown) or any(case is None for case, _ in named):
        return None
    return {*known, *(case for case, _ in (*named, *more)), *(subject.split("/", 1)[0] for _, subject in named)}


_COUNTED_UNDER = f"""
SELECT c.case_ref, e.subject FROM main.entry e JOIN main.counted c ON c.entry = e.id
WHERE {_ID} IN (SELECT value FROM json_each(?))"""

_MORE_THAN_IS_LEFT = """
SELECT case_ref, '' FROM main.case_standing s
WHERE answered > (SELECT count(DISTINCT question) FROM counted c WHERE c.case_ref = s.case_ref AND c.counts = 1)"""


class Around:
    """What is left out of a store, on each connection that reads it, and what follows from that."""

    def __init__(self, path: Path, found: Sequence[Damaged], kinds: Sequence[str], listed: Listed) -> None:
        """`kinds` are those of entries that answer; `listed` says what the list of cases has otherwise."""
        self._path, self._found, self._kinds, self._listed = path, found, kinds, listed

    def lay_over(self, connection: Connection) -> None:
        """Hide what is damaged from a reader in the snapshot that it has; all is there where nobody committed since."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if connection.execute("PRAGMA temp.user_version").fetchone() == (version,):
            return
        connection.execute("PRAGMA query_only=OFF")
        try:
            self._fill(Writing(self._path, connection))
            connection.execute(f"PRAGMA temp.user_version={version}")
        finally:
            connection.execute("PRAGMA query_only=ON")

    def _fill(self, writing: Writing) -> None:
        connection, kept = writing.connection, ", ".join(standing.FIELDS)
        for kind, name in _OWN:
            connection.execute(f"DROP {kind} IF EXISTS temp.{name}")
        connection.execute(self._record(connection))
        _make_own(connection, "counted")
        rebuild_counted(writing, self._kinds)
        _make_own(connection, "case_standing")
        connection.execute(f"INSERT INTO temp.case_standing ({kept}) SELECT {kept} FROM main.case_standing")
        rows, gone, lost = self._listed(connection)
        standing.put(writing, rows)
        standing.remove(writing, gone)
        connection.executemany("DELETE FROM temp.counted WHERE case_ref = ?", [(case,) for case in lost])
        _make_own(connection, "case_timing")
        connection.execute("INSERT INTO temp.case_timing SELECT * FROM main.case_timing")
        timing.forget(writing, (*(row.case_ref for row in rows), *gone))

    def _record(self, connection: Connection) -> str:
        withheld = _numbers(connection, [each.id for each in self._found])
        unread = _numbers(connection, [each.id for each in self._found if not each.subject])
        names = [name for _, name, *_ in connection.execute("PRAGMA main.table_info(entry)")]
        shown = (
            f"CASE WHEN id NOT IN ({withheld}) THEN {name} END AS {name}" if name in _WITHHELD else f'"{name}"'
            for name in names
        )
        return f"CREATE TEMP VIEW entry AS SELECT {', '.join(shown)} FROM main.entry WHERE id NOT IN ({unread})"


def _numbers(connection: Connection, entries: Sequence[str]) -> str:
    sql = f"SELECT id FROM main.entry e WHERE {_ID} IN (SELECT value FROM json_each(?))"
    return ",".join(str(number) for (number,) in connection.execute(sql, (json.dumps(entries),)))


def _make_own(connection: Connection, table: str) -> None:
    """An empty table of that name that is the connection's own, with the same indexes: statements name some of them."""
    sql = (
        "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') ORDER BY type DESC"
    )
    for kind, made in connection.execute(sql, (table,)).fetchall():
        if kind == "table":
            connection.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        elif made is not None:
            connection.execute(made.replace("CREATE INDEX ", "CREATE INDEX temp.", 1))
