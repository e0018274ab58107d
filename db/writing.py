"""The one writer: transactions that are whole or not at all, one at a time among threads and processes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from db import driver
from db.driver import Connection
from db.problems import StoreProblem

if TYPE_CHECKING:
    import sqlalchemy


class Writing(NamedTuple):
    """An open transaction."""

    path: Path
    core: sqlalchemy.Connection
    """For statements of SQLAlchemy Core."""

    @property
    def connection(self) -> Connection:
        """The same transaction as the driver's connection, for the queries that readers use."""
        return cast(Connection, self.core.connection.dbapi_connection)


class Writer:
    """Keeps one connection that begins every transaction with BEGIN IMMEDIATE, so that no update is lost."""

    def __init__(self, path: Path, key: bytes | None = None, *, opened: Callable[[], Connection] | None = None) -> None:
        """`opened` gives the connection where it is not the store's own."""
        self._path = path
        self._opened = opened or (lambda: driver.connect(path, writable=True, key=key))
        self._turn = threading.RLock()
        self._engine: sqlalchemy.Engine | None = None
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
        if self._engine is None or not self._turn.acquire(blocking=False):
            return None
        try:
            with self._engine.connect() as core:
                connection = cast(Connection, core.connection.dbapi_connection)
                (version,) = connection.execute("PRAGMA data_version").fetchone()
            return int(version)
        finally:
            self._turn.release()

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open."""
        return self._open is not None

    def warm(self) -> None:
        """Import the library and open the connection."""
        with self._turn, plain_problems(self._path):
            self._ready().connect().close()

    def close(self) -> None:
        """Close the connection, when there is one."""
        with self._turn:
            if self._engine is not None:
                self._engine.dispose()

    @contextmanager
    def _begun(self) -> Iterator[Writing]:
        with self._ready().begin() as core:
            self._open = Writing(self._path, core)
            try:
                yield self._open
            finally:
                self._open = None

    def _ready(self) -> sqlalchemy.Engine:
        """What transactions are begun with. All that one writes with is imported here, before others have to wait."""
        if self._engine is None:
            import db.schema  # noqa: F401
            from db.engine import writer_engine

            self._engine = writer_engine(self._opened)
        return self._engine


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
    """The first thing the driver said; SQLite may undo all at once, and then undoing a part fails as well."""
    while error is not None:
        cause = getattr(error, "orig", error)
        problem = driver.problem_of(cause, path, writing=True) if isinstance(cause, driver.Error) else None
        if problem is not None:
            return problem
        error = error.__context__
    return None
