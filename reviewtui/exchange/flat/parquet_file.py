"""A table as a Parquet file, whose columns have their own types: dates are days, moments are times in UTC."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any

from reviewtui.exchange.flat.table import Table, Type, Write

BATCH = 20_000
"""Rows that are held at a time, and written as a group."""


def _moment(text: str) -> datetime | None:
    """A moment of the record; none where a clock that was wrong gave no real one."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


VALUES: Mapping[Type, Callable[[str], Any]] = {"date": date.fromisoformat, "moment": _moment}
"""How what is text in the other forms becomes a value."""


class _File:
    """What the library writes to, as a file that it may ask how far it is."""

    closed = False

    def __init__(self, write: Write) -> None:
        self._write, self._size = write, 0

    def write(self, piece: bytes) -> int:
        self._write(bytes(piece))
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        """Whoever gave the file to write to flushes it."""

    def close(self) -> None:
        self.closed = True


def write_parquet(write: Write, table: Table) -> int:
    """All rows, in groups. Returns the number of rows; raises ModuleNotFoundError where the library is not there."""
    import pyarrow as arrow
    from pyarrow.parquet import ParquetWriter

    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "moment": arrow.timestamp("ms", "UTC"),
    }
    schema = arrow.schema([arrow.field(column.name, types[column.type]) for column in table.columns])
    rows, number = table.values(), 0
    with ParquetWriter(arrow.PythonFile(_File(write), "w"), schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            columns = zip(table.columns, zip(*batch, strict=True), schema.types, strict=True)
            arrays = [arrow.array(_values(column.type, values), kind) for column, values, kind in columns]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            number += len(batch)
    return number


def _values(kind: Type, values: tuple[Any, ...]) -> list[Any]:
    made = VALUES.get(kind)
    return [value if value is None or made is None else made(value) for value in values]
