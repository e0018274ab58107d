"""Who is nearly 18 is known only to within a year at best, and so long nothing is found."""

from datetime import date
from typing import Any

import pytest

from reviewtui.casefile.day_range import DayRange
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import checked_case, findings
from reviewtui.casefile.missed.before_18 import eighteenth
from reviewtui.framework.check import Before18
from tests.casefile.checks import a_check, kind

FIELDWORK = DayRange(date(2012, 10, 1), date(2012, 11, 30))
PATTERN = Before18(kind("contact", "plan", of=("yot",)), kind("transfer"), 6)
OFFENCE = {"type": "offence", "agency": "police", "date": "2010-03-12"}


def events_of(*contents: dict[str, Any]) -> list[Event]:
    return [Event.from_content({"case": "C", "id": f"e{n}", "agency": "yot", **one}) for n, one in enumerate(contents)]


def found(turns_18: DayRange | None, *contents: dict[str, Any]) -> list[str]:
    events = events_of(*contents)
    case = checked_case(events, ("england",), date(2012, 11, 30), turns_18)
    return [finding.sentence for finding in findings([a_check("before_18", PATTERN)], case)]


def test_an_age_leaves_the_birthday_open_by_a_year() -> None:
    born = eighteenth({"age_at_offence": 16}, events_of(OFFENCE), None)
    assert born == DayRange(date(2011, 3, 13), date(2012, 3, 12))


def test_two_ages_narrow_the_birthday() -> None:
    born = eighteenth({"age_at_offence": 15, "age_now": 17}, events_of(OFFENCE), FIELDWORK)
    assert born == DayRange(date(2012, 10, 2), date(2013, 3, 12))


@pytest.mark.parametrize(
    "facts", [{}, {"age_now": 17}, {"age_at_offence": 12, "age_now": 17}], ids=["no age", "no fieldwork", "at odds"]
)
def test_where_ages_are_unknown_or_contradict_each_other_no_birthday_is_known(facts: dict[str, int]) -> None:
    inspected = FIELDWORK if len(facts) == 2 else None
    assert eighteenth(facts, events_of(OFFENCE), inspected) is None


def test_an_age_at_an_offence_that_the_file_does_not_date_tells_nothing() -> None:
    assert eighteenth({"age_at_offence": 16}, events_of({"type": "contact", "date": "2012-01-01"}), None) is None


TURNS = DayRange(date(2011, 7, 1), date(2012, 6, 30))


def test_work_within_six_months_of_the_last_possible_birthday_is_found() -> None:
    (sentence,) = found(TURNS, {"type": "contact", "date": "2011-12-30"})
    assert sentence.startswith(
        "Expected: something should be so. Found: the contact recorded by YOT on 30 December 2011"
    )
    assert sentence.endswith("surely within 6 months of turning 18, or older, and no transfer.")


@pytest.mark.parametrize("day", ["2011-12-29", "2011-12", "2011"])
def test_work_that_may_have_been_earlier_tells_nothing(day: str) -> None:
    assert found(TURNS, {"type": "contact", "date": day}) == []


def test_a_plan_that_ran_until_then_is_work_and_one_without_an_end_is_not_known_to_be() -> None:
    assert len(found(TURNS, {"type": "plan", "date": "2010-01-01", "until": "2012-03-01"})) == 1
    assert found(TURNS, {"type": "plan", "date": "2010-01-01", "open": True}) == []


def test_any_transfer_answers() -> None:
    contact = {"type": "contact", "date": "2012-05-01"}
    assert found(TURNS, contact, {"type": "transfer", "date": "2012-06-01"}) == []


def test_nothing_is_found_where_no_birthday_is_known() -> None:
    assert found(None, {"type": "contact", "date": "2012-05-01"}) == []
