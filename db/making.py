"""Making a store, and bringing an older one up to date: the two times its schema is written."""

from __future__ import annotations

import os
from pathlib import Path

from db import driver, local
from db.driver import APPLICATION_ID, Connection
from db.engine import writer_engine
from db.problems import StoreNotMade
from db.revisions import HEAD, REVISIONS
from db.writing import Writing, plain_problems


def make_store(path: Path, device: str, key: bytes | None = None) -> None:
    """Make a whole store, or leave nothing behind. Raises StoreExists, StoreNotMade or WriteFailed."""
    connection = driver.make(path, key)
    try:
        with plain_problems(path):
            _fill(connection, device)
            connection.close()
            driver.connect(path, writable=True, key=key).close()
    except BaseException:
        connection.close()
        for leftover in (path, *(Path(f"{path}{end}") for end in ("-journal", "-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
        raise


def bring_up_to_date(path: Path, key: bytes | None = None) -> None:
    """Migrate an older store, after a copy of it was made beside it. Raises StoreProblem, with nothing changed."""
    connection = driver.attach(path, key)
    engine = writer_engine(lambda: connection)
    try:
        with plain_problems(path), engine.begin() as core:
            revision = driver.revision_of(connection)
            if revision == "" or revision in REVISIONS[:-1]:
                back_up(path, path.with_name(f"{path.name}.before-{revision or 'first'}.bak"), key)
                _upgrade(core)
                if not local.setting(connection, "device"):
                    raise StoreNotMade(path, "it names no device")
    finally:
        engine.dispose()
        connection.close()
