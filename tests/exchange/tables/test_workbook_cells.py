"""Cells of workbooks: numbers as they are shown, escapes, words for an end, and times beside a day."""

from datetime import date, datetime, time
from typing import Any

import pytest

from .sheets import BOTH, MAP, events_of, faults_of, part, parts, read, row, workbook


def typed(cell: str, value: Any, number_format: str = "General") -> Any:
    """A change of a sheet: a value in a cell, and its format."""

    def change(sheet: Any) -> None:
        sheet[cell].value = value
        sheet[cell].number_format = number_format

    return change


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (123, "00000", "00123"),
        (123, '"NOR-"000', "NOR-123"),
        (1234567, "000-0000", "1234567"),
        (7, "\\Y000", "Y007"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.25, "0%", "25%"),
        (-5, "0;(0)", "(5)"),
        (-5, "00", "-05"),
        (12, "[Red]0", "12"),
        (12, "[$£-809]#,##0", "£12"),
        (1.5, "0.##", "1.5"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: Any, number_format: str, said: str) -> None:
    (event,) = events_of(workbook([row()], typed("E2", value, number_format)))
    assert event["text"] == said


def test_a_reference_keeps_the_noughts_that_its_cell_shows() -> None:
    by = "cases:\n  file: cases.xlsx\n  columns: {reference: Ref, site: Who}\n"
    data = workbook([[1, None, "North"]], typed("A2", 123, "00000"))
    found = read(("cases.xlsx", data), by=by)
    assert found.cases[0].document["reference"] == "00123"


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (12.456, "0", "column “Notes”: the sheet shows 12 for 12.456, and it is read as shown (row 2)."),
        (0.3333, "0%", "column “Notes”: the sheet shows 33% for 0.3333, and it is read as shown (row 2)."),
        (5, "0;0;;@", None),
        (0, "0;0;;@", "column “Notes”: the sheet shows nothing for 0, and it is read as shown (row 2)."),
        (1.5, "# ?/?", "column “Notes”: the number 1.5 is shown in another way, and read as 1.5 (row 2)."),
        (41002, "00000", None),
    ],
)
def test_a_number_that_shows_something_else_is_named(value: Any, number_format: str, said: str | None) -> None:
    notes = read(BOTH, ("events.xlsx", workbook([row()], typed("E2", value, number_format)))).notes
    assert [note.partition(", ")[2].partition(", ")[2] for note in notes] == ([said] if said else [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("one_x000D_\ntwo", "one\ntwo"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_x0041_", "aA"),
        ("_xD83D__xDE00_", "\U0001f600"),
    ],
)
def test_the_escapes_that_excel_writes_are_read_as_what_they_stand_for(written: str, meant: str) -> None:
    data = workbook([row(notes="ESCAPED")])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    where = {"sheet": sheet.replace(b"ESCAPED", written.encode())} if b"ESCAPED" in sheet else {}
    shared = {} if where else {"texts": part(data, "xl/sharedStrings.xml").replace(b"ESCAPED", written.encode())}
    (event,) = events_of(parts(data, **where, **shared))
    assert event["text"] == meant


ENDS = """
events:
  file: events.*
  dates: [DD/MM/YYYY]
  empty: [01/01/1900, n/k, "#N/A"]
  ongoing: [31/12/9999]
  columns: {case: Ref, date: Date, until: End, agency: Who, type: What, text: Notes}
"""


def ended(end: Any, number_format: str = "dd/mm/yyyy") -> Any:
    def change(sheet: Any) -> None:
        sheet["F1"], sheet["F2"] = "End", end
        sheet["F2"].number_format = number_format

    by = MAP.partition("events:")[0] + ENDS.lstrip()
    return read(BOTH, ("events.xlsx", workbook([row()], change)), by=by).cases[0].document["events"][0]


@pytest.mark.parametrize("number_format", ["dd/mm/yyyy", "mm-dd-yy", "d mmmm yyyy"])
def test_a_maps_words_for_an_end_are_found_in_a_date(number_format: str) -> None:
    assert ended(date(9999, 12, 31), number_format)["until"] is None
    assert "until" not in ended(date(1900, 1, 1), number_format)


def test_a_maps_words_are_compared_with_what_a_cell_shows() -> None:
    assert "until" not in ended("#N/A")
    by = MAP.replace("  dates:", "  words: {type: {'01': referral}}\n  dates:")
    data = workbook([row()], typed("D2", 1, "00"))
    assert read(BOTH, ("events.xlsx", data), by=by).cases[0].document["events"][0]["type"] == "referral"


def test_a_day_that_a_cell_holds_and_does_not_show_is_named() -> None:
    found = read(BOTH, ("events.xlsx", workbook([row(), row()], typed("B2", date(2006, 3, 12), "mmm yyyy"))))
    assert found.cases[0].document["events"][0]["date"] == "2006-03"
    assert found.notes == ("events.xlsx, sheet “Log”, column “Date”: 1 day is left out (row 2).",)


def test_the_time_beside_the_day_of_an_event_is_its_time_and_a_column_of_times_goes_before_it() -> None:
    stamp = datetime(2012, 4, 3, 9, 30)
    assert events_of(workbook([row(stamp)]))[0]["time"] == "09:30"
    by = MAP.replace("text: Notes", "time: Notes")
    for said in ("14:05", "14:05:30", "14.05", time(14, 5)):
        files = BOTH, ("events.xlsx", workbook([row(stamp, notes=said)]))
        assert read(*files, by=by).cases[0].document["events"][0]["time"] == "14:05"
    (fault,) = faults_of(workbook([row(stamp, notes="noon")]), by)
    assert "“noon” is not a time of day, such as 09:30 or 14:05." in fault


def test_times_of_day_that_are_left_out_are_counted() -> None:
    when, by = datetime(2012, 4, 3, 9, 30), MAP.replace("text: Notes", "time: Notes")
    (note,) = read(BOTH, ("events.xlsx", workbook([row(when, ""), row(notes=""), row(when, "")])), by=by).notes
    assert note == "events.xlsx, sheet “Log”, column “Date”: 2 times of day are left out (rows 2, 4)."
