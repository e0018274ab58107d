"""Keeping the derived list of cases in step with the record, in the transaction that changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from db import derived

if TYPE_CHECKING:
    from db.values import StandingRow
    from db.writing import Writing


def put(writing: Writing, rows: Iterable[StandingRow]) -> None:
    """Put these cases' standing in the place of what it was."""
    derived.put(writing, "case_standing", map(_values, rows))


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Take cases that were withdrawn out of the list."""
    derived.remove(writing, "case_standing", references)


def _values(row: StandingRow) -> dict[str, object]:
    return {
        **row._asdict(),
        "inspectors": json.dumps(row.inspectors, ensure_ascii=False),
        "ratings": json.dumps(dict(row.ratings), ensure_ascii=False, separators=(",", ":")),
    }
