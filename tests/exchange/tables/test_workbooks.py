"""Workbooks: dates as precise as they are shown, and nothing hidden, worked out or blown up."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest

from reviewtui.exchange.tables import archive
from reviewtui.exchange.tables import workbook as workbooks

from .sheets import BOTH, MAP, events_of, faults_of, part, parts, read, row, workbook


def spoilt(data: bytes) -> bytes:
    """The workbook with its sheet cut off in its last row."""
    return parts(data, sheet=part(data, "xl/worksheets/sheet1.xml").partition(b"</row>")[0])


def test_text_and_dates_become_events() -> None:
    (event,) = events_of(workbook([row()]))
    assert (event["date"], event["text"]) == ("2012-04-03", "Seen")


@pytest.mark.parametrize(
    ("number_format", "said"),
    [
        ("dd/mm/yyyy", "2012-04-01"),
        ("mmm-yy", "2012-04"),
        ('mmmm" day "yyyy', "2012-04"),
        ("[$-809]yyyy", "2012"),
        ("yyyy\\d", "2012"),
        ("mm-dd-yy", "2012-04-01"),
        ("dddd d mmmm yyyy", "2012-04-01"),
        ("dddd, mmmm yyyy", "2012-04"),
        ("mmmmm yyyy", "2012"),
        ("yyyy h:mm", "2012"),
        ("yyyy mm:ss", "2012"),
        ("h:mm AM/PM yyyy", "2012"),
        ("m/d/yy h:mm", "2012-04-01"),
        ("mmm yyyy;d mmm yyyy", "2012-04"),
    ],
)
def test_a_date_is_as_precise_as_the_sheet_shows_it(number_format: str, said: str) -> None:
    def shown(sheet: Any) -> None:
        sheet["B2"].number_format = number_format

    assert events_of(workbook([row(date(2012, 4, 1))], shown))[0]["date"] == said


@pytest.mark.parametrize("number_format", ["d-mmm", "dddd", "mmmm", "d", "h:mm", 'd mmm "year"'])
def test_a_date_that_shows_no_year_is_refused(number_format: str) -> None:
    def shown(sheet: Any) -> None:
        sheet["B2"].number_format = number_format

    (found,) = faults_of(workbook([row(date(2012, 4, 1))], shown))
    assert "row 2, column “Date”: This cell holds a date and shows no year" in found


@pytest.mark.parametrize(
    ("when", "said"),
    [(datetime(2012, 4, 3, 9, 30), "2012-04-03"), ("03/04/2012", "2012-04-03")],
)
def test_a_time_of_day_is_left_out_and_text_is_read_by_the_map(when: Any, said: str) -> None:
    assert events_of(workbook([row(when)]))[0]["date"] == said


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (row("=TODAY()"), "row 2, column “Date”: This cell holds a formula"),
        (row("#N/A"), "row 2, column “Date”: This cell holds an error"),
        (row(41002), "This cell holds the number 41002 and no date (a spreadsheet keeps 2012-04-03 as that)"),
        (row(2012), "row 2, column “Date”: “2012” does not match a date format"),
        (row(time(9, 30)), "row 2, column “Date”: This cell holds a time without a day"),
        (row(notes=date(2012, 4, 3)), "row 2, column “Notes”: The spreadsheet changed this into a date"),
        (row(notes=1234567890123456789), "row 2, column “Notes”: This number has more than 15 digits"),
        (["N-9", date(2012, 4, 3), "police", "referral"], "row 2, column “Ref”: There is no case “N-9”"),
    ],
)
def test_what_a_cell_cannot_be_taken_for_is_told_with_its_place(cells: list[Any], said: str) -> None:
    (found,) = faults_of(workbook([cells]))
    assert found.startswith("events.xlsx, sheet “Log”, ")
    assert said in found


def test_a_formula_in_a_column_that_is_not_read_is_no_matter() -> None:
    def beside(sheet: Any) -> None:
        sheet["F1"], sheet["F2"] = "Days", "=1+1"

    assert events_of(workbook([row()], beside))


@pytest.mark.parametrize(
    ("value", "said"), [(12, "12"), (12.0, "12"), (1.5, "1.5"), (True, "TRUE"), ("=text", "=text")]
)
def test_a_number_in_a_column_of_text_is_text(value: Any, said: str) -> None:
    def typed(sheet: Any) -> None:
        sheet["E2"].value = value
        if isinstance(value, str):
            sheet["E2"].data_type = "s"

    assert events_of(workbook([row()], typed))[0]["text"] == said


def test_merged_cells_are_refused_where_they_are_read() -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    (found,) = faults_of(workbook([row(), [None, *row()[1:]]], merged))[:1]
    assert "row 2, column “Ref”: This cell is merged with others, down to row 3" in found


def test_merged_cells_are_seen_however_they_are_written() -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    data = workbook([row(), [None, *row()[1:]]], merged)
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'ref="A2:A3"', b"ref = 'A2:A3'")
    assert "This cell is merged with others, down to row 3" in faults_of(parts(data, sheet=sheet))[0]


def test_merged_cells_above_the_headings_are_no_matter() -> None:
    def titled(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Export of May"
        sheet.merge_cells("A1:E1")

    by = MAP.replace("  file: events.*", "  file: events.*\n  headings: 2")
    assert read(BOTH, ("events.xlsx", workbook([row()], titled)), by=by).cases


def test_empty_rows_are_passed_over_and_rows_keep_their_numbers() -> None:
    def far_down(sheet: Any) -> None:
        sheet["A900"].number_format = "0.00"

    (found,) = faults_of(workbook([row(), [], [], row("x")], far_down))
    assert "row 5, column “Date”" in found


def test_a_stray_cell_in_the_last_row_of_all_makes_no_rows_between(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    real = workbooks.Row
    monkeypatch.setattr(workbooks, "Row", lambda *row: looked_at.append(row) or real(*row))

    def stray(sheet: Any) -> None:
        sheet["A1048576"].number_format = "0.00"

    assert len(events_of(workbook([row()], stray))) == 1
    assert [number for number, _ in looked_at] == [1, 2]


@pytest.mark.parametrize("number", [b"1048577", b"999999999", b"9" * 5000, b"-1", b"1e9", b"2.5"])
def test_a_row_that_no_sheet_can_have_is_refused(number: bytes) -> None:
    data = workbook([row()])
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'<row r="2"', b'<row r="' + number + b'"')
    assert "A row of this sheet has a number beyond 1,048,576" in faults_of(parts(data, sheet=sheet))[0]


def test_rows_that_are_not_in_order_are_refused() -> None:
    data = workbook([row(), row()])
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'<row r="3"', b'<row r="2"')
    assert "row 2: This row is below others" in faults_of(parts(data, sheet=sheet))[0]


DECLARATION = b"<!DOCTYPE a [<!ENTITY b 'c'>]>"


@pytest.mark.parametrize(
    "head",
    [
        b"<?xml version='1.0'?>" + b" " * 5_000 + DECLARATION,
        b"<?xml version='1.0'?>" + b" " * (archive._CHUNK - 24) + DECLARATION,
    ],
    ids=["far down", "across two pieces"],
)
def test_entities_are_found_wherever_they_stand(head: bytes) -> None:
    data = workbook([row()])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert "declares entities of its own" in faults_of(parts(data, sheet=head + sheet))[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037"])
def test_a_part_in_another_encoding_is_refused(encoding: str) -> None:
    data = workbook([row()])
    sheet = part(data, "xl/worksheets/sheet1.xml").decode()
    head = f"<?xml version='1.0'{' ' * 5_000}encoding='{encoding}'?>"
    changed = head.encode() + sheet.encode(encoding) if encoding == "cp037" else (head + sheet).encode(encoding)
    assert "is not in UTF-8" in faults_of(parts(data, sheet=changed))[0]


def test_a_sheet_that_is_said_to_be_smaller_than_it_is_is_read_to_its_end() -> None:
    data = workbook([row()] * 4)
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'ref="A1:E5"', b'ref="A1:E2"')
    assert len(events_of(parts(data, sheet=sheet))) == 4


def test_a_sheet_is_chosen_by_its_name() -> None:
    def second(sheet: Any) -> None:
        sheet.parent.create_sheet("Other")

    data = workbook([row()], second)
    assert "The workbook has 2 sheets; say in the map which one" in faults_of(data)[0]
    assert "no sheet “Lg”; did you mean “Log”?" in faults_of(data, MAP.replace("events.*", "events.*\n  sheet: Lg"))[0]
    chosen = MAP.replace("events.*", "events.*\n  sheet: log")
    assert read(BOTH, ("events.xlsx", data), by=chosen).cases


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK nothing", "is not a workbook that Excel wrote"),
        (b"", "is not a workbook that Excel wrote"),
        (b"\xd0\xcf\x11\xe0 old", "an old .xls workbook, or one with a password"),
        (workbook()[:-200], "is not a workbook that Excel wrote"),
        (workbook()[:60] + b"\xff" * 20 + workbook()[80:], "is not a workbook that Excel wrote"),
        (parts(workbook(), book=b"<workbook/>"), "has no sheets, or it is damaged"),
        (parts(workbook(), book=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "declares entities of its own"),
        (parts(workbook(), sheet=b"<worksheet>"), "sheet “Log”: This sheet cannot be read"),
        (spoilt(workbook([row()])), "sheet “Log”: This sheet cannot be read"),
    ],
    ids=["no archive", "empty", "old", "cut short", "spoilt inside", "no sheets", "entities", "no rows", "spoilt rows"],
)
def test_what_is_no_workbook_is_refused(data: bytes, said: str) -> None:
    (found,) = faults_of(data)
    assert said in found


def test_a_workbook_that_unpacks_to_very_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED_CAP", 2_000_000)
    data = workbook([row(notes="a" * 30_000)] * 90)
    assert len(data) < 100_000
    assert "unpacks to 2 MB and at most 2 are read" in faults_of(data)[0]


def test_as_many_rows_as_may_be_are_read_and_one_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    assert len(events_of(workbook([row()] * 3))) == 3
    assert "row 5: At most 3 rows are read; split the sheet." in faults_of(workbook([row()] * 4))[0]


def test_hidden_rows_and_columns_that_are_read_are_named() -> None:
    def hidden(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True

    found = read(BOTH, ("events.xlsx", workbook([row(), row()], hidden)))
    assert found.notes == (
        "events.xlsx, sheet “Log”: 1 hidden row is read as well (row 3).",
        "events.xlsx, sheet “Log”, column “Notes”: this column is hidden, and read (row 1).",
    )


def test_sheets_rows_and_cells_that_are_not_read_are_named() -> None:
    def more(sheet: Any) -> None:
        other = sheet.parent.create_sheet("GLA-9")
        other.append(["Ref"])
        other.append(["x"])
        sheet.parent.create_sheet("Blank")
        sheet["H1"], sheet["H4"], sheet["G2"], sheet["J2"] = "Checked", "by AB", "stray", "typed beside the table"

    by = MAP.replace("events.*", "events.*\n  sheet: Log")
    found = read(BOTH, ("events.xlsx", workbook([row()], more)), by=by)
    assert found.notes == (
        "events.xlsx, sheet “Log”: 1 cell of column G, which has no heading, is not read (row 2).",
        "events.xlsx, sheet “Log”: 1 cell of column J, which has no heading, is not read (row 2).",
        "events.xlsx, sheet “Log”: 1 row says nothing in the columns that are read, and is left out (row 4).",
        "events.xlsx, sheet “GLA-9” is not in the map, and not read: 2 rows.",
    )


def test_a_strict_workbook_is_read_like_any_other() -> None:
    data = workbook([row()])
    changed = io.BytesIO()
    transitional = b"http://schemas.openxmlformats.org/"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                transitional + b"spreadsheetml/2006/", b"http://purl.oclc.org/ooxml/spreadsheetml/"
            )
            new.writestr(
                name,
                text.replace(transitional + b"officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
            )
    assert events_of(changed.getvalue())[0]["date"] == "2012-04-03"


def test_an_odd_style_spoils_nothing() -> None:
    data = workbook([row("03/04/2012")])
    assert events_of(parts(data, styles=b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"))
    odd = part(data, "xl/styles.xml").replace(b"<fonts", b"<fonts><font><b val='maybe'/></font></fonts><fonts")
    assert events_of(parts(data, styles=odd))


def test_a_formula_gives_the_value_it_came_to_where_the_map_says_so() -> None:
    data = workbook([row(notes="=1+1")])
    sheet = (
        part(data, "xl/worksheets/sheet1.xml")
        .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
        .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    )
    by = MAP.replace("events.*", "events.*\n  formulas: values")
    assert read(BOTH, ("events.xlsx", parts(data, sheet=sheet)), by=by).cases[0].document["events"][0]["text"] == "2"
    assert "holds a formula that was never calculated" in faults_of(data, by)[0]
    assert "or say `formulas: values` in the map" in faults_of(data)[0]


def test_each_sheet_of_a_workbook_may_be_the_events_of_one_case() -> None:
    def named(sheet: Any) -> None:
        sheet.title = "N-1"
        other = sheet.parent.copy_worksheet(sheet)
        other.title = "N-2"

    by = MAP.replace("case: Ref, ", "").replace("events.*", "events.*\n  sheet: 'N-*'\n  sheet_is: case")
    cases = ("cases.csv", "Ref,Team\nN-1,North\nN-2,North\n")
    found = read(cases, ("events.xlsx", workbook([row()], named)), by=by)
    assert [len(case.document["events"]) for case in found.cases] == [1, 1]
