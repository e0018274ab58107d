"""Keeping the derived list of cases in step with the record, in the transaction that changed it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from db import statements
from db.values import StandingRow

if TYPE_CHECKING:
    from db.driver import Connection
    from db.writing import Writing

_TABLE, _KEY = "case_standing", ("case_ref",)
FIELDS = StandingRow._fields
"""The columns that are kept; the others follow from them."""
_KEPT = f"SELECT {', '.join(FIELDS)} FROM {_TABLE} WHERE case_ref = ?"  # noqa: S608 - our own names


def put(writing: Writing, rows: Iterable[StandingRow]) -> None:
    """Put these cases' standing in the place of what it was."""
    values = [as_kept(row) for row in rows]
    if len(values) != 1 or not _changed(writing.connection, values[0]):
        statements.put(writing, _TABLE, _KEY, FIELDS, values)


def _changed(connection: Connection, values: tuple[object, ...]) -> bool:
    """Change what differs in the one row of a case, as after each act; False where it has none.

    An index whose column is named is written anew even where the value stays: it would be four pages at each act.
    """
    before = connection.execute(_KEPT, values[:1]).fetchone()
    if before is None:
        return False
    differing = [place for place, value in enumerate(before) if value != values[place]]
    if differing:
        setting = ", ".join([f"{FIELDS[place]} = ?" for place in differing])
        sql = f"UPDATE {_TABLE} SET {setting} WHERE case_ref = ?"  # noqa: S608 - our own names
        connection.execute(sql, (*(values[place] for place in differing), values[0]))
    return True


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Take cases that were withdrawn out of the list."""
    statements.remove(writing, _TABLE, _KEY, [(reference,) for reference in references])


def kept(connection: Connection, references: Collection[str]) -> dict[str, tuple[object, ...]]:
    """What is kept of some cases, by reference, each as `as_kept` gives it."""
    names = ", ".join(FIELDS)
    found = connection.execute(
        f"SELECT {names} FROM {_TABLE} WHERE case_ref IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
        (json.dumps(list(references)),),
    )
    return {row[0]: tuple(row) for row in found}


def as_kept(row: StandingRow) -> tuple[object, ...]:
    """The values of a row as they are kept."""
    return tuple(row._replace(inspectors=_listed(row.inspectors), ratings=_in_text(row.ratings)))  # type: ignore[arg-type]  # as the store keeps them


@lru_cache(maxsize=256)
def _listed(inspectors: tuple[str, ...]) -> str:
    """Remembered, since few people judge many cases."""
    return json.dumps(inspectors, ensure_ascii=False)


_in_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
