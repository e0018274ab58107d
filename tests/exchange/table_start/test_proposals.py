"""Maps that are proposed read the tables they were made for; what cannot be told is asked."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.table_start import Proposal, propose
from reviewtui.exchange.tables import read_map, read_tables

CASES = "Case ref,Team,Age at offence,Looked after,Born\nN-1,North,14,N,01/02/1998\nN-2,North,15,Y,23/11/1996\n"
EVENTS = "Case ref,Date,Who,What,Notes\nN-1,{},Children's Services,Strategy meeting,Seen\nN-2,{},YOS,DNA,\n"


def proposed(**files: str | bytes) -> Proposal:
    """What is proposed for some files; `_` in a name stands for the dot before its ending."""
    return propose({name.replace("_", "."): _bytes(text) for name, text in files.items()})


def events_of(found: Proposal) -> list[dict[str, object]]:
    """Every event that the map reads."""
    assert found.tables is not None, (found.text, found.faults)
    return [event for case in found.tables.cases for event in case.document.get("events", ())]


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def test_the_map_reads_its_tables_right_away_and_names_what_stays_unread() -> None:
    found = proposed(cases_csv=CASES, events_csv=EVENTS.format("13/04/2012", "02/05/2012"))
    assert (found.questions, found.faults) == (0, ())
    said = [(event["date"], event["agency"], event["type"]) for event in events_of(found)]
    assert said == [
        ("2012-04-13", "social_care", "strategy_discussion"),
        ("2012-05-02", "yot", "failed_contact"),
    ]
    assert found.tables is not None
    assert found.tables.unread == {"cases.csv": ("Born",)}
    assert "# Not read: “Born”." in found.text
    facts = [case.document["characteristics"] for case in found.tables.cases]
    assert facts == [{"age_at_offence": 14, "looked_after": False}, {"age_at_offence": 15, "looked_after": True}]


def test_a_day_is_never_guessed_from_a_month() -> None:
    found = proposed(cases_csv=CASES, events_csv=EVENTS.format("03/04/2012", "2011"))
    assert found.questions == 1
    assert "“03/04/2012” in column “Date” is 3 April 2012 in DD/MM/YYYY and 4 March 2012 in MM/DD/YYYY" in _joined(
        found
    )
    with pytest.raises(FaultyFile) as refused:
        read_map(found.text.encode(), "map.yaml")
    line = found.text.splitlines().index("  dates:") + 1
    assert [fault.line for fault in refused.value.faults] == [line]


@pytest.mark.parametrize(("answer", "day"), [("DD/MM/YYYY", "2012-04-03"), ("MM/DD/YYYY", "2012-03-04")])
def test_the_line_that_was_left_is_all_that_has_to_be_filled_in(answer: str, day: str) -> None:
    files = {"cases.csv": CASES.encode(), "events.csv": EVENTS.format("03/04/2012", "2011").encode()}
    text = propose(files).text.replace("  dates:\n", f"  dates: [{answer}, YYYY]\n")
    read = read_tables(read_map(text.encode(), "m"), {name: (name, data) for name, data in files.items()}, {}.get)
    assert [event["date"] for case in read.cases for event in case.document["events"]] == [day, "2011"]


def test_dates_of_which_some_are_only_days_first_and_some_only_months_first_are_asked() -> None:
    found = proposed(events_csv=EVENTS.format("13/04/2012", "04/13/2012"))
    assert found.questions == 1
    assert "“13/04/2012” in column “Date” can only be DD/MM/YYYY, and “04/13/2012” only MM/DD/YYYY" in _joined(found)


def test_dates_written_with_other_marks_tell_nothing_of_those_in_doubt() -> None:
    found = proposed(events_csv=EVENTS.format("13-04-2012", "03/04/2012"))
    assert found.questions == 1
    assert "# Fill in one of: [DD/MM/YYYY, DD-MM-YYYY] or [MM/DD/YYYY, DD-MM-YYYY]" in found.text


def test_the_century_of_a_year_with_two_digits_is_asked() -> None:
    found = proposed(events_csv=EVENTS.format("13/04/12", "02/05/12"))
    assert found.questions == 1
    assert "dates: [DD/MM/YY]\n" in found.text
    assert found.text.rstrip().splitlines()[-1] != "  pivot:"
    assert "\n  pivot:\n" in found.text


@pytest.mark.parametrize(
    ("one", "other", "stated"),
    [
        ("2012-04-03", "2012-05", ""),
        ("3 April 2012", "Mar 2012", 'dates: ["DD MMM YYYY", "MMM YYYY"]'),
        ("2012-04-03T10:30:00", "2012-04-04T09:00:00", 'dates: ["YYYY-MM-DDThh:mm:ss"]'),
        ("25.12.2012", "1.2.2013", "dates: [DD.MM.YYYY]"),
    ],
)
def test_formats_that_fit_are_stated(one: str, other: str, stated: str) -> None:
    found = proposed(events_csv=EVENTS.format(one, other))
    assert len(events_of(found)) == 2
    assert stated in found.text
    assert bool(stated) == ("dates:" in found.text)


def test_a_word_that_is_not_known_is_other_and_is_named() -> None:
    found = proposed(events_csv="Ref,Date,Agency,Type\nN-1,2012-01-02,Police,Arrest\nN-1,2012-01-03,Police,Panel X\n")
    assert [event["type"] for event in events_of(found)] == ["arrest", "other"]
    assert '"Panel X": other  # not a known word' in found.text


def test_separator_encoding_and_the_row_of_headings_are_found() -> None:
    text = "Log of the team\n\nRef;Date;Agency;Type;Notes\nN-1;2012-01-02;Police;Arrest;Siân\n"
    found = proposed(log_csv=text.encode("cp1252"))
    assert [event["text"] for event in events_of(found)] == ["Siân"]
    for line in ("separator: semicolon", "encoding: cp1252", "headings: 3"):
        assert line in found.text


def test_the_agency_is_taken_from_the_name_of_the_file_or_asked() -> None:
    text = "Ref,Date,Type\nN-1,2012-01-02,arrest\n"
    assert [event["agency"] for event in events_of(proposed(police_csv=text))] == ["police"]
    asked = proposed(log_csv=text)
    assert asked.questions == 1
    assert "no column is known that holds “agency”" in _joined(asked)


def test_rows_without_their_case_are_asked_about_and_a_mark_taken_away_answers() -> None:
    text = "Ref,Date,Agency,Type\nN-1,2012-01-02,police,arrest\n,2012-01-03,police,charge\n"
    found = proposed(log_csv=text)
    assert found.questions == 1
    answered = found.text.replace("# fill_down", "fill_down")
    known = {"N-1": {"site": "North", "documents": ()}}
    read = read_tables(read_map(answered.encode(), "m"), {"log.csv": ("log.csv", text.encode())}, known.get)
    assert [len(case.document["events"]) for case in read.cases] == [2]


def test_one_table_of_cases_and_events_is_read_as_both() -> None:
    found = proposed(all_csv="Ref,Site,Date,Agency,Event\nN-1,North,2012-01-02,police,arrest\n")
    assert len(events_of(found)) == 1
    assert found.tables is not None
    assert [case.document["site"] for case in found.tables.cases] == ["North"]


def test_what_makes_an_event_is_told_by_cells_where_headings_say_nothing() -> None:
    text = "Child,X,Y,Z,Remarks\nN-1,13/04/2012,Police,Visit,a\nN-1,14/04/2012,School,Did not attend,b\n"
    found = proposed(log_csv=text)
    assert [(event["date"], event["agency"], event["type"]) for event in events_of(found)] == [
        ("2012-04-13", "police", "contact"),
        ("2012-04-14", "school", "failed_contact"),
    ]
    assert "# By what their cells say: “X” as date, “Y” as agency, “Z” as type." in found.text


def test_nothing_is_told_by_cells_that_could_be_two_things_or_of_a_table_of_cases() -> None:
    two_days = "Child,X,W,Y,Z\nN-1,13/04/2012,14/05/2012,Police,Visit\n"
    cases = "Ref,Site,Born,Notes\nN-1,North,13/04/1998,quiet\n"
    for text in (two_days, cases):
        found = proposed(log_csv=text)
        assert "By what their cells say" not in found.text
        assert "events:" not in found.text


def test_a_sheet_for_each_child_is_one_table() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("N-1", "N-2"):
        sheet = book.create_sheet(name)
        sheet.append(["Date", "Agency", "Type"])
        sheet.append([date(2012, 4, 3), "police", "arrest"])
    made = io.BytesIO()
    book.save(made)
    found = proposed(log_xlsx=made.getvalue())
    assert found.tables is not None
    assert [case.document["reference"] for case in found.tables.cases] == ["N-1", "N-2"]
    assert 'sheet: "*"' in found.text


def test_a_sheet_for_each_child_beside_a_sheet_of_cases() -> None:
    book = Workbook()
    cases = book.worksheets[0]
    cases.append(["Ref", "Site"])
    for name in ("N-1", "N-2"):
        cases.append([name, "North"])
        sheet = book.create_sheet(name)
        sheet.append(["Date", "Agency", "Type"])
        sheet.append([date(2012, 4, 3), "police", "arrest"])
    made = io.BytesIO()
    book.save(made)
    found = proposed(log_xlsx=made.getvalue())
    assert found.tables is not None
    assert [(case.document["reference"], len(case.document["events"])) for case in found.tables.cases] == [
        ("N-1", 1),
        ("N-2", 1),
    ]
    assert found.text.count("sheet_is: case") == 2


def test_a_form_s_repeats_are_tables_of_their_own() -> None:
    found = proposed(
        form_json='[{"case": {"ref": "N-1", "team": "North"}, "visits": [{"day": "2012-04-03", "who": "police", '
        '"what": "contact"}]}]'
    )
    assert [event["date"] for event in events_of(found)] == ["2012-04-03"]
    assert 'rows: "visits"' in found.text


def test_words_that_only_say_that_there_is_none_are_empty_and_ongoing() -> None:
    text = "Ref,Start,End,Agency,Type\nN-1,2012-01-02,ongoing,police,bail\nN-1,2012-01-03,n/k,police,contact\n"
    found = proposed(log_csv=text)
    assert 'empty: ["n/k"]' in found.text or "empty: [n/k]" in found.text
    assert "ongoing: [ongoing]" in found.text
    assert [event.get("until", "absent") for event in events_of(found)] == [None, "absent"]


def test_what_stands_in_the_way_is_named_when_nothing_is_left_to_ask() -> None:
    found = proposed(events_csv=EVENTS.format("2012-04-03", "2012-02-31"))
    assert found.questions == 0
    assert found.tables is None
    assert [fault.line for fault in found.faults] == [3]


def test_tables_of_which_nothing_is_known_are_refused() -> None:
    with pytest.raises(FaultyFile, match="No column is known by its heading"):
        proposed(log_csv="a,b\n1,2\n")


def test_what_cells_say_never_breaks_out_of_the_map() -> None:
    text = 'Ref,Date,Agency,Type\nN-1,2012-01-02,"custody: {x} # ""y""\nz",arrest\nN-1,2012-01-02,police,arrest\n'
    found = proposed(log_csv=text)
    assert [event["agency"] for event in events_of(found)] == ["other", "police"]


def _joined(found: Proposal) -> str:
    """The text of the map with its comments in one line."""
    return " ".join(found.text.replace("\n  # ", " ").replace("\n    # ", " ").split())
