"""Referrals closed one after another without assessment are found once they are two, and surely two."""

from datetime import date

import pytest

from reviewtui.framework.check import Repeated
from tests.casefile.checks import OF_CARE, a_check, found_in, kind, rests_on, sentences
from tests.casefile.chronologies import chronology

OF = "repeated"


def referral(day: str) -> str:
    return f"social_care referral {day}"


def closed(day: str) -> str:
    return f"social_care case_closed {day}"


def assessment(day: str, agency: str = "social_care") -> str:
    return f"{agency} assessment {day}"


ONCE = referral("2007-05-21"), closed("2007-05-23")
TWICE = *ONCE, referral("2009-02-16"), closed("2009-02-19")


def test_one_referral_closed_is_not_repeated_and_two_are() -> None:
    assert rests_on(OF, *ONCE) == []
    assert rests_on(OF, *TWICE) == ["e1 e2 e3 e4"]
    assert sentences(OF, *TWICE) == [
        "the referral recorded by children's social care on 21 May 2007 (e1) closed by the case closure recorded "
        "by children's social care on 23 May 2007 (e2) and "
        "the referral recorded by children's social care on 16 February 2009 (e3) closed by the case closure "
        "recorded by children's social care on 19 February 2009 (e4), "
        "each with no children's social care assessment in between."
    ]


def test_all_of_three_are_one_finding() -> None:
    assert rests_on(OF, *TWICE, referral("2010-11-15"), closed("2010-11-29")) == ["e1 e2 e3 e4 e5 e6"]


@pytest.mark.parametrize("day", ["2009-02-16", "2009-02-17", "2009-02-19", "2009-02", "2009", "2008/2010", "2008/"])
def test_what_was_or_may_have_been_assessed_before_it_was_closed_does_not_count(day: str) -> None:
    assert rests_on(OF, *TWICE, assessment(day)) == []


@pytest.mark.parametrize("day", ["2009-02-15", "2009-02-20", "2007-05-24/2009-02-15"])
def test_an_assessment_before_the_referral_or_after_the_closure_is_not_of_it(day: str) -> None:
    assert rests_on(OF, *TWICE, assessment(day)) == ["e1 e2 e3 e4"]


def test_an_assessment_by_another_agency_is_not_social_care_s() -> None:
    assert rests_on(OF, *TWICE, assessment("2009-02-17", "school")) == ["e1 e2 e3 e4"]


def test_one_assessed_between_two_that_were_not_leaves_the_two() -> None:
    lines = *TWICE, assessment("2009-02-17"), referral("2010-11-15"), closed("2010-11-29")
    assert rests_on(OF, *lines) == ["e1 e2 e6 e7"]


def test_two_referrals_closed_together_were_closed_once() -> None:
    assert rests_on(OF, referral("2007-05-21"), referral("2007-05-22"), closed("2007-05-23")) == []
    lines = *TWICE, referral("2009-02-17")
    assert rests_on(OF, *lines) == ["e1 e2 e3 e5 e4"]


def test_a_referral_of_another_agency_or_one_never_closed_does_not_count() -> None:
    assert rests_on(OF, *ONCE, "police referral 2009-02-16", closed("2009-02-19")) == []
    assert rests_on(OF, *ONCE, referral("2009-02-16"), "police case_closed 2009-02-19") == []
    assert rests_on(OF, *ONCE, referral("2009-02-16")) == []
    assert rests_on(OF, *ONCE, closed("2009-02-19")) == []


def test_on_the_same_day_the_file_s_own_order_decides() -> None:
    assert rests_on(OF, *ONCE, referral("2007-05-23"), closed("2007-05-23")) == ["e1 e2 e3 e4"]
    assert rests_on(OF, *ONCE, closed("2009-02-16"), referral("2009-02-16")) == []


def test_dates_that_leave_the_order_open_prove_nothing() -> None:
    assert rests_on(OF, *ONCE, referral("2009-02"), closed("2009-02-19")) == []
    assert rests_on(OF, *ONCE, referral("2009-01"), closed("2009-02")) == ["e1 e2 e3 e4"]
    assert rests_on(OF, referral("2007"), closed("2008"), referral("2008"), closed("2009")) == []


def test_a_framework_may_ask_for_three() -> None:
    pattern = Repeated(
        kind("referral", of=OF_CARE), kind("case_closed", of=OF_CARE), kind("assessment", of=OF_CARE), times=3
    )
    three = *TWICE, referral("2010-11-15"), closed("2010-11-29")
    assert found_in(a_check(OF, pattern), chronology(*TWICE)) == ()
    (finding,) = found_in(a_check(OF, pattern), chronology(*three))
    assert finding.day == date(2010, 11, 29)
