"""The 24 sample cases reproduce what the joint inspection of 2013 published (domain.md, section 1), a test a figure."""

from calendar import monthrange
from datetime import date
from itertools import pairwise
from statistics import mean

import pytest

DAYS_IN_A_MONTH = 30.4375
TOLERANCE = 0.05


def test_there_are_twenty_four_cases_in_six_sites(cases, inspection):
    assert len(cases) == 24
    assert len(inspection["sites"]) == 6


def test_every_site_has_four_cases(cases, inspection):
    for site in inspection["sites"]:
        assert sum(case["site"] == site["code"] for case in cases) == 4


def test_all_are_male(cases):
    assert {case["characteristics"]["gender"] for case in cases} == {"male"}


def test_ten_were_under_sixteen_at_the_offence_and_the_same_ten_still_are(cases):
    then = {case["reference"] for case in cases if case["characteristics"]["age_at_offence"] < 16}
    now = {case["reference"] for case in cases if case["characteristics"]["age_now"] < 16}
    assert len(then) == 10
    assert then == now


def test_ten_have_a_disability(cases):
    assert sum(bool(case["characteristics"]["disability"]) for case in cases) == 10


def test_seven_of_them_have_a_learning_disability(cases):
    assert sum("learning disability" in case["characteristics"]["disability"] for case in cases) == 7


@pytest.mark.parametrize(("start", "published"), [("disclosure", 8), ("detection", 6)])
def test_the_mean_interval_to_sentence_is_as_published_in_days(cases, start, published):
    intervals = _intervals(cases, start)
    assert len(intervals) == 21
    assert abs(mean((end - begin).days / DAYS_IN_A_MONTH for begin, end in intervals) - published) < TOLERANCE


@pytest.mark.parametrize(("start", "published"), [("disclosure", 8), ("detection", 6)])
def test_the_mean_interval_to_sentence_is_as_published_in_calendar_months(cases, start, published):
    assert abs(mean(_months(*interval) for interval in _intervals(cases, start)) - published) < TOLERANCE


@pytest.mark.parametrize("kind", ["disclosure", "detection", "sentence"])
def test_no_case_has_two_events_that_an_interval_starts_or_ends_with(cases, kind):
    assert all(len(_of_type(case, kind)) <= 1 for case in cases)


def test_bradley_was_referred_to_both_agencies_and_charged_once_without_a_strategy_discussion(cases):
    bradley = _named(cases, "Bradley")
    referrals = _of_type(bradley, "referral")
    convicted = _of_type(bradley, "conviction")[0]["date"]
    assert {event["agency"] for event in referrals} == {"social_care", "police"}
    assert all(sum(event["agency"] == agency for event in referrals) > 1 for agency in ("social_care", "police"))
    assert len(_of_type(bradley, "discontinuance")) == 1
    assert _of_type(bradley, "charge")[0]["date"] < _of_type(bradley, "discontinuance")[0]["date"]
    assert all(event["date"] > convicted for event in _of_type(bradley, "strategy_discussion"))


def test_bradley_was_convicted_at_sixteen(cases):
    bradley = _named(cases, "Bradley")
    assert bradley["characteristics"]["age_at_offence"] == 16
    assert "aged 16" in _of_type(bradley, "conviction")[0]["text"]


def test_social_care_was_involved_with_joel_for_more_than_fifteen_years(cases):
    joel = _named(cases, "Joel")
    years = sorted(int(event["date"][:4]) for event in joel["events"] if event["agency"] == "social_care")
    assert 2012 - years[0] > 15


def test_joel_was_not_always_assigned_a_social_worker(cases):
    joel = _named(cases, "Joel")
    spans = _of_type(joel, "social_worker_allocated")
    assert all(before["until"] < after["date"] for before, after in pairwise(spans))


def test_no_strategy_discussion_followed_what_was_known_of_joels_home(cases):
    joel = _named(cases, "Joel")
    disclosed = _of_type(joel, "disclosure")[0]["date"]
    assert len([event for event in _of_type(joel, "referral") if event["date"] < disclosed]) == 3
    assert all(event["date"] > disclosed for event in _of_type(joel, "strategy_discussion"))


def _named(cases, pseudonym):
    return next(case for case in cases if pseudonym in case["narrative"])


def _of_type(case, kind):
    return [event for event in case["events"] if event["type"] == kind]


def _intervals(cases, start):
    """From the start event to the sentence, in each case that has both."""
    ends = [[*_of_type(case, start), *_of_type(case, "sentence")] for case in cases]
    return [tuple(date.fromisoformat(event["date"]) for event in pair) for pair in ends if len(pair) == 2]


def _months(begin, end):
    """Whole calendar months, and the days left over as a fraction of the month that they fall in."""
    whole = (end.year - begin.year) * 12 + end.month - begin.month
    if _later(begin, whole) > end:
        whole -= 1
    reached, following = _later(begin, whole), _later(begin, whole + 1)
    return whole + (end - reached).days / (following - reached).days


def _later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
