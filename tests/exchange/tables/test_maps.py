"""Maps are read strictly: what is wrong is told with its line and the nearest valid word."""

import pytest

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.map_reader import read_map

from .sheets import MAP


def wrong(text: str) -> list[str]:
    with pytest.raises(FaultyFile) as refused:
        read_map(text.encode(), "map.yaml")
    return [str(fault) for fault in refused.value.faults]


def test_a_map_says_what_each_table_is() -> None:
    cases, events = read_map(MAP.encode(), "map.yaml")
    assert (cases.kind, cases.columns["site"]) == ("cases", "Team")
    assert events.holds("EVENTS.CSV")
    assert not events.holds("cases.csv")


def test_several_tables_of_a_kind_are_a_list() -> None:
    tables = read_map(
        b"""events:
- file: police.csv
  columns: {case: Ref, date: Date, type: What}
  fixed: {agency: police}
- file: school.csv
  separator: tab
  headings: 3
  prefix: sch-
  open_ended: [placement]
  columns: {case: Ref, date: Date, type: What, id: No}
  fixed: {agency: school}
""",
        "map.yaml",
    )
    assert [table.fixed["agency"] for table in tables] == ["police", "school"]
    assert (tables[1].separator, tables[1].headings, tables[1].prefix) == ("\t", 3, "sch-")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("dates:", "date:", "map.yaml:7: events.date: unknown key “date”; the nearest is “dates”"),
        ("agency: Who", "agenci: Who", "map.yaml:8: events.columns.agenci: unknown key “agenci”; the nearest"),
        ("reference: Ref, ", "", "map.yaml:4: cases.columns: “reference” is missing: every row of cases needs one"),
        ("[DD/MM/YYYY]", "[DD/MM/YYYY, MM/DD/YYYY]", "DD/MM/YYYY and MM/DD/YYYY can be confused"),
        ("[DD/MM/YYYY]", "[DD/MM/YY]", "map.yaml:7: events.dates: “DD/MM/YY” has a year of two digits"),
        ("  dates: [DD/MM/YYYY]", "  words: {agency: {Law: polise}}", "“polise” is not a word that “agency” may have"),
        (
            "  dates: [DD/MM/YYYY]",
            "  words: {type: {Referral: concern, Theft: arrest, ' REFERRAL': arrest}}",
            "“ REFERRAL” is the same word as “Referral”, and means “arrest”, not “concern”",
        ),
        ("  dates: [DD/MM/YYYY]", "  fixed: {type: referral}", "“type” has a column as well"),
        ("  dates: [DD/MM/YYYY]", "  headings: 0", "events.headings: rows count from 1"),
        ("  dates: [DD/MM/YYYY]", "  ongoing: [now]\n  open_ended: [placment]", "unknown word “placment”"),
        ("events:", "evnts:", "unknown key “evnts”; the nearest is “events”"),
        ("  file: events.*", "", "“file” is missing"),
        ("  file: events.*", "  file: a\n  file: b", "“file” is given twice"),
        ("  file: events.*", "  file: &a b", "the anchor &a is not allowed"),
    ],
)
def test_a_fault_of_a_map_has_its_line_and_the_nearest_word(before: str, after: str, said: str) -> None:
    assert any(said in line for line in wrong(MAP.replace(before, after, 1)))


def test_a_word_that_stands_twice_for_the_same_is_no_fault() -> None:
    twice = "  words: {type: {Referral: concern, REFERRAL: concern}}"
    assert read_map(MAP.replace("  dates: [DD/MM/YYYY]", twice).encode(), "map.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a, b]", "a map is a mapping of keys, beginning with `events:`"),
        ("{}", "names no table"),
        ("events: {", "not well-formed YAML"),
        ("events: 3", "must be a list"),
        ("", "The file is empty"),
        ("cases: {file: a}\n---\nb: c", "a map is one document"),
    ],
)
def test_what_is_no_map_is_refused(text: str, said: str) -> None:
    assert any(said in line for line in wrong(text))


def test_a_map_in_another_encoding_is_refused() -> None:
    with pytest.raises(FaultyFile, match="not UTF-8"):
        read_map("cases: é".encode("latin-1"), "map.yaml")
