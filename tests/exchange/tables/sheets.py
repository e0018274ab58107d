"""Tables and maps to read in tests: text, workbooks of any kind, and what reading them comes to."""

import io
import zipfile
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


def read(
    *files: tuple[str, str | bytes],
    by: str = MAP,
    held: Mapping[str, Any] | None = None,
    as_it_seems: bool = False,
) -> Tables:
    """The tables of some files, by a map."""
    known = held or {}
    given = {name: (name, text.encode() if isinstance(text, str) else text) for name, text in files}
    return read_tables(read_map(by.encode(), "map.yaml"), given, known.get, as_it_seems=as_it_seems)


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


BOTH = ("cases.csv", CASES)


def events_of(data: bytes) -> Any:
    return read(BOTH, ("events.xlsx", data)).cases[0].document["events"]


def faults_of(data: bytes, by: str = MAP) -> list[str]:
    return faults(BOTH, ("events.xlsx", data), by=by)


def parts(data: bytes, **changed: bytes) -> bytes:
    """The workbook with some of its parts replaced; a short word stands for a longer name."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "book": "xl/workbook.xml",
        "styles": "xl/styles.xml",
        "texts": "xl/sharedStrings.xml",
    }
    wanted = {names[key]: part for key, part in changed.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, wanted.get(name, old.read(name)))
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
