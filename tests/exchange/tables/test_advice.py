"""What is said of tables that are nearly right: the sentence names what mends them, and nothing is guessed."""

import io
import zipfile

import pytest

from reviewtui.exchange.faults import FaultyFile
from tests.exchange.tables.sheets import CASES, EVENTS, MAP, faults, read, workbook

FILES = ("cases.csv", CASES)


def said(events: str | bytes, name: str = "events.csv", by: str = MAP) -> list[str]:
    return faults(FILES, (name, events), by=by)


def packed(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return made.getvalue()


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolon"), ("\t", "tab"), ("|", "bar")])
def test_other_marks_between_cells_are_named_with_the_key_that_says_so(mark: str, word: str) -> None:
    found = said(EVENTS.replace(",", mark))
    assert all(each.endswith(f": say `separator: {word}` in the map.") for each in found)
    stated = MAP.replace("events.*", f"events.*\n  separator: {word}")
    assert len(read(FILES, ("events.csv", EVENTS.replace(",", mark)), by=stated).cases[0].document["events"]) == 1


def test_a_first_row_that_only_says_the_separator_is_named() -> None:
    (first, *_) = said("sep=;\n" + EVENTS.replace(",", ";"))
    assert first.endswith(
        "this row only says what separates cells: say `headings: 2` and `separator: semicolon` in the map."
    )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        (
            "events.csv",
            workbook(),
            "This is a workbook and no CSV file: give it a name that ends in .xlsx, and the map too.",
        ),
        (
            "events.csv",
            b"\xd0\xcf\x11\xe0" + b"\0" * 99,
            "This is a workbook and no CSV file: give it a name that ends in .xls,",
        ),
        ("events.xlsx", EVENTS, "This is text and no workbook: give it a name that ends in .csv, and the map as well."),
        ("events.xls", "<html><table><tr></table>", "This is a web page and no workbook"),
        ("events.xls", '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003"),
        ("events.ods", packed("mimetype", "content.xml"), "This is an OpenDocument workbook (.ods); open it in"),
        ("events.xlsb", packed("xl/workbook.bin"), "This is a binary workbook (.xlsb); open it in"),
        ("events.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "This is an old .xls workbook, or one with a password"),
        ("events.xlsx", packed("other.xml"), "This is not a workbook that Excel wrote (.xlsx), or it is damaged."),
        ("events.xlsx", b"\0\1\2", "This is not a workbook that Excel wrote (.xlsx), or it is damaged."),
    ],
    ids=[f"kind{number}" for number in range(10)],
)
def test_a_file_under_another_kind_s_name_is_told_for_what_it_is(name: str, data: str | bytes, expected: str) -> None:
    assert expected in said(data, name)[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Total,1 event,,,", "“Total” begins it, as a row of totals: add `foot: [Total*]` to the map to leave it out."),
        ("Grand total,,,,", "“Grand total” begins it, as a row of totals: add `foot: [Grand*]`"),
        (",,Total: 4,,", "“Total: 4” begins it, as a row of totals: add `foot: [Total*]`"),
        ("Printed on 3 May,,,,", "Only “Printed on 3 May” is in it: if that is a note at the foot of the table,"),
    ],
)
def test_a_row_at_the_foot_is_named_with_the_key_that_leaves_it_out(row: str, expected: str) -> None:
    (found,) = said(EVENTS + row + "\n")
    assert found.startswith(f"events.csv, row 3: {expected}")


@pytest.mark.parametrize(("word", "row"), [("Total*", "Total,1 event,,,"), ("Printed*", "Printed on 3 May,,,,")])
def test_the_key_that_is_named_leaves_the_row_out(word: str, row: str) -> None:
    stated = MAP.replace("events.*", f"events.*\n  foot: [{word}]")
    found = read(FILES, ("events.csv", f"{EVENTS}{row}\n"), by=stated)
    assert found.notes == ("events.csv: 1 row at its foot is left out (row 3).",)


def test_rows_that_only_a_word_of_the_map_is_missing_for_are_shown_as_they_seem() -> None:
    rows = f"{EVENTS},04/04/2012,police,contact,b\n,05/04/2012,police,contact,c\nTotal,3 events,,,\n"
    found = read(FILES, ("events.csv", rows), as_it_seems=True)
    (case,) = found.cases
    assert [event["date"] for event in case.document["events"]] == ["2012-04-03", "2012-04-04", "2012-04-05"]
    total, filled, left_out = found.notes
    assert total.startswith("events.csv, row 5: “Total” begins it")
    assert filled.startswith("events.csv, row 3, column “Ref”: This cell is empty")
    assert "1 more row is like it. It is shown as if the map said so; nothing is imported until it does." in filled
    assert left_out == "events.csv: 1 row at its foot is left out (row 5)."


def test_a_sign_in_a_pattern_stands_for_itself_and_leaves_no_other_row_out() -> None:
    row = "[note] printed on 3 May,,,,\n"
    (found,) = said(EVENTS + row)
    assert "add `foot: ['[note]*']`" in found
    seen = read(FILES, ("events.csv", EVENTS + row), as_it_seems=True)
    assert seen.notes[-1] == "events.csv: 1 row at its foot is left out (row 3)."


def test_a_note_that_begins_with_a_star_is_given_no_pattern_that_would_be_every_row_s() -> None:
    with pytest.raises(FaultyFile) as refused:
        read(FILES, ("events.csv", f"{EVENTS}* as of 3 May,,,,\n"), as_it_seems=True)
    assert "foot" not in str(refused.value)


def test_a_file_s_name_with_brackets_is_named_as_it_is() -> None:
    by = MAP.replace("events.*", "'events [2012].csv'")
    assert read(FILES, ("events [2012].csv", EVENTS), by=by).cases


def test_beside_any_other_fault_nothing_is_supposed() -> None:
    with pytest.raises(FaultyFile) as refused:
        read(FILES, ("events.csv", f"{EVENTS},04/04/2012,nobody,contact,b\n"), as_it_seems=True)
    assert "shown as if" not in str(refused.value)


def test_what_looks_like_a_total_and_can_be_read_is_read() -> None:
    found = read(("cases.csv", "Ref,Team\nTotal-1,North\nTotal,North\n"))
    assert [case.document["reference"] for case in found.cases] == ["Total-1", "Total"]


def test_an_empty_cell_below_another_row_is_named_with_the_key_that_fills_it() -> None:
    (found,) = said(EVENTS + ",04/04/2012,police,contact,b\n")
    assert found.endswith("; if it means what the row above says, add `fill_down: [case]` to the map.")
    (found,) = said(EVENTS + "N-1,,police,contact,b\n")
    assert found.endswith("; if it means what the row above says, add `fill_down: [date]` to the map.")
    (found,) = said("Ref,Date,Who,What,Notes\n,04/04/2012,police,contact,b\n")
    assert found.endswith("every row needs the reference of its case.")


@pytest.mark.parametrize("words", ["14.0", "14.", "p. 14", "p14", "page 14"])
def test_a_number_with_a_dot_or_a_word_too_many_is_asked_about(words: str) -> None:
    by = MAP.replace("text: Notes", "page: Notes")
    (found,) = said(EVENTS.replace("Seen", words), by=by)
    assert found.endswith(f"“{words}” is not a whole number: is 14 meant?")


def test_stamps_with_a_zone_of_their_own_are_named_until_the_map_states_one() -> None:
    by = MAP.replace("dates: [DD/MM/YYYY]", 'dates: ["YYYY-MM-DDThh:mm:ss"]')
    events = EVENTS.replace("03/04/2012", "2012-04-03T23:30:00Z")
    found = read(FILES, ("events.csv", events), by=by)
    assert found.cases[0].document["events"][0]["date"] == "2012-04-03"
    assert found.notes[1] == (
        "events.csv, column “Date”: 1 stamp has a zone of its own and keeps the day that is written; "
        "state one, as `zone: Europe/London`, for the day it was there."
    )
    stated = read(FILES, ("events.csv", events), by=by + "  zone: Europe/London\n")
    assert stated.cases[0].document["events"][0]["date"] == "2012-04-04"
    assert stated.cases[0].document["events"][0]["time"] == "00:30"
    assert "time" not in found.cases[0].document["events"][0]
    assert stated.notes == ()


@pytest.mark.parametrize(
    ("zone", "advice"),
    [
        ("../etc/passwd", "write it as in Europe/London"),
        ("Quuxistan", "write it as in Europe/London"),
        ("Europe/Londn", "the nearest is “Europe/London”"),
    ],
)
def test_an_unknown_zone_is_a_fault_of_the_map(zone: str, advice: str) -> None:
    (found,) = said(EVENTS, by=MAP + f"  zone: {zone}\n")
    assert found.endswith(f"events.zone: “{zone}” is not a time zone; {advice}")


def test_one_format_of_dates_needs_no_list() -> None:
    one = MAP.replace("dates: [DD/MM/YYYY]", "dates: DD/MM/YYYY")
    assert read(FILES, ("events.csv", EVENTS), by=one) == read(FILES, ("events.csv", EVENTS), by=MAP)
