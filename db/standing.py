"""Keeping the derived list of cases in step with the record, in the transaction that changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.values import StandingRow
    from db.writing import Writing


def put(writing: Writing, rows: Iterable[StandingRow]) -> None:
    """Put these cases' standing in the place of what it was."""
    from sqlalchemy.dialects.sqlite import insert

    from db.schema import table_of

    values = [_values(row) for row in rows]
    if not values:
        return
    statement = insert(table_of("case_standing"))
    changed = {name: statement.excluded[name] for name in values[0] if name != "case_ref"}
    writing.core.execute(statement.on_conflict_do_update(index_elements=["case_ref"], set_=changed), values)


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Take cases that were withdrawn out of the list."""
    from sqlalchemy import bindparam

    from db.schema import table_of

    gone = [{"gone": reference} for reference in references]
    if gone:
        table = table_of("case_standing")
        writing.core.execute(table.delete().where(table.c.case_ref == bindparam("gone")), gone)


def _values(row: StandingRow) -> dict[str, object]:
    return {
        **vars(row),
        "inspectors": json.dumps(row.inspectors, ensure_ascii=False),
        "ratings": json.dumps(dict(row.ratings), ensure_ascii=False, separators=(",", ":")),
    }
