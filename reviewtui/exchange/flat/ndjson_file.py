"""A table as NDJSON: one JSON object a line, with every column in it; its texts are exact."""

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from reviewtui.exchange.flat.table import Form, Table, Write


def write_ndjson(write: Write, table: Table) -> int:
    """A line a row. Returns the number of rows."""
    keys = [column.name for column in table.columns]
    names = [f"{to_json(key).decode()}:" for key in keys]

    def line(values: Sequence[Any]) -> bytes:
        return to_json(dict(zip(keys, values, strict=True))) + b"\n"

    def encode(first: int, values: Sequence[Any]) -> str:
        return ",".join([name + to_json(value).decode() for name, value in zip(names[first:], values, strict=False)])

    return table.write(write, Form(line, "{", encode, lambda texts: texts, "}\n"))
