"""A table as CSV in UTF-8; text that a spreadsheet would take for a formula gets an apostrophe before it."""

import json
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
    write(_line([column.name for column in table.columns]))
    return table.write(write, Form(_line, "", _encode, _of_json, "\n"))


def _line(values: Sequence[Any]) -> bytes:
    return f"{_encode(0, values)}\n".encode()


def _encode(first: int, values: Sequence[Any]) -> str:
    return ",".join([_cell(value) for value in values])


def _cell(value: Any) -> str:
    if type(value) is not str:
        return "" if value is None else str(value).lower() if type(value) is bool else str(value)
    text = f"'{value}" if value[:1] in _FORMULA else value
    in_quotes = '"' in text or "," in text or "\n" in text or "\r" in text  # several times as fast as a pattern
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if in_quotes else text


QUOTE = '"'


def _of_json(texts: Iterable[bytes]) -> Iterable[bytes]:
    """A text in which JSON writes nothing otherwise stands in a cell as it is."""
    for text in texts:
        if b"\\" in text or text[1:2] in _ODD or text == b"null":
            yield _cell(json.loads(text)).encode()
        else:
            yield text if b"," in text else text[1:-1]


_ODD = frozenset(sign.encode()[:1] for sign in FORMULA)
