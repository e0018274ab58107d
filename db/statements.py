"""Writing rows by the driver's own statements: building one through the library takes longer than running it."""

# ruff: noqa: S608 - only our own names are set into statements; values are always bound

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.writing import Writing


def insert(writing: Writing, table: str, names: tuple[str, ...], rows: Sequence[Sequence[object]]) -> None:
    """Put rows in; `names` are the columns that they have values for."""
    _run(writing, partial(_insertion, table, names), rows)


def put(
    writing: Writing, table: str, keys: tuple[str, ...], names: tuple[str, ...], rows: Sequence[Sequence[object]]
) -> None:
    """Put rows in the place of those that have the same `keys`."""
    _run(writing, partial(_replacement, table, keys, names), rows)


def remove(writing: Writing, table: str, keys: tuple[str, ...], rows: Sequence[Sequence[object]]) -> None:
    """Take the rows out whose `keys` have these values."""
    if rows:
        condition = " AND ".join(f'"{key}" = ?' for key in keys)
        writing.connection.executemany(f'DELETE FROM "{table}" WHERE {condition}', rows)


BLOCK = 50
"""Rows that one statement puts in where there are so many: a quarter less time than one by one."""


def _run(writing: Writing, statement: Callable[[int], str], rows: Sequence[Sequence[object]]) -> None:
    """Run what puts in so many rows, for all of some rows in their order."""
    whole = len(rows) - len(rows) % BLOCK
    if whole:
        blocks = (chain.from_iterable(rows[start : start + BLOCK]) for start in range(0, whole, BLOCK))
        writing.connection.executemany(statement(BLOCK), map(tuple, blocks))
    if whole < len(rows):
        writing.connection.executemany(statement(1), rows[whole:])


@cache
def _insertion(table: str, names: tuple[str, ...], number: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f'INSERT INTO "{table}" ({_listed(names)}) VALUES {", ".join([row] * number)}'


@cache
def _replacement(table: str, keys: tuple[str, ...], names: tuple[str, ...], number: int) -> str:
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    return f"{_insertion(table, names, number)} ON CONFLICT ({_listed(keys)}) DO UPDATE SET {changed}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
