"""A CSV file as rows of text, each with the number that a spreadsheet program would write beside it."""

import codecs
import csv
import io
from collections.abc import Iterator

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.cell import Row, Sheet
from reviewtui.exchange.tables.fault import TableFault, refused
from reviewtui.exchange.text import check_size, decoded

TABLE_CAP = 64_000_000
"""Bytes a table may have, unless the caller says otherwise."""

OLD_START, PACKED_START = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
"""How a workbook begins: an old one, or one with a password, and one of today."""

MOST_ROWS = 200_000
"""Rows a table may have below its headings; those that hold nothing are not counted."""

_STATED = ", or state its `encoding` in the map, such as cp1252 or utf-16"
"""What else mends a file that is not in UTF-8."""


def read_csv(
    data: bytes, name: str, separator: str, headings: int, cap: int = TABLE_CAP, encoding: str = "utf-8"
) -> Sheet:
    """The rows of a CSV file. Raises FaultyFile for another encoding, and for quotation marks that do not fit.

    A line break inside quotation marks starts no new row; an empty line counts as one and is left out below the row
    `headings`.
    """
    if data.startswith((PACKED_START, OLD_START)):
        ending = ".xls" if data.startswith(OLD_START) else ".xlsx"
        raise refused(
            name, f"This is a workbook and no CSV file: give it a name that ends in {ending}, and the map too."
        )
    text = decoded(data, name, cap, _STATED) if encoding == "utf-8" else _in(encoding, data, name, cap)
    return Sheet(name, tuple(_rows(text, name, separator, headings)))


def _in(encoding: str, data: bytes, name: str, cap: int) -> str:
    """The text of a file in another encoding, which its map states."""
    check_size(len(data), name, cap)
    if data.startswith(codecs.BOM_UTF8):
        raise refused(name, f"The map says that this file is in {encoding}, and it is in UTF-8; take `encoding` out.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(name, f"The map says that this file is in {encoding}, and it is not.", line) from None
    return text.removeprefix("\ufeff")


def _rows(text: str, name: str, separator: str, headings: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = full = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FaultyFile([TableFault(name, number, "", _said(str(error)))]) from None
        if number > headings:
            if not any(cells):
                continue
            full += 1
        if full > MOST_ROWS:
            raise FaultyFile([TableFault(name, number, "", f"At most {MOST_ROWS:,} rows are read; split the file.")])
        yield Row(number, tuple(cells))


def _said(problem: str) -> str:
    if "field larger" in problem:
        return "A cell of this row is longer than 131,072 characters; a quotation mark may be missing at its end."
    return "This row cannot be read: a quotation mark is not closed, or is inside a cell without being doubled."
