"""SQLAlchemy on the driver, to make a store and to migrate one: one connection, and no row data in its errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sqlalchemy import Connection as CoreConnection
from sqlalchemy import Engine, QueuePool, create_engine, event

from db.driver import Connection, dbapi2


def writer_engine(opened: Callable[[], Connection]) -> Engine:
    """An engine of one connection whose transactions take the write lock at once.

    Deferred transactions that read and then write lose updates, or fail where waiting would have served.
    """
    engine = create_engine(
        "sqlite://",
        creator=opened,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(core: CoreConnection) -> None:
    """By the driver: what the library keeps of a statement, nobody asks for of this one."""
    cast(Connection, core.connection.dbapi_connection).execute("BEGIN IMMEDIATE")
