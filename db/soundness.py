"""Whether a store is damaged: what made reading it fail, and what can be found by looking through all of it."""

# ruff: noqa: S608 - only our own names and numbers are set into statements; values are always bound

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

from db import driver
from db.contents import ContentChanged, proven
from db.derived import Wrong, ids
from db.driver import Connection
from db.entries import REPLACES
from db.header import HEADER
from db.problems import StoreDamaged, StoreProblem
from db.revisions import READ_AS_THEY_ARE
from db.triggers import triggers

UNREADABLE = "a part of it cannot be read"

DOUBTFUL = (driver.Error, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What reading something that is not as it was written may end in; so may a mistake of ours."""

PYTHONS = ("builtins", "json.decoder")
"""Whose errors may come of damage; one that somebody named says what was given, and costs no look through the store."""


def problem_behind(error: Exception, path: Path, key: bytes | None = None) -> StoreProblem | None:
    """What an error met while reading says about the store; None when it says nothing, or something about us.

    What could be either is settled by looking through the store.
    """
    if isinstance(error, StoreProblem):
        return None
    if isinstance(error, ContentChanged):
        return StoreDamaged(path, str(error))
    known = driver.problem_of(error, path) if isinstance(error, driver.Error) else None
    if known is not None:
        return known
    if _of(error) == "zlib":  # what is kept packed cannot be unpacked
        return StoreDamaged(path, UNREADABLE)
    if isinstance(error, driver.Error) or (isinstance(error, DOUBTFUL) and _of(error) in PYTHONS):
        found = _looked_through(path, key)
        return StoreDamaged(path, found) if found else None
    return None


def _of(error: Exception) -> str:
    return type(error).__module__


def _looked_through(path: Path, key: bytes | None) -> str:
    """The first damage found; empty when there is none, or when it cannot even be opened, which says so by itself."""
    try:
        connection = driver.connect(path, writable=False, key=key, touch=False)
    except StoreProblem:
        return ""
    try:
        return next(damages(connection), "")
    finally:
        connection.close()


def read_as(connection: Connection, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """These columns of every entry, by (device, sequence); ends in whatever of DOUBTFUL a damaged one raises."""
    named = ", ".join(f'"{name}"' for name in columns)
    return iter(connection.execute(f"SELECT {named} FROM entry ORDER BY device, sequence"))


def replaced_by_each(connection: Connection) -> dict[str, list[str]]:
    """Which ids an entry replaces, sorted, by the id of each that replaces any."""
    found: dict[str, list[str]] = {}
    for entry, replaced in connection.execute(
        """SELECT e.device || '-' || e.sequence, r.replaced FROM entry_replaces r JOIN entry e ON e.id = r.entry
        ORDER BY r.entry, r.replaced"""
    ):
        found.setdefault(entry, []).append(replaced)
    return found


Read = str | tuple[Any, ...]
"""An entry: its content as text, what it replaces as ids between blanks, then the columns of its header; or its id."""


def readable(connection: Connection) -> Iterator[Read]:
    """Every entry by (device, sequence), as far as it can be read; else its id, where that can be."""
    places = connection.execute("SELECT device, sequence, id FROM entry ORDER BY 1, 2").fetchall()
    for start in range(0, len(places), AT_ONCE):
        batch = places[start : start + AT_ONCE]
        numbers = ",".join(str(number) for _, _, number in batch)
        try:
            yield from connection.execute(f"{_WHOLE} WHERE e.id IN ({numbers}) ORDER BY device, sequence").fetchall()
        except DOUBTFUL:
            yield from (_one(connection, *place) for place in batch)


def _one(connection: Connection, device: str, sequence: int, number: int) -> Read:
    try:
        (found,) = connection.execute(f"{_WHOLE} WHERE e.id = ?", (number,)).fetchall()
    except DOUBTFUL:
        return f"{device}-{sequence}"
    return cast(Read, found)


AT_ONCE = 500
_COLUMNS = ", ".join(f'e."{name}"' for name in HEADER)
_WHOLE = f"SELECT e.content, {REPLACES}, {_COLUMNS} FROM entry e"


def lost(connection: Connection) -> Wrong:
    """What an entry replaces or counts that is not among the entries of this store's own devices."""
    (number,) = connection.execute("SELECT count(*) FROM entry_replaces").fetchone()
    return Wrong(number, ids(connection, _LOST))


_LOST = """
SELECT e.device, e.sequence FROM entry_replaces r JOIN entry e ON e.id = r.entry
WHERE r.replaced GLOB e.device || '-*' AND NOT EXISTS (
  SELECT 1 FROM entry old WHERE old.device = e.device
    AND old.sequence = CAST(substr(r.replaced, instr(r.replaced, '-') + 1) AS INTEGER))
ORDER BY 1, 2"""


def damages(connection: Connection, *, entries: bool = True) -> Iterator[str]:
    """Whatever of the file is not as it was written, in words: pages, references, texts, what is kept.

    With `entries`, theirs are read and held against their hashes too, which whoever walks the chains has done.
    """
    texts = partial(_texts, without=() if entries else ("entry",))
    for look in (_pages, _schema, _references, texts, *((_contents,) if entries else ()), _kept):
        try:
            yield from look(connection)
        except driver.Error:
            yield UNREADABLE


def _pages(connection: Connection) -> Iterator[str]:
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield "its pages contradict one another"


def _schema(connection: Connection) -> Iterator[str]:
    """What keeps the record append-only is there, word for word: as far as the store's revision has it."""
    made = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    lacking = {sql.split()[2] for sql in triggers() if sql not in made}
    if lacking - READ_AS_THEY_ARE.get(driver.revision_of(connection), frozenset()):
        yield "what keeps the record append-only was altered"


def _references(connection: Connection) -> Iterator[str]:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "what refers to an entry has lost it"


def _texts(connection: Connection, without: Collection[str]) -> Iterator[str]:
    """SQLite itself never looks whether what is kept as text is text; reading it does."""
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table not in without:
            names = ", ".join(f'"{name}"' for name, of in _columns(connection, table) if of not in {"INTEGER", "BLOB"})
            # A row's texts side by side are one to read; what lies between two of them joins no halves of a sign.
            for _ in connection.execute(f"SELECT concat_ws(',', '', {names}) FROM \"{table}\""):
                pass
    yield from ()


def _columns(connection: Connection, table: str) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()


def _contents(connection: Connection) -> Iterator[str]:
    sealed = "SELECT content, salt, reason, content_hash FROM entry WHERE content IS NOT NULL"
    try:
        for row in connection.execute(sealed):
            proven(*row)
    except ContentChanged as changed:
        yield str(changed)


def _kept(connection: Connection) -> Iterator[str]:
    unreadable = "SELECT 1 FROM setting WHERE name LIKE 'framework/%' AND NOT json_valid(value)"
    if connection.execute(unreadable).fetchone():
        yield "the framework as it is kept cannot be read"
