"""What a case file says of days, weeks and terms in words is what its dates come to."""

from datetime import date, timedelta

import pytest

from reviewtui.casefile.calendars import working_days
from reviewtui.casefile.lengths import months_later


@pytest.fixture
def day(cases):
    """`day("NOR-02", "e2")`: the date of an event."""
    dates = {(case["reference"], event["id"]): event["date"] for case in cases for event in case["events"]}
    return lambda case, event: date.fromisoformat(dates[case, event])


@pytest.mark.parametrize(
    ("case", "start", "end", "days"),
    [
        ("NOR-02", "e2", "e18", 378),
        ("NOR-02", "e6", "e15", 328),
        ("NOR-03", "e17", "e20", 158),
        ("EST-02", "e4", "e8", 35),
        ("EST-03", "e7", "e16", 135),
        ("MOR-02", "e10", "e17", 203),
        ("CTY-01", "e6", "e13", 135),
        ("WLD-03", "e6", "e8", 47),
        ("WLD-03", "e7", "e12", 154),
        ("NOR-01", "e12", "e14", 42),
        ("GLA-01", "e7", "e9", 42),
        ("GLA-03", "e14", "e16", 49),
    ],
)
def test_days_are_counted_right(day, case, start, end, days):
    assert (day(case, end) - day(case, start)).days == days


@pytest.mark.parametrize(
    ("case", "start", "end", "days"),
    [
        ("GLA-01", date(2011, 12, 5), date(2012, 2, 3), 41),
        ("MOR-04", date(2011, 9, 20), date(2011, 10, 11), 15),
        ("EST-01", date(2011, 10, 13), date(2011, 11, 3), 15),
        ("NOR-01", date(2012, 5, 23), date(2012, 6, 8), 10),
        ("MOR-04", date(2012, 2, 3), date(2012, 3, 2), 20),
    ],
)
def test_working_days_are_counted_right(case, start, end, days):
    assert working_days(start, end, "england_and_wales") == days, case


def test_a_term_is_half_served_and_what_was_served_on_remand_counts(day, cases):
    """Half of 42 months, less the days on remand."""
    half = months_later(day("EST-03", "e16"), 21)
    assert half - (day("EST-03", "e16") - day("EST-03", "e7")) == date(2013, 5, 31)
    assert "end of May 2013" in _text(cases, "EST-03", "e19")


def test_a_detention_and_training_order_is_half_in_custody_and_half_under_supervision(day, cases):
    ordered = day("CTY-03", "e18")
    assert months_later(ordered, 4) - timedelta(1) == day("CTY-03", "e20")
    assert months_later(ordered, 8) - timedelta(1) == date(2012, 11, 20)
    assert "20 November" in _text(cases, "CTY-03", "e22")


def test_where_a_first_conviction_on_a_plea_of_guilty_is_no_referral_order_the_file_says_why(cases):
    """A youth court had to make one; the Crown Court, and any court after an earlier conviction, did not."""
    told_apart = ("Crown Court", "earlier conviction", "judge", "Remanded")
    unsaid = {
        case["reference"]
        for case in cases
        if case["events"] and not case["disposal"].startswith("Referral order")
        if not any(reason in event["text"] for event in case["events"] for reason in told_apart)
    }
    assert unsaid == {"CTY-02", "WLD-01"}  # of whom nothing is said that was not published


def _text(cases, reference, event):
    (case,) = (case for case in cases if case["reference"] == reference)
    return next(each["text"] for each in case["events"] if each["id"] == event)
