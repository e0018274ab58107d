"""A view as it is handed on: what its rows and columns are, their cells, and what the cases were chosen by."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reviewtui.services.cases.filters import Filter
from reviewtui.services.inspections import Inspection

Row = Mapping[str, Any]
"""What one row is about: `case` or `site` and others by name, with what belongs to it."""


class View(NamedTuple):
    """One view of an inspection. Texts and names are untrusted."""

    name: str
    inspection: Inspection
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Any, ...], ...]
    """One tuple a row, one cell a column; None where there is nothing to say."""
    filter: Filter
    cases: Mapping[str, str]
    """Reference to site code of every case the view is of."""
    more: Mapping[str, Any] = {}
    """What some views say beside their cells."""
    made_from: Any = None
    """What a page shows that the cells do not hold, where a view has such."""

    def as_json(self) -> dict[str, Any]:
        """As `summary --view NAME --json` prints it."""
        return {
            "view": self.name,
            "rows": list(map(dict, self.rows)),
            "columns": list(self.columns),
            "cells": [list(map(_cell, cells)) for cells in self.cells],
            "filter": self.filter.as_json(),
            **self.more,
        }


def _cell(cell: Any) -> Any:
    return cell.as_json() if hasattr(cell, "as_json") else cell
