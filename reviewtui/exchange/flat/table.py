"""A flat table: columns that keep their type, and rows that are made as they are walked."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

Type = Literal["text", "integer", "number", "boolean", "date", "moment"]
"""`date`: YYYY-MM-DD. `moment`: a UTC time, 2026-05-12T14:32:07Z. Both are written as text, and sort as text."""
Row = Mapping[str, Any]
Write = Callable[[bytes], object]


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: Type
    meaning: str
    null: str = ""
    """What it means where there is no value; empty for a column that always has one."""


class Table(NamedTuple):
    """One table; its rows name their values as its columns do, and may name more."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]

    def values(self) -> Iterator[list[Any]]:
        """The rows as lists of values in the columns' order; None where there is none."""
        names = [column.name for column in self.columns]
        for row in self.rows():
            yield list(map(row.get, names))
