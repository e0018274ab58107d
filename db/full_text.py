"""Which entries hold which words: an index in memory alone, so that no text is ever in the clear beside a store."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from db.contents import from_texts, proven
from db.driver import Connection, dbapi2

Texts = Callable[[str, dict[str, Any]], str]
"""What is to be found of an entry, from its kind and content; nothing for one that withdraws its subject."""

BATCH = 2_000
_TABLE = """CREATE VIRTUAL TABLE words USING fts5(
  text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')"""
_NEW = """SELECT id, kind, content, salt, reason, content_hash FROM entry
WHERE id > ? AND is_current = 1 AND kind IN (SELECT value FROM json_each(?)) ORDER BY id"""
_FILLED = """SELECT id, kind, content, salt, reason, content_hash FROM entry
WHERE id IN (SELECT value FROM json_each(?)) AND content IS NOT NULL"""
_CURRENT = """SELECT e.id, e.kind, e.subject, e.person FROM json_each(?) one CROSS JOIN entry e
WHERE e.id = one.value AND e.is_current = 1 ORDER BY e.subject, e.id"""


_Row = tuple[int, str, str | None, str, str | None, str]
"""An entry's number and kind, its content where that is here, and what its content was sealed with."""


class Place(NamedTuple):
    """An entry that holds what was looked for."""

    id: int
    """Its number in this store."""
    kind: str
    subject: str
    person: str | None


class FullText:
    """The words of what is current, as far as they were read; usable from any thread.

    An entry never changes, so that only new ones are read; what was replaced since is left out of what is found.
    """

    def __init__(self) -> None:
        """Empty: nothing is read before somebody searches."""
        self._lock = threading.Lock()
        self._memory: Connection | None = None
        self._last = 0
        """The number of the last entry that was read."""
        self._withheld: set[int] = set()
        """Entries whose content was not here, and may be filled in."""

    def find(self, connection: Connection, kinds: Sequence[str], texts: Texts, wanted: str) -> tuple[Place, ...]:
        """The current entries of these kinds that hold what is wanted, in FTS5's words, by subject."""
        with self._lock:
            memory = self._memory or self._begin()
            self._read(memory, connection, kinds, texts)
            found = [number for (number,) in memory.execute("SELECT rowid FROM words WHERE words MATCH ?", (wanted,))]
        return tuple(Place._make(row) for row in connection.execute(_CURRENT, (json.dumps(found),)))

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            if self._memory is not None:
                self._memory.close()
            self._memory, self._last = None, 0
            self._withheld.clear()

    def _begin(self) -> Connection:
        self._memory = dbapi2.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._memory.execute("PRAGMA temp_store=MEMORY")
        self._memory.execute(_TABLE)
        return self._memory

    def _read(self, memory: Connection, connection: Connection, kinds: Sequence[str], texts: Texts) -> None:
        """Take in what is new; a reading that fails leaves the index as it was."""
        memory.execute("BEGIN")
        try:
            if self._withheld:
                rows = connection.execute(_FILLED, (json.dumps(list(self._withheld)),))
                self._take(memory, rows, texts)
            (last,) = connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()
            if last > self._last:
                self._take(memory, connection.execute(_NEW, (self._last, json.dumps(kinds))), texts)
        except BaseException:
            memory.execute("ROLLBACK")
            raise
        memory.execute("COMMIT")
        self._last = last

    def _take(self, memory: Connection, rows: Iterable[_Row], texts: Texts) -> None:
        memory.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", self._texts(rows, texts))

    def _texts(self, rows: Iterable[_Row], texts: Texts) -> Iterator[tuple[int, str]]:
        for batch in _batches(rows):
            for number, _, content, *_ in batch:
                (self._withheld.discard if content is not None else self._withheld.add)(number)
            here = [
                (number, kind, proven(content, salt, reason, content_hash))
                for number, kind, content, salt, reason, content_hash in batch
                if content is not None
            ]
            contents = from_texts(content for _, _, content in here)
            for (number, kind, _), said in zip(here, contents, strict=True):
                if text := texts(kind, said):
                    yield number, text


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    batch: list[_Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
