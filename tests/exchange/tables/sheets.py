"""Tables and maps to read in tests: text, workbooks of any kind, and what reading them comes to."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables import Tables, read_map, read_tables

MAP = """
cases:
  file: cases.*
  columns: {reference: Ref, site: Team}
events:
  file: events.*
  dates: [DD/MM/YYYY]
  columns: {case: Ref, date: Date, agency: Who, type: What, text: Notes}
"""
CASES = "Ref,Team\nN-1,North\n"
EVENTS = "Ref,Date,Who,What,Notes\nN-1,03/04/2012,police,referral,Seen\n"
HEADS = ["Ref", "Date", "Who", "What", "Notes"]


def read(*files: tuple[str, str | bytes], by: str = MAP, held: Mapping[str, Any] | None = None) -> Tables:
    """The tables of some files, by a map."""
    known = held or {}
    given = {name: (name, text.encode() if isinstance(text, str) else text) for name, text in files}
    return read_tables(read_map(by.encode(), "map.yaml"), given, known.get)


def faults(*files: tuple[str, str | bytes], by: str = MAP, held: Mapping[str, Any] | None = None) -> list[str]:
    """What is wrong with the files, one line each."""
    with pytest.raises(FaultyFile) as refused:
        read(*files, by=by, held=held)
    return [str(fault) for fault in refused.value.faults]


def workbook(rows: Iterable[Iterable[Any]] = (), change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with one sheet, its headings above the rows; `change` may do anything to the sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Log"
    sheet.append(HEADS)
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def row(when: Any = date(2012, 4, 3), notes: Any = "Seen") -> list[Any]:
    """One sound row of events."""
    return ["N-1", when, "police", "referral", notes]
