"""Making a store, and bringing an older one up to date: the two times its schema is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db import driver
from db.backing_up import back_up
from db.driver import APPLICATION_ID, Connection
from db.engine import writer_engine
from db.problems import StoreDamaged, StoreLocked
from db.revisions import HEAD
from db.writing import plain_problems

if TYPE_CHECKING:
    import sqlalchemy


PATIENCE_MS = 200
"""How long to wait before a store counts as in use."""


def make_store(path: Path, key: bytes | None = None) -> None:
    """Make a whole store, or leave nothing behind. Raises StoreExists, StoreNotMade or WriteFailed."""
    connection = driver.make(path, key)
    try:
        with plain_problems(path):
            _fill(connection)
            connection.close()
            driver.connect(path, writable=True, key=key).close()
            if key is not None:
                driver.require_encrypted(path)
    except BaseException:
        connection.close()
        for leftover in (path, *(Path(f"{path}{end}") for end in ("-journal", "-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
        raise


def bring_up_to_date(path: Path, key: bytes | None = None) -> None:
    """Migrate an older store, after a copy of it was made beside it. Raises StoreProblem, with nothing changed."""
    import alembic.command  # noqa: F401 - half a second that nobody else is kept waiting for

    connection = driver.attach(path, key)
    try:
        with plain_problems(path):
            driver.configure(connection, path)
            connection.execute("PRAGMA foreign_keys=OFF")  # a table may have to be made anew under its own name
            with writer_engine(lambda: connection).begin() as core:
                revision = driver.revision_of(connection)
                if revision != HEAD:  # else another process did it while this one waited for its turn
                    back_up(path, path.with_name(f"{path.name}.before-{HEAD}.bak"), key)
                    _upgrade(core, path)
                    _require_whole(connection, path)
    finally:
        connection.close()


def is_in_use(path: Path, key: bytes | None = None) -> bool:
    """Whether any other connection, of this process or another, has the store open. Raises StoreProblem.

    A store that nobody else has open gives up its log for the asking, so that it is one file afterwards.
    """
    connection = driver.attach(path, key)
    try:
        connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        return bool(mode != "delete")
    except driver.Error as error:
        if isinstance(driver.problem_of(error, path), StoreLocked):
            return True
        raise
    finally:
        connection.close()


def _fill(connection: Connection) -> None:
    """The whole schema and the mark in one transaction: a file cut short in between is no store."""
    from db.schema import create_schema

    with writer_engine(lambda: connection).begin() as core:
        core.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        create_schema(core)


def _upgrade(core: sqlalchemy.Connection, path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.attributes.update(connection=core, path=path)
    command.upgrade(config, HEAD)


def _require_whole(connection: Connection, path: Path) -> None:
    """Nothing refers to what is not there. Raises StoreDamaged."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreDamaged(path, "what refers to an entry has lost it")
