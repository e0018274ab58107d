"""Time on a plan without a social worker is found, gap by gap; handovers and open ends raise no alarm."""

from datetime import date

import pytest

from reviewtui.framework.check import Covered
from tests.casefile.checks import a_check, found_in, kind, rests_on, sentences
from tests.casefile.chronologies import chronology

OF = "covered"
PLAN = "social_care plan 2009-01-01/2012-01-01"
OPEN_PLAN = "social_care plan 2009-01-01/"


def worker(dates: str) -> str:
    return f"social_care social_worker_allocated {dates}"


def test_a_worker_throughout_leaves_no_gap() -> None:
    assert rests_on(OF, PLAN, worker("2008-06-01/2012-06-01")) == []
    assert rests_on(OF, PLAN, worker("2009-01-01/2012-01-01")) == []
    assert rests_on(OF, OPEN_PLAN, worker("2008-06-01/")) == []


def test_a_gap_between_two_workers_is_found_with_the_plan_and_both() -> None:
    lines = PLAN, worker("2008-06-01/2010-08-13"), worker("2011-03-22/")
    assert rests_on(OF, *lines) == ["e2 e1 e3"]
    assert sentences(OF, *lines) == [
        "no social worker allocated from 14 August 2010, when the social worker allocation on 1 June 2008 "
        "(e2) had ended, until the social worker allocation on 22 March 2011 (e3), 220 days, "
        "under the plan recorded by children's social care on 1 January 2009 (e1)."
    ]


def test_every_gap_is_a_finding() -> None:
    lines = PLAN, worker("2009-03-01/2009-06-01"), worker("2010-01-01/2011-06-01")
    assert rests_on(OF, *lines) == ["e1 e2", "e1 e2 e3", "e1 e3"]
    first, _, last = sentences(OF, *lines)
    assert first.startswith("no social worker allocated from 1 January 2009 until the social worker allocation on 1 ")
    assert "when the social worker allocation on 1 January 2010 (e3) had ended, to 1 January 2012, 214 days" in last


def test_with_no_worker_at_all_the_whole_plan_is_the_gap() -> None:
    assert rests_on(OF, PLAN) == ["e1"]
    assert sentences(OF, OPEN_PLAN) == [
        "no social worker allocated from 1 January 2009 on, under the plan recorded by children's social care on 1 "
        "January 2009 (e1)."
    ]


@pytest.mark.parametrize(("next_begins", "found"), [("2010-01-02", 0), ("2010-01-09", 0), ("2010-01-10", 1)])
def test_an_ordinary_handover_is_no_gap(next_begins: str, found: int) -> None:
    lines = OPEN_PLAN, worker("2009-01-01/2010-01-01"), worker(f"{next_begins}/")
    assert len(rests_on(OF, *lines)) == found


def test_workers_who_overlap_or_came_before_the_plan_leave_no_gap() -> None:
    lines = worker("2007-01-01/2008-01-01"), worker("2008-06-01/2011-01-01"), worker("2010-01-01/2010-06-01")
    assert rests_on(OF, PLAN, *lines, worker("2010-12-01/")) == []


def test_a_worker_who_came_after_the_plan_had_ended_is_not_part_of_the_finding() -> None:
    assert rests_on(OF, PLAN, worker("2013-01-01/")) == ["e1"]
    assert rests_on(OF, PLAN, worker("2009-01-01/2012-01-01"), worker("2013-01-01/")) == []


def test_an_open_plan_whose_last_worker_left_is_uncovered_from_then_on() -> None:
    assert sentences(OF, OPEN_PLAN, worker("2009-01-01/2011-02-18")) == [
        "no social worker allocated from 19 February 2011 on, when the social worker allocation on 1 January 2009 (e2) "
        "had ended, under the plan recorded by children's social care on 1 January 2009 (e1)."
    ]


def test_an_open_plan_is_looked_at_as_far_as_the_file_reaches() -> None:
    lines = OPEN_PLAN, worker("2009-01-01/2011-02-18")
    assert rests_on(OF, *lines, to="2011-02-25") == []
    assert rests_on(OF, *lines, to="2011-02-26") == ["e1 e2"]
    assert rests_on(OF, "social_care plan 2011/", to="2011-06-01") == []


def test_a_case_that_was_closed_leaves_no_plan_open() -> None:
    lines = OPEN_PLAN, worker("2009-01-01/2011-02-18")
    assert rests_on(OF, *lines, "social_care case_closed 2011-02-18") == []
    assert rests_on(OF, *lines, "social_care case_closed 2011") == []
    assert rests_on(OF, *lines, "social_care case_closed 2011-02-11") == []
    assert rests_on(OF, *lines, "social_care case_closed 2011-03-18") == ["e1 e2"]
    assert rests_on(OF, *lines, "police case_closed 2011-02-18") == ["e1 e2"]
    assert rests_on(OF, OPEN_PLAN, "social_care case_closed 2009-01-03") == []


def test_a_closure_during_which_a_worker_stayed_closed_something_else() -> None:
    lines = OPEN_PLAN, "social_care case_closed 2010-01-01", worker("2009-01-01/2011-02-18")
    assert rests_on(OF, *lines) == ["e1 e3"]


def test_a_check_may_know_of_no_closure() -> None:
    pattern = Covered(kind("plan"), kind("social_worker_allocated"), 7)
    lines = OPEN_PLAN, worker("2009-01-01/2011-02-18"), "social_care case_closed 2011-02-18"
    assert len(found_in(a_check(OF, pattern), chronology(*lines))) == 1


def test_a_plan_that_is_a_moment_tells_of_no_period_and_other_agencies_plans_call_for_no_social_worker() -> None:
    assert rests_on(OF, "social_care plan 2009-01-01", "yot plan 2009-01-01/", "school plan 2009-01-01/2010") == []


def test_an_allocation_without_an_end_counts_as_lasting() -> None:
    assert rests_on(OF, PLAN, worker("2009-01-05")) == []
    assert rests_on(OF, PLAN, worker("2009-06-05")) == ["e1 e2"]


def test_plans_that_overlap_are_one_period_and_the_gap_rests_on_those_in_it() -> None:
    lines = "social_care plan 2008-01-01/2009-06-01", PLAN, worker("2008-01-01/2010-01-01")
    assert rests_on(OF, *lines) == ["e3 e2"]
    both = "social_care plan 2009-06-01/", PLAN, worker("2008-01-01/2010-01-01")
    assert rests_on(OF, *both) == ["e3 e2 e1"]


def test_plans_apart_are_periods_of_their_own() -> None:
    lines = "social_care plan 2005-01-01/2006-01-01", PLAN, worker("2005-01-01/2006-01-01")
    assert rests_on(OF, *lines) == ["e2"]
    assert rests_on(OF, *lines[:2]) == ["e1", "e2"]


def test_partial_dates_are_read_in_favour_of_cover() -> None:
    assert rests_on(OF, "social_care plan 2010/2011", worker("2010-12-31/")) == []
    assert rests_on(OF, PLAN, worker("2009/2010-06"), worker("2010-07/")) == []
    assert rests_on(OF, PLAN, worker("2009/2010-06"), worker("2010-08/")) == ["e1 e2 e3"]


def test_the_opportunity_was_there_when_the_gap_began() -> None:
    (finding,) = found_in(a_check(OF), chronology(PLAN, worker("2009-01-01/2011-06-01")))
    assert finding.day == date(2011, 6, 2)


BETWEEN = Covered(
    kind("plan", of=("social_care",)),
    kind("social_worker_allocated"),
    7,
    kind("case_closed", of=("social_care",)),
    between=True,
)


def between(*lines: str) -> list[str]:
    found = found_in(a_check(OF, BETWEEN), chronology(*lines))
    return [finding.sentence.removeprefix("Expected: something should be so. Found: ") for finding in found]


def test_between_two_workers_with_nothing_closed_the_child_had_none_plan_or_no_plan() -> None:
    lines = worker("2008-06-01/2010-08-13"), worker("2011-03-22/")
    assert rests_on(OF, *lines) == []
    assert between(*lines) == [
        "no social worker allocated from 14 August 2010, when the social worker allocation on 1 June 2008 "
        "(e1) had ended, until the social worker allocation on 22 March 2011 (e2), 220 days."
    ]


@pytest.mark.parametrize("closed", ["2010-08-13", "2010-08-06", "2010-12-01", "2011-03-22", "2010", "2011"])
def test_a_case_that_may_have_been_closed_meanwhile_needed_nobody(closed: str) -> None:
    assert between(worker("2008-06-01/2010-08-13"), worker("2011-03-22/"), f"social_care case_closed {closed}") == []


@pytest.mark.parametrize("closed", ["2010-08-05", "2011-03-23", "2009"])
def test_a_closure_at_another_time_says_nothing_of_the_gap(closed: str) -> None:
    lines = worker("2008-06-01/2010-08-13"), worker("2011-03-22/"), f"social_care case_closed {closed}"
    assert len(between(*lines)) == 1


def test_a_gap_between_workers_and_under_a_plan_is_one_finding() -> None:
    lines = PLAN, worker("2008-06-01/2010-08-13"), worker("2012-03-22/")
    assert between(*lines) == [
        "no social worker allocated from 14 August 2010, when the social worker allocation on 1 June 2008 "
        "(e2) had ended, until the social worker allocation on 22 March 2012 (e3), 586 days, "
        "under the plan recorded by children's social care on 1 January 2009 (e1)."
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("2008-06-01/2010-08-13", "2010-08-20/"),
        ("2008-06-01/2010", "2010-12-20/"),
        ("2008-06-01", "2011-03-22/"),
        ("2008-06-01/", "2011-03-22/"),
        ("2008-06-01/2012-01-01", "2009-01-01/2009-02-01", "2011-12-30/"),
    ],
)
def test_a_handover_an_open_end_or_an_overlap_is_no_gap_between_workers(lines: tuple[str, ...]) -> None:
    assert between(*map(worker, lines)) == []


@pytest.mark.parametrize("closed", ["2012-03-01", "2012-03-05", "2012-02-23", "2012-08"])
def test_a_plan_left_open_in_a_case_that_was_closed_and_taken_up_again_needed_nobody_meanwhile(closed: str) -> None:
    lines = "social_care plan 2012-01-01/", worker("2012-01-01/2012-03-01"), worker("2012-09-01/")
    assert len(rests_on(OF, *lines)) == 1
    assert rests_on(OF, *lines, f"social_care case_closed {closed}") == []


def test_a_closure_does_not_end_a_plan_that_the_file_says_ran_on() -> None:
    lines = PLAN, worker("2009-01-01/2010-01-01"), "social_care case_closed 2010-01-01", worker("2010-09-01/")
    assert len(rests_on(OF, *lines)) == 1
