"""A flat table: columns that keep their type, and rows that are made as they are walked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple

Type = Literal["text", "integer", "number", "boolean", "date", "moment"]
"""`date`: YYYY-MM-DD. `moment`: a UTC time, 2026-05-12T14:32:07Z. Both are written as text, and sort as text."""
Row = Mapping[str, Any]
Write = Callable[[bytes], object]
BATCH = 500
"""Rows that are lines of text at a time."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: Type
    meaning: str
    null: str = ""
    """What it means where there is no value; empty for a column that always has one."""


class Form(NamedTuple):
    """How the rows of a table become lines of text, a column after another with commas between."""

    line: Callable[[Sequence[Any]], bytes]
    """A whole row."""
    begin: str
    encode: Callable[[int, Sequence[Any]], str]
    """Some values that follow each other in a row, from the column of that place on."""
    of_json: Callable[[Iterable[bytes]], Iterable[bytes]]
    """Texts, or null, that are JSON: as the values of a column without what its name needs."""
    end: str


class Table(NamedTuple):
    """One table; its rows name their values as its columns do, and may name more."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    blocks: Callable[[Form], Iterator[tuple[int, bytes]]] | None = None
    """The same rows, many at a time, of a table that is long: their number, and their lines."""

    def write(self, write: Write, form: Form) -> int:
        """All rows as lines. Returns their number."""
        number = 0
        for rows, block in self.blocks(form) if self.blocks else self._blocks(form):
            write(block)
            number += rows
        return number

    def _blocks(self, form: Form) -> Iterator[tuple[int, bytes]]:
        rows = self.values()
        while batch := list(islice(rows, BATCH)):
            yield len(batch), b"".join(map(form.line, batch))

    def values(self) -> Iterator[list[Any]]:
        """The rows as lists of values in the columns' order; None where there is none."""
        names = [column.name for column in self.columns]
        for row in self.rows():
            yield list(map(row.get, names))
