"""A line to a hub: its address read, its tables made or recognised, and every way it fails as one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.casefile.visible import quoted, visible
from reviewtui.services.errors import BadUsage, ReviewtuiError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

NEEDS_EXTRA = "Syncing with a hub needs `pip install 'reviewtui[hub]'`."
SCHEMES = ("postgresql", "postgres")
PATIENCE = 10
"""Seconds that are waited for a hub to answer at all."""
WORKS = 60
"""Seconds that one statement may take there, and that a line which went silent keeps others waiting."""
LINE = {
    "connect_timeout": PATIENCE,
    "options": " ".join(
        f"-c {name}={value}"
        for name, value in {
            "client_encoding": "UTF8",
            "statement_timeout": f"{WORKS}s",
            "lock_timeout": f"{WORKS // 2}s",
            "idle_in_transaction_session_timeout": f"{WORKS}s",
        }.items()
    ),
    "keepalives_idle": PATIENCE,
    "keepalives_interval": PATIENCE,
    "keepalives_count": 2,
    "tcp_user_timeout": WORKS * 500,
}
"""How a line is made, so that none that breaks without a word is waited on for ever."""


class HubUnusable(ReviewtuiError):
    """The hub cannot be used; what was exchanged until then is there on both sides."""

    exit_code = 4


class Hub(NamedTuple):
    """A hub that answers, and whose tables are there."""

    engine: Engine
    name: str
    """As sentences call it, without a password: `postgresql://office/reviews`."""


@contextmanager
def connected(url: str) -> Iterator[Hub]:
    """A line to the hub. Raises BadUsage for what is no address of one, HubUnusable for whatever goes wrong with it."""
    address = _address(url)
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.pool import NullPool

    name = _name(address)
    try:
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"),
            poolclass=NullPool,
            connect_args=LINE,
        )
    except ModuleNotFoundError:
        raise BadUsage(NEEDS_EXTRA) from None
    try:
        _require_tables(engine, name)
        yield Hub(engine, name)
    except SQLAlchemyError as problem:
        raise HubUnusable(_said(name, str(getattr(problem, "orig", None) or problem))) from None
    finally:
        engine.dispose()


def named(url: str) -> str:
    """An address as sentences call it, without a password. Raises BadUsage for what is none."""
    return _name(_address(url))


def _name(address: URL) -> str:
    return f"postgresql://{address.host or 'localhost'}/{address.database or ''}"


def _address(url: str) -> URL:
    try:
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError
    except ModuleNotFoundError:
        raise BadUsage(NEEDS_EXTRA) from None
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise BadUsage("This is not the address of a hub. Write postgresql://NAME@HOST/DATABASE.") from None
    if address.drivername not in SCHEMES:
        raise BadUsage(f"A hub is at postgresql://…, and not at {quoted(address.drivername)}://….")
    return address


def _require_tables(engine: Engine, name: str) -> None:
    """Make the tables where they are missing. Raises HubUnusable where others have their names, with none made."""
    from sqlalchemy import inspect

    from reviewtui.services.hub.tables import METADATA

    seen = inspect(engine)
    there = [table for table in METADATA.sorted_tables if seen.has_table(table.name)]
    for table in there:
        if {column["name"] for column in seen.get_columns(table.name)} != {column.name for column in table.columns}:
            raise HubUnusable(
                f"{name} is the hub of another program or version: its table {table.name} has other columns. "
                "Nothing was changed."
            )
    METADATA.create_all(engine, [table for table in METADATA.sorted_tables if table not in there])


def _said(name: str, problem: str) -> str:
    """What went wrong, from what the server or the network said; of that only the kind is told."""
    said, shown = problem.casefold(), visible(name)
    if "password" in said or "authentication" in said or "pg_hba" in said or "role " in said:
        return f"{shown} refused the name or the password. Nothing was changed."
    if "database" in said and "does not exist" in said:
        return f"{shown} has no such database. Nothing was changed."
    if "permission denied" in said:
        return f"{shown} does not let this name read and add rows. Ask whoever runs it."
    if "lock timeout" in said:
        return f"Another laptop is sending the same to {shown}. Nothing was lost: sync again in a moment."
    if "statement timeout" in said:
        return f"{shown} is too busy to answer in time. Nothing was lost: sync again later."
    if "connection failed" in said or "timeout" in said or "could not translate" in said or "resolve host" in said:
        return f"{shown} does not answer. Nothing was lost: sync again when there is a connection."
    return f"The connection to {shown} broke. Nothing was lost: the next sync goes on where this one stopped."
