"""A review held too long after the day it was due is found, unless some reading of the dates has it in time."""

from dataclasses import replace
from datetime import date

import pytest

from reviewtui.casefile.missed import Finding
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.framework.check import Overdue
from tests.casefile.checks import a_check, found_in, kind
from tests.casefile.chronologies import chronology


def held(day: str, due: str | None, within: int = 14, unit: str = "calendar_days") -> tuple[Finding, ...]:
    events = chronology("social_care contact 2011-01-01", f"social_care review {day}")
    events[1] = replace(events[1], due=PartialDate(due) if due else None)
    return found_in(a_check("overdue", Overdue(kind("review"), within, unit)), events, date(2012, 12, 31))


@pytest.mark.parametrize(
    ("day", "due", "expected"),
    [
        ("2012-05-15", "2012-05-01", 0),
        ("2012-05-16", "2012-05-01", 1),
        ("2012-04-01", "2012-05-01", 0),
        ("2012-05", "2012-05-01", 0),
        ("2012-06", "2012-05", 0),
        ("2012-06-15", "2012-05", 1),
        ("2012-06-14", "2012-05", 0),
        ("2013", "2012-05", 1),
        ("2012-05-16", None, 0),
    ],
)
def test_it_is_late_only_where_every_reading_is_beyond_the_days_allowed(day: str, due: str, expected: int) -> None:
    assert len(held(day, due)) == expected


def test_the_sentence_names_the_review_and_the_day_it_was_due() -> None:
    (finding,) = held("2012-07-17", "2012-06-04")
    assert finding.events == ("e2",)
    assert finding.day == date(2012, 6, 4)
    assert finding.sentence == (
        "Expected: something should be so. Found: the review recorded by children's social care on 17 July 2012 (e2) "
        "held more than 14 days late: it was due 4 June 2012."
    )


def test_with_no_days_allowed_the_next_day_is_late() -> None:
    (finding,) = held("2012-06-05", "2012-06-04", within=0)
    assert "held late: it was due 4 June 2012." in finding.sentence
    assert held("2012-06-04", "2012-06-04", within=0) == ()


def test_days_allowed_may_be_working_days() -> None:
    # 4 and 5 June 2012 were bank holidays in England.
    assert held("2012-06-06", "2012-06-01", 1, "working_days") == ()
    assert len(held("2012-06-07", "2012-06-01", 1, "working_days")) == 1
