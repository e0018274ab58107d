"""From rows to cases: the same checks as a case file has, and names that stay the same."""

from typing import Any

import pytest

from .sheets import CASES, EVENTS, MAP, faults, read

RICH = """
cases:
  file: cases.csv
  lists: ;
  empty: [n/k, none]
  columns:
    reference: Ref
    site: Team
    age_at_offence: Then
    age_now: Now
    gender: Sex
    disability: Needs
    looked_after: LAC
  words:
    gender: {M: male, F: female}
    disability: {ASD: autism}
documents:
  file: documents.csv
  columns: {case: Ref, id: No, title: Title, pages: Pages}
  fixed: {agency: school}
events:
  file: events.csv
  ongoing: [to date]
  open_ended: [placement]
  prefix: pol-
  columns: {case: Ref, id: No, date: From, until: To, type: What, document: Doc, page: Page}
  fixed: {agency: police}
"""
HEADS = "Ref,Team,Then,Now,Sex,Needs,LAC\n"
LOG = "Ref,No,From,To,What,Doc,Page\n"


def case_of(row: str) -> Any:
    return read(("cases.csv", HEADS + row), by=RICH).cases[0].document


def test_words_numbers_and_lists_become_what_a_case_file_has() -> None:
    case = case_of("N-1,North,14,16,m,ASD;  autism ;n/k,yes\n")
    assert case["characteristics"] == {
        "age_at_offence": 14,
        "age_now": 16,
        "gender": "male",
        "disability": ["autism", "autism"],
        "looked_after": True,
    }


@pytest.mark.parametrize(
    ("cell", "said"),
    [("assessment", "plan"), ("Assessment", "plan"), ("concern", "concern"), ("CAFE\u0301", "concern")],
)
def test_what_the_map_says_of_a_word_goes_before_what_the_word_means_here(cell: str, said: str) -> None:
    words = "  words: {type: {assessment: plan, Core assessment: assessment, Café: concern}}\n  dates:"
    by = MAP.replace("  dates:", words)
    (case,) = read(("cases.csv", CASES), ("events.csv", EVENTS.replace("referral", cell)), by=by).cases
    assert case.document["events"][0]["type"] == said


def test_an_empty_cell_says_nothing() -> None:
    assert case_of("N-1,North,,n/k,,none,\n")["characteristics"] == {}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("N-1,North,14.5,,,,\n", "row 2, column “Then”: “14.5” is not a whole number."),
        ("N-1,North,99,,,,\n", "row 2, column “Then”: This must be 25 or less, not 99."),
        ("N-1,North,16,14,,,\n", "row 2, column “Now”: The child cannot be 14 now and 16 at the offence."),
        ("N-1,North,,,X,,\n", "row 2, column “Sex”: The map has no word for “X”"),
        ("N-1,North,,,,ADHD,\n", "row 2, column “Needs”: The map has no word for “ADHD”"),
        ("N-1,North,,,,,maybe\n", "row 2, column “LAC”: “maybe” is neither yes nor no"),
        ("N/1,North,,,,,\n", "row 2, column “Ref”: A reference must not hold a slash"),
        ("N-1,,,,,,\n", "row 2, column “Team”: This cell is empty"),
        ("N-1,North,,,,,\nN-1,South,,,,,\n", "row 3, column “Team”: “N-1” is in row 2 with something"),
        ("N-1,North,9999999999999999999999,,,,\n", "is not a whole number"),
    ],
)
def test_what_a_case_file_could_not_say_a_table_cannot_say(row: str, said: str) -> None:
    (found,) = faults(("cases.csv", HEADS + row), by=RICH)
    assert said in found


def test_documents_and_spans_come_in_too() -> None:
    case = read(
        ("cases.csv", HEADS + "N-1,North,,,,,\n"),
        ("documents.csv", "Ref,No,Title,Pages\nN-1,d1,Pupil file,20\n"),
        (
            "events.csv",
            LOG + "N-1,7,2010,2011,placement,,\nN-1,8,2011,To Date,referral,d1,4\nN-1,9,2012,,placement,,\n"
            "N-1,10,2012,,referral,,\n",
        ),
        by=RICH,
    ).cases[0]
    assert [event["id"] for event in case.document["events"]] == ["pol-7", "pol-8", "pol-9", "pol-10"]
    assert [event.get("until", "a moment") for event in case.document["events"]] == ["2011", None, None, "a moment"]
    assert case.document["documents"][0]["pages"] == 20


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("N-1,7,2012,2011,placement,,\n", "row 2, column “To”: The event ends (2011) before it starts (2012)."),
        ("N-1,7,2012,,referral,d9,\n", "row 2, column “Doc”: The case has no document “d9”"),
        ("N-1,7,2012,,referral,d1,30\n", "row 2, column “Page”: Document “d1” has no page 30; it ends at page 20."),
        ("N-1,7,2012,,referral,,\nN-1,7,2013,,referral,,\n", "row 3, column “No”: “pol-7” is already the id of row 2."),
        ("N-1,a b,2012,,referral,,\n", "row 2, column “No”: An id is 1 to 40 characters"),
    ],
)
def test_events_are_held_against_their_case_which_may_be_known_already(row: str, said: str) -> None:
    known = {"N-1": {"site": "NOR", "documents": [{"id": "d1", "agency": "school", "title": "File", "pages": 20}]}}
    (found,) = faults(("events.csv", LOG + row), by=RICH, held=known)
    assert said in found


def test_a_fixed_value_that_is_wrong_is_told_as_the_maps() -> None:
    by = MAP.replace("agency: Who, ", "").replace("  dates:", "  fixed: {agency: plice}\n  dates:")
    (found,) = faults(("cases.csv", CASES), ("events.csv", EVENTS), by=by)
    assert "“plice” is not an agency" in found
    assert "by `fixed` in the map" in found


def test_a_row_that_cannot_be_read_makes_no_second_fault() -> None:
    rows = "N-1,North,x,,,,\n"
    found = faults(("cases.csv", HEADS + rows), ("events.csv", LOG + "N-1,7,2012,,referral,,\n"), by=RICH)
    assert len(found) == 1


def ids(events: str) -> list[str | None]:
    return [event["id"] for event in read(("cases.csv", CASES), ("events.csv", events)).cases[0].document["events"]]


def test_rows_without_ids_have_names_that_do_not_depend_on_where_they_stand() -> None:
    above = EVENTS.replace("N-1,03", "N-1,01/01/2001,school,concern,\nN-1,03")
    assert ids(EVENTS)[0] == ids(above)[1]
    assert len(set(ids(above))) == 2


def test_two_rows_that_are_the_same_are_two_events() -> None:
    twice = EVENTS + EVENTS.splitlines()[1] + "\n"
    assert len(set(ids(twice))) == 2
    assert ids(twice)[0] == ids(EVENTS)[0]


TWO = MAP.replace("file: events.*", "file: events*")


def ids_of_two(one: str, other: str) -> list[str | None]:
    (case,) = read(("cases.csv", CASES), ("events1.csv", one), ("events2.csv", other), by=TWO).cases
    return [event["id"] for event in case.document["events"]]


def test_the_same_row_in_two_tables_is_one_event() -> None:
    first, second = ids(EVENTS), ids(EVENTS.replace("Seen", "Heard"))
    both = EVENTS + EVENTS.splitlines()[1].replace("Seen", "Heard") + "\n"
    assert ids_of_two(EVENTS, both) == [*first, *second]
    assert ids_of_two(both, EVENTS) == [*first, *second]


def test_a_row_that_stands_twice_in_one_of_two_tables_is_two_events() -> None:
    twice = EVENTS + EVENTS.splitlines()[1] + "\n"
    assert ids_of_two(EVENTS, twice) == ids_of_two(twice, EVENTS) == ids(twice)


def test_rows_of_two_tables_that_are_not_quite_the_same_are_two_events() -> None:
    by = RICH.replace("file: events.csv", "file: events*").replace("id: No, ", "")
    cases = ("cases.csv", HEADS + "N-1,North,,,,,\n")
    logs = [f"Ref,From,To,What,Doc,Page\nN-1,2010,{end},placement,,\n" for end in ("2011", "2012")]
    (case,) = read(cases, ("events1.csv", logs[0]), ("events2.csv", logs[1]), by=by).cases
    assert len({event["id"] for event in case.document["events"]}) == 2


def test_an_id_that_two_tables_have_is_told_with_its_table() -> None:
    by = RICH.replace("file: events.csv", "file: events*")
    log = LOG + "N-1,7,2010,,referral,,\n"
    cases = ("cases.csv", HEADS + "N-1,North,,,,,\n")
    (found,) = faults(cases, ("events1.csv", log), ("events2.csv", log), by=by)
    assert found.endswith("events2.csv, row 2, column “No”: “pol-7” is already the id of row 2 of events1.csv.")


def test_rows_that_say_the_same_of_a_case_are_one_case() -> None:
    assert len(read(("cases.csv", HEADS + "N-1,North,,,,,\n" * 3), by=RICH).cases) == 1


SAID = MAP.replace("  dates: [DD/MM/YYYY]\n", "  dates: ['DD/MM/YY', 'YYYY-MM-DDThh:mm:ss']\n  pivot: 1950\n{}")


def dates_by(said: str, *rows: str, encoding: str = "utf-8") -> list[str]:
    table = "\n".join(["Ref,Date,Who,What,Notes", *rows]).encode(encoding)
    found = read(("cases.csv", CASES), ("events.csv", table), by=SAID.replace("{}", said))
    return [event["date"] for case in found.cases for event in case.document.get("events", [])]


A, B, FOOT = "N-1,03/04/12,police,referral,é", ",2012-04-05T00:00:00.000+01:00,police,contact,x", "Total,2,,,"


def test_a_map_says_encoding_fill_down_and_foot_and_what_two_digits_of_a_year_mean() -> None:
    said = "  encoding: cp1252\n  fill_down: [case]\n  foot: [Total*]\n"
    assert dates_by(said, A, B, FOOT, encoding="cp1252") == ["2012-04-03", "2012-04-05"]
    assert dates_by("", "N-1,31/12/49,police,referral,", "N-1,1/1/50,police,referral,") == ["2049-12-31", "1950-01-01"]


def test_a_map_says_what_stands_for_a_slash_in_a_reference() -> None:
    assert dates_by('  slash: "-"\n', "N/1,03/04/12,police,referral,a") == ["2012-04-03"]
    heads, cases = "Ref,Date,Who,What,Notes\n", ("cases.csv", CASES)
    (refused,) = faults(("cases.csv", CASES.replace("N-1", "N/1")))
    assert refused.endswith('add `slash: "-"` to the map to have a mark in its place.')
    rows = "N/1,03/04/12,police,referral,a\nN-1,03/05/12,police,referral,a\n"
    both = faults(cases, ("events.csv", f"{heads}{rows}"), by=SAID.replace("{}", '  slash: "-"\n'))
    assert any("“N-1” and “N/1” would both become “N-1”" in fault for fault in both)


def test_a_map_says_which_rows_are_left_out() -> None:
    assert dates_by("  skip: {Notes: [x, void]}\n", A, f"N-1{B}") == ["2012-04-03"]
    assert dates_by("  when: {What: contact, Notes: '*'}\n", A, f"N-1{B}") == ["2012-04-05"]
