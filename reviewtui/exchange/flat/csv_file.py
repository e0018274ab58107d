"""A table as CSV in UTF-8; text that a spreadsheet would take for a formula gets an apostrophe before it."""

import csv
from io import StringIO
from itertools import islice
from typing import Any

from reviewtui.exchange.flat.table import Table, Write

BATCH = 500
FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What text begins with that a spreadsheet may calculate."""
_FORMULA = frozenset(FORMULA)


def write_csv(write: Write, table: Table) -> int:
    """The names of the columns, then a line a row; nothing between two commas where there is no value.

    Returns the number of rows.
    """
    buffer, number = StringIO(newline=""), 0
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    rows = table.values()
    while batch := list(islice(rows, BATCH)):
        writer.writerows(map(_cells, batch))
        write(_taken(buffer))
        number += len(batch)
    write(_taken(buffer))
    return number


def harmless(text: str) -> str:
    """The text, with an apostrophe first where it would be a formula."""
    return f"'{text}" if text[:1] in _FORMULA else text


def _cells(values: list[Any]) -> list[Any]:
    return [
        (f"'{value}" if value[:1] in _FORMULA else value)
        if type(value) is str
        else (("true" if value else "false") if type(value) is bool else value)
        for value in values
    ]


def _taken(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
