"""A table as NDJSON: one JSON object a line, with every column in it; its texts are exact."""

from collections.abc import Sequence
from itertools import islice
from json import encoder
from typing import Any

from pydantic_core import to_json

from reviewtui.exchange.flat.table import Table, Write

BATCH = 500
_quoted = encoder.encode_basestring


def write_ndjson(write: Write, table: Table) -> int:
    """A line a row. Returns the number of rows."""
    names, number = [f"{_text(column.name)}:" for column in table.columns], 0

    def encode(first: int, values: Sequence[Any]) -> str:
        return ",".join([name + _text(value) for name, value in zip(names[first:], values, strict=False)])

    rows = table.texts(encode)
    while batch := list(islice(rows, BATCH)):
        write("".join([f"{{{row}}}\n" for row in batch]).encode())
        number += len(batch)
    return number


def _text(value: Any) -> str:
    return _quoted(value) if type(value) is str else to_json(value).decode()
