"""A referral with no strategy discussion is found, and one that was answered, in any reading of the dates, is not."""

from datetime import date

import pytest

from reviewtui.framework.check import FollowedBy
from tests.casefile.checks import a_check, found_in, kind, rests_on, sentences
from tests.casefile.chronologies import chronology

REFERRAL = "social_care referral 2010-03-10"
OF = "followed_by"


def discussed(day: str) -> list[str]:
    return rests_on(OF, REFERRAL, f"police strategy_discussion {day}")


def test_a_referral_that_nothing_follows_is_found_and_the_sentence_says_so() -> None:
    assert rests_on(OF, REFERRAL) == ["e1"]
    assert sentences(OF, REFERRAL) == [
        "no strategy discussion within 28 days of the referral recorded by children's social care on 10 March 2010 "
        "(e1), nor any later."
    ]


@pytest.mark.parametrize("day", ["2010-03-10", "2010-03-11", "2010-04-07"])
def test_a_discussion_on_the_same_day_or_up_to_the_limit_answers_it(day: str) -> None:
    assert discussed(day) == []


@pytest.mark.parametrize("day", ["2009-03-10", "2010-03-09", "2010-04-08", "2012-01-01"])
def test_a_discussion_before_it_or_beyond_the_limit_does_not(day: str) -> None:
    assert discussed(day) == ["e1"]


def test_the_next_discussion_is_named_however_late() -> None:
    lines = REFERRAL, "police strategy_discussion 2012-01-01", "police strategy_discussion 2011-02"
    assert sentences(OF, *lines) == [
        "no strategy discussion within 28 days of the referral recorded by children's social care on 10 March 2010 "
        "(e1); "
        "the next is the strategy discussion recorded by police in February 2011 (e3)."
    ]


def test_one_discussion_answers_several_referrals() -> None:
    lines = REFERRAL, "police referral 2010-03-20", "social_care strategy_discussion 2010-03-22"
    assert rests_on(OF, *lines) == []


def test_each_unanswered_referral_is_a_finding_of_its_own() -> None:
    lines = REFERRAL, "police referral 2011-03-20", "social_care strategy_discussion 2011-03-21", "police referral 2012"
    assert rests_on(OF, *lines) == ["e1", "e4"]


def test_a_referral_to_an_agency_that_holds_no_such_discussion_calls_for_none() -> None:
    assert rests_on(OF, "camhs referral 2010-03-10", "yot referral 2010-03-10") == []


@pytest.mark.parametrize("day", ["2010-03", "2010", "2010-04", "2009/2011"])
def test_a_discussion_that_may_have_been_in_time_answers_it(day: str) -> None:
    assert discussed(day) == []


@pytest.mark.parametrize("day", ["2009", "2010-02", "2010-05", "2011"])
def test_a_discussion_that_cannot_have_been_in_time_does_not(day: str) -> None:
    assert discussed(day) == ["e1"]


def test_a_referral_of_which_only_the_year_is_known_is_found_where_nothing_can_have_answered_it() -> None:
    assert rests_on(OF, "police referral 2010", "police strategy_discussion 2010-06-01") == []
    assert rests_on(OF, "police referral 2010", "police strategy_discussion 2011-01-20") == []
    assert rests_on(OF, "police referral 2010", "police strategy_discussion 2011-02-01") == ["e1"]
    assert rests_on(OF, "police referral 2010", "police strategy_discussion 2009-12-31") == ["e1"]


def test_nothing_is_missing_while_the_time_has_not_run_out() -> None:
    assert rests_on(OF, REFERRAL, to="2010-04-07") == []
    assert rests_on(OF, REFERRAL, to="2010-04-08") == ["e1"]
    assert rests_on(OF, "police referral 2010", to="2010-12-01") == []


def test_a_file_with_events_after_the_fieldwork_reaches_as_far_as_the_last_of_them() -> None:
    assert rests_on(OF, REFERRAL, "police other 2010-04-08", to="2010-03-20") == ["e1"]
    assert rests_on(OF, REFERRAL, "police other 2010-03-30", to="2010-03-20") == []


def test_working_days_over_easter_are_more_than_calendar_days() -> None:
    pattern = FollowedBy(kind("referral"), kind("strategy_discussion"), 1, "working_days")
    for day, expected in (("2011-04-26", 0), ("2011-04-27", 1)):
        lines = "police referral 2011-04-21", f"police strategy_discussion {day}"
        assert len(found_in(a_check(OF, pattern), chronology(*lines))) == expected


def test_while_the_nation_is_unknown_no_holiday_of_any_may_excuse_it() -> None:
    pattern = FollowedBy(kind("referral"), kind("strategy_discussion"), 1, "working_days")
    lines = chronology("police referral 2011-03-16", "police strategy_discussion 2011-03-18")
    assert len(found_in(a_check(OF, pattern), lines, nations=("england",))) == 1
    assert found_in(a_check(OF, pattern), lines, nations=("england", "northern_ireland")) == ()


def test_months_are_allowed_as_a_time() -> None:
    pattern = FollowedBy(kind("referral"), kind("strategy_discussion"), 1, "months")
    lines = chronology("police referral 2011-01-31", "police strategy_discussion 2011-03-01")
    assert len(found_in(a_check(OF, pattern), lines, date(2012, 1, 1))) == 1
    assert found_in(a_check(OF, pattern), lines[:1], date(2011, 2, 28)) == ()


def test_the_opportunity_was_there_on_the_day_of_the_referral() -> None:
    (finding,) = found_in(a_check(OF), chronology("police referral 2010-03"))
    assert finding.day == date(2010, 3, 31)
    assert finding.as_json() == {"check": OF, "events": ["e1"], "sentence": finding.sentence}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("yot contact 2010-02-09", []),
        ("yot contact 2010-02-08", ["e1"]),
        ("yot contact 2010-02", []),
        ("yot contact 2009-01-01/2010-02-09", []),
        ("yot contact 2009-01-01/", []),
        ("yot contact 2009-01-01/2010-02-08", ["e1"]),
        ("yot contact 2010-03-19", []),
        ("yot contact 2010-03-20", ["e1"]),
    ],
)
def test_what_was_going_on_shortly_before_answers_it_where_the_check_looks_around(
    line: str, expected: list[str]
) -> None:
    pattern = FollowedBy(kind("charge"), kind("contact", of=("yot",)), 10, around=28)
    found = found_in(a_check(OF, pattern), chronology("police charge 2010-03-09", line))
    assert [" ".join(finding.events) for finding in found] == expected


def test_the_sentence_says_how_far_it_looked_on_either_side() -> None:
    pattern = FollowedBy(kind("charge"), kind("contact", of=("yot",)), 10, "working_days", around=28)
    (finding,) = found_in(a_check(OF, pattern), chronology("police charge 2010-03-09"))
    assert finding.sentence == (
        "Expected: something should be so. Found: no YOT contact from 28 days before the charge recorded by police "
        "on 9 March 2010 (e1) to 10 working days after it, nor any later."
    )


def test_looking_around_the_first_day_that_a_file_can_name_goes_no_further_back() -> None:
    pattern = FollowedBy(kind("charge"), kind("contact"), 10, around=9999)
    assert len(found_in(a_check(OF, pattern), chronology("police charge 1900"))) == 1
