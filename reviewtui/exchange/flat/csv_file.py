"""A table as CSV in UTF-8; text that a spreadsheet would take for a formula gets an apostrophe before it."""

import re
from collections.abc import Sequence
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
    write(f"{_encode(0, [column.name for column in table.columns])}\n".encode())
    rows, number = table.texts(_encode), 0
    while batch := list(islice(rows, BATCH)):
        write("".join([f"{row}\n" for row in batch]).encode())
        number += len(batch)
    return number


def _encode(first: int, values: Sequence[Any]) -> str:
    return ",".join([_cell(value) for value in values])


def _cell(value: Any) -> str:
    if type(value) is not str:
        return "" if value is None else str(value).lower() if type(value) is bool else str(value)
    text = f"'{value}" if value[:1] in _FORMULA else value
    return text if _PLAIN(text) is None else f'"{text.replace(QUOTE, QUOTE * 2)}"'


QUOTE = '"'
_PLAIN = re.compile(r'[",\r\n]').search
"""Finds what makes a cell stand in quotes."""
