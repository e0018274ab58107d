"""What only some events have comes in, stands in the export, and is refused where it does not belong."""

import json
from typing import Any

import pytest

from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import when, who_and_what
from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds.shape import content_flaw
from reviewtui.exchange.contents import case_contents, event_item
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.reader import read_case
from tests.exchange.tables.sheets import CASES, read

BASE = {"id": "e1", "agency": "social_care", "type": "review", "date": "2012-04-03"}
REVIEW = {**BASE, "time": "14:05", "due": "2012-03-01", "present": ["police", "yot"]}
TOLD = {**BASE, "agency": "school", "type": "informed", "from": "police"}


def read_event(item: dict[str, Any]) -> dict[str, Any]:
    case = {"format": "reviewtui/case", "format_version": 1, "reference": "N-1", "site": "North", "events": [item]}
    read = read_case(json.dumps(case).encode(), "case.json")
    return dict(case_contents(read, "N").events[0])


@pytest.mark.parametrize("item", [BASE, REVIEW, TOLD])
def test_an_event_stands_in_an_export_as_it_came_and_earlier_ones_as_they_were(item: dict[str, Any]) -> None:
    content = read_event(item)
    assert content == {**item, "case": "N-1", "text": ""}
    assert content_flaw("event", content) is None
    assert event_item(content) == {**item, "text": ""}
    assert Event.from_content(content).content() == content


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({**REVIEW, "date": "2012-04"}, "Only an event whose day is known has a time."),
        ({**BASE, "type": "contact", "due": "2012-03-01"}, "Only a review has a day on which it was due."),
        ({**BASE, "due": "2012-03"}, "“2012-03” must name the day, as YYYY-MM-DD."),
        ({**TOLD, "present": ["police"]}, "Only a strategy discussion, a conference or a review says who was present."),
        ({**BASE, "from": "police"}, "Only an event of type informed says which agency it heard from."),
        ({**BASE, "time": "9:30"}, "“9:30” is not a time of day such as 09:30 or 14:05."),
        ({**REVIEW, "present": ["teacher"]}, "“teacher” is not an agency;"),
    ],
)
def test_what_does_not_belong_to_an_event_is_refused_in_a_case_file(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(FaultyFile) as refused:
        read_event(wrong)
    assert said in str(refused.value.faults[0].text)


def test_a_record_that_says_what_does_not_belong_contradicts_itself() -> None:
    (found,) = KINDS["event"].contradictions({**BASE, "case": "N-1", "from": "police"})
    assert found[0] == "from"
    assert not [*KINDS["event"].contradictions({**TOLD, "case": "N-1"})]


def test_screens_and_print_outs_say_it() -> None:
    review, told = (Event.from_content({**item, "case": "N-1"}) for item in (REVIEW, TOLD))
    assert when(review) == "3 April 2012, 14:05"
    assert who_and_what(review) == "Social care, review, due 1 March 2012, present: Police, YOT"
    assert who_and_what(told) == "School, informed by Police"


def test_a_table_brings_it_by_columns_and_words_of_its_own() -> None:
    by = """
events:
  file: events.csv
  dates: ["DD/MM/YYYY hh:mm", DD/MM/YYYY]
  lists: ";"
  columns: {case: Ref, date: Date, agency: Who, type: What, due: Due, present: There, from: Told by}
  words: {present: {PC: police, YOS: yot}, from: {PC: police}}
cases: {file: cases.csv, columns: {reference: Ref, site: Team}}
"""
    table = (
        "Ref,Date,Who,What,Due,There,Told by\n"
        "N-1,03/04/2012 14:05,social_care,review,01/03/2012,PC; YOS,\n"
        "N-1,04/04/2012 00:00,school,informed,,,PC\n"
    )
    first, second = read(("cases.csv", CASES), ("events.csv", table), by=by).cases[0].document["events"]
    assert {key: first.get(key) for key in ("time", "due", "present")} == {
        "time": "14:05", "due": "2012-03-01", "present": ["police", "yot"],
    }  # fmt: skip
    assert (second["from"], "time" in second) == ("police", False)
