"""A table as CSV in UTF-8; text that a spreadsheet would take for a formula gets an apostrophe before it."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from reviewtui.exchange.flat.table import Form, Table, Write

FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What text begins with that a spreadsheet may calculate."""
_FORMULA = frozenset(FORMULA)


def write_csv(write: Write, table: Table) -> int:
    """The names of the columns, then a line a row; nothing between two commas where there is no value.

    Returns the number of rows.
    """
    form = Form("", _encode, _of_json, "\n")
    write(form.line([column.name for column in table.columns]).encode())
    return table.write(write, form)


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


def _of_json(texts: Iterable[bytes]) -> Iterable[bytes]:
    """A text in which JSON writes nothing otherwise stands in a cell as it is."""
    for text in texts:
        if b"\\" in text or text[1:2] in _ODD or text == b"null":
            yield _cell(json.loads(text)).encode()
        else:
            yield text if b"," in text else text[1:-1]


_ODD = frozenset(sign.encode()[:1] for sign in FORMULA)
