"""Derived tables, a row a case: kept in step with the record, in the transaction that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.writing import Writing


def put(writing: Writing, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Put these cases' rows, column to value, in the place of what they were."""
    from sqlalchemy.dialects.sqlite import insert

    from db.schema import table_of

    values = [dict(row) for row in rows]
    if not values:
        return
    statement = insert(table_of(table))
    changed = {name: statement.excluded[name] for name in values[0] if name != "case_ref"}
    writing.core.execute(statement.on_conflict_do_update(index_elements=["case_ref"], set_=changed), values)


def remove(writing: Writing, table: str, references: Iterable[str]) -> None:
    """Take cases that were withdrawn out of a table."""
    from sqlalchemy import bindparam

    from db.schema import table_of

    gone = [{"gone": reference} for reference in references]
    if gone:
        derived = table_of(table)
        writing.core.execute(derived.delete().where(derived.c.case_ref == bindparam("gone")), gone)
