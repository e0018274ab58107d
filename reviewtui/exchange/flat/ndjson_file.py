"""A table as NDJSON: one JSON object a line, with every column in it; its texts are exact."""

from collections.abc import Sequence
from json import encoder
from typing import Any

from pydantic_core import to_json

from reviewtui.exchange.flat.table import Form, Table, Write

_quoted = encoder.encode_basestring


def write_ndjson(write: Write, table: Table) -> int:
    """A line a row. Returns the number of rows."""
    names = [f"{_text(column.name)}:" for column in table.columns]

    def encode(first: int, values: Sequence[Any]) -> str:
        return ",".join([name + _text(value) for name, value in zip(names[first:], values, strict=False)])

    return table.write(write, Form("{", encode, lambda texts: texts, "}\n"))


def _text(value: Any) -> str:
    return _quoted(value) if type(value) is str else to_json(value).decode()
