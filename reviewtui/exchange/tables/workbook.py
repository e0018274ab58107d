"""A sheet of an Excel workbook (.xlsx) as rows of values; whatever a workbook could hide or blow up is refused.

The library that reads workbooks is imported here and nowhere else, and only when there is one to read.
"""

import io
import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.archive import open_archive
from reviewtui.exchange.tables.cell import Cell, Row, Sheet, Unreadable
from reviewtui.exchange.tables.csv_sheet import MOST_ROWS, TABLE_CAP
from reviewtui.exchange.tables.fault import refused
from reviewtui.exchange.tables.outline import outline
from reviewtui.exchange.tables.shown_day import shown_day
from reviewtui.exchange.text import check_size

MOST_COLUMNS = 500


def read_workbook(data: bytes, name: str, sheet: str, headings: int, cap: int = TABLE_CAP) -> Sheet:
    """The rows of one sheet, by its name; of the only sheet where `sheet` is empty. Raises FaultyFile.

    Dates that the workbook keeps as dates come as precisely as it shows them. Formulas are not worked out.
    """
    check_size(len(data), name, cap)
    archive = open_archive(data, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _opened(data, name)
        chosen = _chosen(book.sheetnames, sheet, name)
        shown = f"{name}, sheet {quoted(chosen)}"
        try:
            found = outline(archive, chosen, shown)
            return Sheet(shown, tuple(_rows(book[chosen], found.rows, headings, shown)), found.merged)
        except FaultyFile:
            raise
        except Exception:  # noqa: BLE001  # the library fails in many ways on a spoilt file, and none is told apart
            raise refused(shown, "This sheet cannot be read; open it in a spreadsheet program and save it.") from None
        finally:
            book.close()


def _opened(data: bytes, name: str) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  # the library fails in many ways on a spoilt file, and none is told apart
        raise refused(name, "This is not a workbook that Excel wrote (.xlsx), or it is damaged.") from None


def _chosen(names: list[str], wanted: str, name: str) -> str:
    if not names:
        raise refused(name, "The workbook has no sheets, or it is damaged.")
    if not wanted and len(names) == 1:
        return names[0]
    found = next((each for each in names if each.casefold() == wanted.casefold()), None)
    if found is None and not wanted:
        raise refused(name, f"The workbook has {len(names)} sheets; say in the map which one, with `sheet`.")
    if found is None:
        raise refused(name, f"The workbook has no sheet {quoted(wanted)}; {hint(wanted, names)}")
    return found


def _rows(sheet: Any, wanted: frozenset[int], headings: int, name: str) -> Iterator[Row]:
    """The rows that hold anything. What the file says of its own size may be wrong, so it is read to its end."""
    sheet.reset_dimensions()
    full = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number not in wanted:
            continue
        values = tuple(_cell(cell) for cell in cells)
        if all(value is None for value in values):
            continue
        full += number > headings
        if full > MOST_ROWS:
            raise refused(name, f"At most {MOST_ROWS:,} rows are read; split the sheet.", number)
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
        return shown_day(value, cell.number_format)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return value
    return Unreadable("This cell holds a time without a day.")


def _number(value: int | float) -> Cell:
    if abs(value) >= 10**15:
        return Unreadable("This number has more than 15 digits, which a spreadsheet rounds; keep it as text.")
    return int(value) if value == int(value) else value
