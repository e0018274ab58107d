"""A table as NDJSON: one JSON object a line, with every column in it; its texts are exact."""

from itertools import islice

from pydantic_core import to_json

from reviewtui.exchange.flat.table import Table, Write

BATCH = 500


def write_ndjson(write: Write, table: Table) -> int:
    """A line a row. Returns the number of rows."""
    names, rows, number = [column.name for column in table.columns], table.values(), 0
    while batch := list(islice(rows, BATCH)):
        write(b"".join(to_json(dict(zip(names, values, strict=True))) + b"\n" for values in batch))
        number += len(batch)
    return number
