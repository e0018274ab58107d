"""A sheet of an Excel workbook (.xlsx) as rows of values; whatever a workbook could hide or blow up is refused.

The library that reads workbooks is imported here and nowhere else, and only when there is one to read.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.cell import Cell, DayCell, Row, Sheet, Unreadable
from reviewtui.exchange.tables.csv_sheet import MOST_ROWS, TABLE_CAP
from reviewtui.exchange.tables.fault import TableFault
from reviewtui.exchange.text import check_size

UNPACKED_CAP = 300_000_000
"""Bytes a workbook may have when unpacked."""

MOST_COLUMNS = 500
_OLD_START = b"\xd0\xcf\x11\xe0"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


def read_workbook(data: bytes, name: str, sheet: str, cap: int = TABLE_CAP) -> Sheet:
    """The rows of one sheet, by its name; of the only sheet where `sheet` is empty. Raises FaultyFile.

    Dates that the workbook keeps as dates come as precisely as it shows them. Formulas are not worked out.
    """
    check_size(len(data), name, cap)
    archive = _archive(data, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _opened(data, name)
        chosen = _chosen(book.sheetnames, sheet, name)
        shown = f"{name}, sheet {quoted(chosen)}"
        try:
            return Sheet(shown, tuple(_rows(book[chosen], shown)), _merged(archive, chosen))
        except FaultyFile:
            raise
        except Exception:  # noqa: BLE001  # the library fails in many ways on a spoilt file, and none is told apart
            raise _refused(shown, "This sheet cannot be read; open it in a spreadsheet program and save it.") from None
        finally:
            book.close()


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(_OLD_START):
        raise _refused(name, "This is an old .xls workbook, or one with a password; save it as .xlsx without one.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_blown_up(archive, name)
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                _refuse_entities(archive, part, name)
    except FaultyFile:
        raise
    except Exception:  # noqa: BLE001  # each way to pack a part fails with errors of its own
        raise _refused(name, "This is not a workbook that Excel wrote (.xlsx), or it is damaged.") from None
    return archive


def _refuse_blown_up(archive: zipfile.ZipFile, name: str) -> None:
    """A part never unpacks to more than the archive says it does."""
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED_CAP:
        most = UNPACKED_CAP // 1_000_000
        raise _refused(name, f"The workbook unpacks to {unpacked // 1_000_000} MB and at most {most} are read.")


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No workbook declares a document type; what does means to be blown up while it is read."""
    with archive.open(part) as opened:
        if re.search(rb"<!(DOCTYPE|ENTITY)", opened.read(4096)):
            raise _refused(name, "The workbook declares entities of its own, which no spreadsheet program does.")


def _opened(data: bytes, name: str) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  # the library fails in many ways on a spoilt file, and none is told apart
        raise _refused(name, "This is not a workbook that Excel wrote (.xlsx), or it is damaged.") from None


def _chosen(names: list[str], wanted: str, name: str) -> str:
    if not names:
        raise _refused(name, "The workbook has no sheets, or it is damaged.")
    if not wanted and len(names) == 1:
        return names[0]
    found = next((each for each in names if each.casefold() == wanted.casefold()), None)
    if found is None and not wanted:
        raise _refused(name, f"The workbook has {len(names)} sheets; say in the map which one, with `sheet`.")
    if found is None:
        raise _refused(name, f"The workbook has no sheet {quoted(wanted)}; {hint(wanted, names)}")
    return found


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    """The rows that hold anything. What the file says of its own size may be wrong, so it is read to its end."""
    sheet.reset_dimensions()
    full = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        values = tuple(_cell(cell) for cell in cells)
        if all(value is None for value in values):
            continue
        full += 1
        if full > MOST_ROWS:
            raise FaultyFile([TableFault(name, number, "", f"At most {MOST_ROWS:,} rows are read; split the sheet.")])
        yield Row(number, values)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "f":
        return Unreadable("This cell holds a formula; put its value in its place (copy, then paste values).")
    if cell.data_type == "e":
        return Unreadable("This cell holds an error of the spreadsheet; put a value in its place.")
    if isinstance(value, date):
        return _day(value, cell.number_format)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return value
    return Unreadable("This cell holds a time without a day.")


def _day(value: date, number_format: str) -> Cell:
    """A spreadsheet keeps “March 2006” as the first of March, and shows no day: then no day is known."""
    shown = _NOT_SHOWN.sub("", number_format).casefold()
    day = value.date() if isinstance(value, datetime) else value
    if "d" in shown:
        return DayCell(day.isoformat())
    if "y" in shown:
        return DayCell(day.isoformat()[: 7 if "m" in shown else 4])
    return Unreadable("This cell holds a date and shows none; give its column a date format.")


def _number(value: int | float) -> Cell:
    if abs(value) >= 10**15:
        return Unreadable("This number has more than 15 digits, which a spreadsheet rounds; keep it as text.")
    return int(value) if value == int(value) else value


def _merged(archive: zipfile.ZipFile, sheet: str) -> tuple[tuple[int, int, int, int], ...]:
    """Cells of a sheet that were merged into one: only the first of them has the value that all of them show."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # entities were refused before
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {each.get("name"): each.get(_RELATION) for each in book.iter() if each.tag.endswith("}sheet")}
    target = targets[sheets[sheet]]
    path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    found = _MERGED.findall(archive.read(path))
    return tuple((int(top), _column(left), int(bottom), _column(right)) for left, top, right, bottom in found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _refused(name: str, text: str) -> FaultyFile:
    return FaultyFile([TableFault(name, None, "", text)])
