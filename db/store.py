"""A store: snapshots to read, one writer, and a number that tells when anyone else has committed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from db import driver
from db.core_dumps import forbid_core_dumps
from db.driver import Connection, Fixed
from db.log import Log
from db.problems import StoreIsLocked, StoreOlder, StoreReadOnly
from db.writing import Writer, Writing

if TYPE_CHECKING:
    from db.around import Around
    from db.devices import Head, Memory
    from db.full_text import FullText

__all__ = ["Connection", "Store", "Writing"]

IDLE_READERS = 4
"""How many readers are kept open for the next one who asks."""
MOMENT = 2
"""Seconds that some systems do not tell apart."""

State = int | tuple[Connection, int] | None
"""How far commits had come, as `Store.read_with_state` tells it."""


class Store:
    """One open store; usable from any thread."""

    def __init__(self, path: Path, key: bytes | None = None, *, read_only: bool = False) -> None:
        forbid_core_dumps(has_key=key is not None)
        self._path = path
        self._key = key
        self.is_read_only = read_only or not driver.may_write(path)
        """Whether nothing can be written: because nothing shall be, or because the medium takes nothing."""
        self.was_open_to_others = False
        """Whether others on this machine could read it until it was opened here."""
        self.doubt = ""
        """What a look at its record found wrong when it was opened, in plain sentences; empty when nothing was."""
        self.reader: str | None = None
        """Who reads it, where somebody was named."""
        self.counts_held_at: State = None
        """Of `read_with_state`: when what figures count was last held against the record; None where it never was."""
        self.holding_counts = threading.Lock()
        """Taken by whoever holds that against the record, so that others wait for it instead of asking as well."""
        self.is_held_beside = False
        """Whether that held, and is asked again in the background once somebody else has committed."""
        self.left_out: frozenset[str] = frozenset()
        """Ids of damaged entries that are read around, as if they were withheld."""
        self._around: Around | None = None
        self._lock = threading.Lock()
        self._closed = False
        self.is_locked = False
        """Whether it was closed for a while and its key dropped: nothing is read or written until it is unlocked."""
        self._log = Log(path)
        self._idle: list[Connection] = [self._reader()]
        self._follower: Connection | None = None
        self._device: str | None = None
        self._remembered: tuple[int, str] | None = None
        """How far the device had come when that was last noted; None before its first transaction here."""
        self._writer = Writer(path, key)
        self._seen: dict[str, int] = {}
        self._changes = 0

    @classmethod
    def create(cls, path: Path, *, device: str | None = None, key: bytes | None = None) -> Store:
        """Make a store at `path`, which must not exist, and open it.

        `device` names this laptop in the record, 4 to 16 small letters and digits; made at random unless given.
        Raises StoreExists, StoreNotMade or WriteFailed, and leaves nothing behind.
        """
        from db.devices import Memory, new_device
        from db.making import make_store

        make_store(path, key)
        Memory(path).remember(device or new_device())
        return cls(path, key)

    @classmethod
    def open(cls, path: Path, *, key: bytes | None = None, read_only: bool = False) -> Store:
        """Open the store at `path`; one of an older schema is brought up to date after a copy was made beside it.

        With `read_only` nothing in it is changed; an empty log may stay beside it, because only who may write may take
        that away. Raises the StoreProblem that says what is wrong with the path.
        """
        try:
            store = cls(path, key, read_only=read_only)
        except StoreOlder:
            if read_only or not driver.may_write(path):
                raise
            from db.making import bring_up_to_date

            bring_up_to_date(path, key)
            store = cls(path, key)
        store.was_open_to_others = not store.is_read_only and driver.make_private(path)
        return store

    @property
    def path(self) -> Path:
        """Where the store is."""
        return self._path

    @property
    def key(self) -> bytes | None:
        """What the store and every copy of it are encrypted with; None of a plain one."""
        return self._key

    @property
    def is_read_around(self) -> bool:
        """Whether something in it is damaged, and is left out of what is read."""
        return self._around is not None

    @property
    def device(self) -> str:
        """This user of this laptop, by the name in the record; a copy of the store, or a restored one, has another."""
        return self._device or self._know_device()

    def read_around(self, around: Around | None, left_out: Iterable[str]) -> None:
        """From now on read around what is damaged, or anew; with None around nothing."""
        with self._lock:
            self._around, self.left_out = around, frozenset(left_out)
            self.counts_held_at, self.is_held_beside = None, False
            idle, self._idle = self._idle, []
            for connection in idle:
                connection.close()

    @contextmanager
    def read(self, *, as_it_is: bool = False) -> Iterator[Connection]:
        """A reader that sees one consistent snapshot until the block ends, and can change nothing.

        With `as_it_is` it sees what is damaged too, where that is read around.
        """
        is_bare = as_it_is and self._around is not None
        connection = self._bare_reader() if is_bare else self._take_reader()
        try:
            connection.execute("BEGIN")
            if self._around is not None and not is_bare:
                self._around.lay_over(connection)
            yield connection
        except Exception as error:
            from db.soundness import problem_behind  # only what went wrong asks for it

            problem = problem_behind(error, self._path, self._key)
            if problem is None:
                raise
            raise problem from error
        finally:
            if is_bare:
                connection.close()
            else:
                self._give_back(connection)

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One transaction: committed when the block ends, undone when anything is raised in it.

        Within a block of the same thread, a nested block is a savepoint; other threads and processes wait their turn.
        Raises WriteFailed or StoreLocked, with nothing changed.
        """
        from db.entries import last_of

        if self.is_read_only:
            raise StoreReadOnly(self._path)
        import db.appending  # noqa: F401  before anybody has to wait

        if self._remembered is None:
            self._know_device()
        with self._writer.write() as writing:
            if "written" not in self._seen:
                self._follow_from(writing)
            if self._remembered is None:
                self._begin_as(writing)
            yield writing
            head = last_of(writing.connection, self.device)
        if not self._writer.is_writing:
            self._remember(head)

    def warm(self) -> None:
        """Open the writer, so that the first judgement need not wait for it."""
        if not self.is_read_only:
            self._writer.warm()

    @contextmanager
    def read_with_state(self) -> Iterator[tuple[Connection, State]]:
        """A reader as of `read`, and what differs from what was given before once anyone but this store has committed.

        None where somebody did at this moment: it is not known whether the reader sees that. Where there is one reader,
        and nobody asked for `changes` or wrote yet, it tells by itself: to follow who commits takes a connection more.
        """
        is_alone = not (self._seen or self._changes) and len(self._idle) == 1
        before = 0 if is_alone else self.changes()
        with self.read() as connection:
            version = _version(connection)
            if is_alone:
                yield connection, (connection, version)
            else:
                yield connection, before if self.changes() == before else None

    def changes(self) -> int:
        """A number that differs after anyone but this store has committed: another window, a verb, another process."""
        with self._lock:
            others = self._writer.others_committed()
            if "written" not in self._seen:  # until then, and once more for what came before the writer's opening
                self._notice("read", self._committed())
            if others is not None:
                self._notice("written", others)
            self._carry_over()
            return self._changes

    def fold_log(self) -> None:
        """Once nobody has written for a moment, put what the log holds into the file. What goes wrong can wait."""
        if not self.is_read_only and self._log.is_to_fold():
            connection = self._take_reader()
            try:
                self._log.fold(connection)
            except driver.Error:
                return
            finally:
                self._give_back(connection)

    def empty_log(self) -> bool:
        """Put all that the log holds into the file and cut the log to nothing; False while somebody still reads it."""
        connection = self._take_reader()
        try:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self._give_back(connection)
        return not busy

    @cached_property
    def full_text(self) -> FullText:
        """The words of what is current, read when somebody first searches."""
        from db.full_text import FullText

        return FullText()

    @cached_property
    def _memory(self) -> Memory:
        from db.devices import Memory  # a verb that only reads does not ask who it is

        return Memory(self._path)

    def _know_device(self) -> str:
        """Find out which device this is, before a transaction is begun: that takes imports and a look at files."""
        from db.devices import new_device

        with self.read() as connection:
            found = self._device or self._memory.continued(connection) or new_device()
        with self._lock:
            self._device = self._device or found
            return self._device

    def _begin_as(self, writing: Writing) -> None:
        """Settle under which device this store writes, while nobody else can: another window may have begun one."""
        from db.devices import new_device
        from db.entries import last_of

        known = self._memory.continued(writing.connection)
        with self._lock:
            self._device = known or self._device or new_device()
        self._remembered = last_of(writing.connection, self._device)
        if known is None:
            self._memory.remember(self._device, self._remembered)

    def _remember(self, head: Head) -> None:
        """Note how far the device has come, once that is safe on disk; what is done is done, noted or not."""
        if head > (self._remembered or head):
            self._remembered = head
            self._memory.remember(self.device, head)

    def _follow_from(self, writing: Writing) -> None:
        """From its first transaction on the writer itself tells what others commit; nobody else can meanwhile."""
        with self._lock:
            self._notice("read", self._committed())
            self._notice("written", _version(writing.connection))
            self._carry_over()

    def _carry_over(self) -> None:
        """It is followed who commits: what was held while one reader told still is, where nobody did since."""
        match self.counts_held_at:
            case (reader, version) if reader in self._idle and _version(reader) == version:
                self.counts_held_at = self._changes

    def _committed(self) -> int:
        """As the one connection sees it that does nothing else: opened for the first who asks, which few verbs do."""
        follower = self._follower or self._bare_reader()
        if isinstance(follower, Fixed):
            follower.close()
            return hash(self._stamp())
        self._follower = follower
        return _version(follower)

    def _notice(self, seen_by: str, version: int) -> None:
        """Count a version that differs from the last that the same connection saw."""
        self._changes += self._seen.get(seen_by, version) != version
        self._seen[seen_by] = version

    def close(self) -> None:
        """Close every connection; a reader still in use closes when its block ends."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for connection in (*idle, *filter(None, (self._follower,))):
                connection.close()
            self._follower = None
        self._writer.close()
        if "full_text" in self.__dict__:  # the words of all cases lie in memory in the clear
            self.full_text.close()

    def lock(self) -> None:
        """Close it and drop the key; who reads or writes until it is unlocked meets StoreIsLocked."""
        self.is_locked = True
        self.close()
        self._key, self._writer = None, Writer(self._path, opened=self._refused)

    def reopen(self, key: bytes | None) -> None:
        """Open it again after another file was put in its place: as another device, where that one's is not known."""
        self.unlock(key)
        self._device = self._remembered = None
        self.__dict__.pop("_memory", None)

    def unlock(self, key: bytes | None) -> None:
        """Open it again, as the same device. Raises the StoreProblem that says what is wrong, and stays locked."""
        reader = driver.connect(self._path, writable=False, key=key, touch=not self.is_read_only)
        with self._lock:
            self._key, self._writer = key, Writer(self._path, key)
            self._idle, self._seen = [self._loosened(reader)], {}
            self._changes += 1  # others may have committed meanwhile
            self.is_held_beside = False
            self._closed = self.is_locked = False

    def _refused(self) -> Connection:
        raise StoreIsLocked(self._path)

    def _take_reader(self) -> Connection:
        with self._lock:
            kept = self._idle.pop() if self._idle else None
        if isinstance(kept, Fixed) and (kept.state is None or kept.state != self._state()):
            kept.close()
            kept = None
        return kept or self._reader()

    def _reader(self) -> Connection:
        return self._loosened(self._bare_reader())

    def _loosened(self, reader: Connection) -> Connection:
        """A reader, ready for tables of its own that refer to a view where damage is read around."""
        if self._around is not None:
            reader.execute("PRAGMA foreign_keys=OFF")  # which cannot be told within a snapshot
        return reader

    def _bare_reader(self) -> Connection:
        if self.is_locked:
            raise StoreIsLocked(self._path)
        state = self._state()
        reader = driver.connect(self._path, writable=False, key=self._key, touch=not self.is_read_only)
        if isinstance(reader, Fixed):
            reader.state = state
        return reader

    def _state(self) -> tuple[int, ...] | None:
        """What differs once the file was written; None where it was a moment ago, and may be again in the same one."""
        stamp = self._stamp()
        if stamp is None or self._log.holds_something:
            return None
        return stamp if time() - stamp[-1] / 1e9 > MOMENT else None

    def _stamp(self) -> tuple[int, int, int] | None:
        """Which file it is and when it was written; None where it is not there."""
        try:
            found = self._path.stat()
        except (OSError, ValueError):
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _give_back(self, connection: Connection) -> None:
        connection.rollback() if self._around is None else connection.commit()  # what is laid over it stays
        with self._lock:
            is_of_use = not isinstance(connection, Fixed) or connection.state  # else the next sees no more than it
            if not self._closed and len(self._idle) < IDLE_READERS and is_of_use:
                self._idle.append(connection)
                return
        connection.close()


def _version(connection: Connection) -> int:
    """A number that differs, on the same connection, after another one has committed."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)
