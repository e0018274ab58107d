"""CSV files: rows as a spreadsheet numbers them, and nothing taken that is not plainly there."""

import pytest

from reviewtui.exchange.tables import csv_sheet

from .sheets import CASES, EVENTS, MAP, faults, read

BOTH = ("cases.csv", CASES)


def events(*rows: str, heads: str = "Ref,Date,Who,What,Notes") -> tuple[str, str]:
    return "events.csv", "\n".join([heads, *rows]) + "\n"


def test_rows_become_cases_and_events() -> None:
    (case,) = read(BOTH, ("events.csv", EVENTS)).cases
    assert (case.document["reference"], case.document["site"]) == ("N-1", "North")
    (event,) = case.document["events"]
    assert {key: event[key] for key in ("date", "agency", "text")} == {
        "date": "2012-04-03",
        "agency": "police",
        "text": "Seen",
    }


def test_a_line_break_in_a_cell_is_kept_and_starts_no_row() -> None:
    broken = 'N-1,03/04/2012,police,referral,"one\ntwo"'
    table = events(broken, "N-1,x,police,referral,", "", "N-1,y,police,referral,")
    said = faults(BOTH, table)
    assert [line.partition(", column")[0] for line in said] == ["events.csv, row 3", "events.csv, row 5"]
    (case,) = read(BOTH, events(broken)).cases
    assert case.document["events"][0]["text"] == "one\ntwo"


def test_control_characters_stay_in_text_and_do_not_get_into_codes() -> None:
    (case,) = read(BOTH, events("N-1,03/04/2012,police,referral,\x1b[31mred\x00")).cases
    assert case.document["events"][0]["text"] == "\x1b[31mred\x00"
    assert "\x1b" not in "".join(faults(("cases.csv", "Ref,Team\nN\x1b-1,North\n")))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (events("N-1,03/04/2012,police,referral,a,b"), "row 2: This row has more cells than there are headings"),
        (events('N-1,03/04/2012,police,referral,"open'), "row 2: This row cannot be read: a quotation mark"),
        (events('N-1,03/04/2012,police,referral,"a"b'), "row 2: This row cannot be read: a quotation mark"),
        (events("N-1,03/04/2012,police,referral," + "a" * 140_000), "is longer than 131,072 characters"),
        (events(heads="Ref,Date,Who,What"), "row 1: There is no column “Notes”; use one of Ref, Date, Who, What"),
        (events(heads="Ref,Datte,Who,What,Notes"), "row 1: There is no column “Date”; did you mean “Datte”?"),
        (events(heads="Ref,Date,Date,Who,What,Notes"), "row 1, column “Date”: 2 columns have this heading."),
        (events("N-1,03/04/2012,plice,referral,"), "row 2, column “Who”: “plice” is not an agency; did you mean"),
        (events("N-1,,police,referral,"), "row 2, column “Date”: This cell is empty, and every row needs one."),
        (events(",03/04/2012,police,referral,"), "row 2, column “Ref”: This cell is empty"),
        (events("N-2,03/04/2012,police,referral,"), "row 2, column “Ref”: There is no case “N-2” here"),
        (events("N-1,2012-04-03,police,referral,"), "column “Date”: “2012-04-03” does not match a date format"),
        (("events.csv", EVENTS.replace("Seen", "é").encode("latin-1")), "The file is not UTF-8 (byte 0xe9"),
        (("events.csv", EVENTS.replace("Seen", "é").encode("latin-1")), ", or state its `encoding` in the map, such"),
        (("events.csv", EVENTS.encode("utf-16")), "save it as UTF-8, or state its `encoding` in the map, such as"),
        (("events.csv", ""), "The file is empty"),
        (("others.csv", EVENTS), "The map names no table “others.csv”; use one of cases.*, events.*."),
    ],
)
def test_a_fault_says_the_row_and_the_column(file: tuple[str, str | bytes], said: str) -> None:
    found = faults(BOTH, file)
    assert len(found) == 1
    assert said in found[0]


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    text = EVENTS.replace("\n", "\r\n").encode("utf-8-sig")
    assert len(read(BOTH, ("events.csv", text)).cases[0].document["events"]) == 1


def test_headings_are_found_whatever_their_capitals_and_spaces() -> None:
    assert read(BOTH, events("N-1,03/04/2012,police,referral,", heads=" ref ,DATE,who,what,notes")).cases


def test_headings_may_stand_lower_down() -> None:
    by = MAP.replace("  file: events.*", "  file: events.*\n  headings: 3")
    table = ("events.csv", "Export of May\n\n" + EVENTS)
    assert read(BOTH, table, by=by).cases[0].document["events"][0]["text"] == "Seen"
    assert "row 3: The headings should be here" in faults(BOTH, ("events.csv", "a\n"), by=by)[0]


def test_another_separator_is_stated() -> None:
    by = MAP.replace("  file: events.*", "  file: events.*\n  separator: semicolon")
    assert read(BOTH, ("events.csv", EVENTS.replace(",", ";")), by=by).cases


def test_columns_that_the_map_does_not_name_are_told() -> None:
    assert read(("cases.csv", "Ref,Team,Born\nN-1,North,1998\n")).unread == {"cases.csv": ("Born",)}


def test_very_many_faults_of_a_table_are_cut_and_counted() -> None:
    found = faults(BOTH, events(*["N-1,x,police,referral,"] * 500))
    assert len(found) == 201
    assert found[-1] == "events.csv: There are 300 more errors like these."


def test_as_many_rows_as_may_be_are_read_and_one_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_sheet, "MOST_ROWS", 3)
    row = "N-1,03/04/2012,police,referral,"
    (case,) = read(BOTH, events(row, "", row, ",,,,", row)).cases
    assert len(case.document["events"]) == 3
    assert faults(BOTH, events(*[row] * 4)) == ["events.csv, row 5: At most 3 rows are read; split the file."]
