"""Writing rows by the driver's own statements: building one through the library takes longer than running it."""

# ruff: noqa: S608 - only our own names are set into statements; values are always bound

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.writing import Writing


def insert(writing: Writing, table: str, names: tuple[str, ...], rows: Sequence[Sequence[object]]) -> None:
    """Put rows in; `names` are the columns that they have values for."""
    if rows:
        writing.connection.executemany(_insertion(table, names), rows)


def put(
    writing: Writing, table: str, keys: tuple[str, ...], names: tuple[str, ...], rows: Sequence[Sequence[object]]
) -> None:
    """Put rows in the place of those that have the same `keys`."""
    if rows:
        writing.connection.executemany(_replacement(table, keys, names), rows)


def remove(writing: Writing, table: str, keys: tuple[str, ...], rows: Sequence[Sequence[object]]) -> None:
    """Take the rows out whose `keys` have these values."""
    if rows:
        condition = " AND ".join(f'"{key}" = ?' for key in keys)
        writing.connection.executemany(f'DELETE FROM "{table}" WHERE {condition}', rows)


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    return f'INSERT INTO "{table}" ({_listed(names)}) VALUES ({", ".join("?" * len(names))})'


@cache
def _replacement(table: str, keys: tuple[str, ...], names: tuple[str, ...]) -> str:
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    return f"{_insertion(table, names)} ON CONFLICT ({_listed(keys)}) DO UPDATE SET {changed}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
