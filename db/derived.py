"""Derived tables, a row a case: kept in step with the record, in the transaction that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from db import statements

if TYPE_CHECKING:
    from db.writing import Writing


def put(writing: Writing, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Put these cases' rows, column to value, all with the same columns, in the place of what they were."""
    values = list(rows)
    if values:
        names = tuple(values[0])
        statements.put(writing, table, ("case_ref",), names, [tuple(row.values()) for row in values])


def remove(writing: Writing, table: str, references: Iterable[str]) -> None:
    """Take cases that were withdrawn out of a table."""
    statements.remove(writing, table, ("case_ref",), [(reference,) for reference in references])
