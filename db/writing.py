"""The one writer: transactions that are whole or not at all, one at a time among threads and processes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from db import driver
from db.contents import ContentChanged
from db.driver import Connection
from db.problems import StoreDamaged, StoreProblem


class Writing(NamedTuple):
    """An open transaction."""

    path: Path
    connection: Connection


class Writer:
    """Keeps one connection that begins every transaction with BEGIN IMMEDIATE, so that no update is lost.

    A deferred transaction that reads and then writes loses updates, or fails where waiting would have served. It is
    the driver's: importing the library that the schema is declared with would take a verb a third of a second.
    """

    def __init__(self, path: Path, key: bytes | None = None, *, opened: Callable[[], Connection] | None = None) -> None:
        """`opened` gives the connection where it is not the store's own."""
        self._path = path
        self._opened = opened or (lambda: driver.connect(path, writable=True, key=key))
        self._turn = threading.RLock()
        self._connection: Connection | None = None
        self._open: Writing | None = None

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One transaction, or a savepoint within this thread's own. Raises WriteFailed or StoreLocked."""
        with self._turn, plain_problems(self._path):
            if self._open is None:
                with self._begun() as writing:
                    yield writing
            else:
                with _savepoint(self._open.connection):
                    yield self._open

    def others_committed(self) -> int | None:
        """A number that differs after anyone but this writer has committed; None while it is not open or is writing."""
        if self._connection is None or not self._turn.acquire(blocking=False):
            return None
        try:
            if self._connection is None or self.is_writing:
                return None
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            return int(version)
        finally:
            self._turn.release()

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open."""
        return self._open is not None

    def warm(self) -> None:
        """Open the connection."""
        with self._turn, plain_problems(self._path):
            self._ready()

    def close(self) -> None:
        """Close the connection, when there is one."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _begun(self) -> Iterator[Writing]:
        connection = self._ready()
        try:
            connection.execute("BEGIN IMMEDIATE")
            self._open = Writing(self._path, connection)
            yield self._open
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        finally:
            self._open = None

    def _ready(self) -> Connection:
        if self._connection is None:
            self._connection = self._opened()
        return self._connection


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    """A part of a transaction that is undone by itself; of the same name within each other, each is its own."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO part")
        connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


@contextmanager
def plain_problems(path: Path) -> Iterator[None]:
    """Turn what the disk or the database refuses into the store's own problems; other errors pass."""
    try:
        yield
    except StoreProblem:
        raise
    except Exception as error:  # the library that wraps the driver's errors may not be imported yet
        problem = _problem_behind(error, path)
        if problem is None:
            raise
        raise problem from error


def _problem_behind(error: BaseException | None, path: Path) -> StoreProblem | None:
    """The damage it met, or the first thing the driver said.

    SQLite may undo all at once, and then undoing a part fails as well.
    """
    while error is not None:
        if isinstance(error, ContentChanged):
            return StoreDamaged(path, str(error))
        cause = getattr(error, "orig", error)
        problem = driver.problem_of(cause, path, writing=True) if isinstance(cause, driver.Error) else None
        if problem is not None:
            return problem
        error = error.__context__
    return None
