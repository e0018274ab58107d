"""A flat table: columns that keep their type, and rows that are made as they are walked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

Type = Literal["text", "integer", "number", "boolean", "date", "moment"]
"""`date`: YYYY-MM-DD. `moment`: a UTC time, 2026-05-12T14:32:07Z. Both are written as text, and sort as text."""
Row = Mapping[str, Any]
Write = Callable[[bytes], object]
Encode = Callable[[int, Sequence[Any]], str]
"""The text of some values that follow each other in a row, from the column of that place on."""


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
    pieces: Callable[[Encode], Iterator[Sequence[str]]] | None = None
    """The same rows as texts to be joined by commas, of a table that is long and says much again and again."""

    def texts(self, encode: Encode) -> Iterator[str]:
        """The rows, each as its text without an end."""
        return map(",".join, self.pieces(encode)) if self.pieces else (encode(0, values) for values in self.values())

    def values(self) -> Iterator[list[Any]]:
        """The rows as lists of values in the columns' order; None where there is none."""
        names = [column.name for column in self.columns]
        for row in self.rows():
            yield list(map(row.get, names))
