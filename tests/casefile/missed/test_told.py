"""A concern that stayed with one agency is found; one that another agency knew of, from whatever source, is not."""

import pytest

from tests.casefile.checks import rests_on, sentences

CONCERN = "school concern 2006-03-13"
OF = "told"


def after(line: str) -> list[str]:
    return rests_on(OF, CONCERN, line)


def test_a_concern_with_nothing_near_it_is_found() -> None:
    assert rests_on(OF, CONCERN) == ["e1"]
    assert sentences(OF, CONCERN) == [
        "the concern recorded by school on 13 March 2006 (e1), and no record within 28 days, "
        "before or after, that another agency was told."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "social_care referral 2006-03-14",
        "school referral 2006-03-14",
        "police strategy_discussion 2006-04-10",
        "social_care assessment 2006-03-28",
        "police concern 2006-03-20",
        "social_care referral 2006-03-12",
        "social_care referral 2006",
    ],
)
def test_a_concern_that_another_agency_shows_to_have_known_is_not(line: str) -> None:
    assert after(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "social_care referral 2006-04-11",
        "social_care referral 2006-02-12",
        "school assessment 2006-03-28",
        "school concern 2006-06-20",
        "yot contact 2006-03-14",
        "social_care assessment 2005-01-01/",
    ],
)
def test_the_agency_s_own_work_what_came_too_late_and_what_was_going_on_already_tell_nobody(line: str) -> None:
    assert "e1" in after(line)


def test_of_two_agencies_that_had_the_same_concern_neither_was_alone() -> None:
    assert rests_on(OF, CONCERN, "police concern 2006-03-11") == []


def test_nothing_is_untold_while_the_time_has_not_run_out() -> None:
    assert rests_on(OF, CONCERN, to="2006-04-10") == []
    assert rests_on(OF, CONCERN, to="2006-04-11") == ["e1"]


def test_a_concern_of_which_only_the_year_is_known_may_have_been_told_all_that_year() -> None:
    assert rests_on(OF, "health concern 2002", "social_care referral 2002-05-20") == []
    assert rests_on(OF, "health concern 2002", "social_care referral 2003-02-01") == ["e1"]


@pytest.mark.parametrize(
    ("dates", "found"), [("2012-01-01/2012-06-01", []), ("2012-01-01/", []), ("2012-01-01", ["e1"])]
)
def test_a_concern_that_ran_on_may_be_told_as_long_as_it_runs(dates: str, found: list[str]) -> None:
    assert rests_on(OF, f"school concern {dates}", "social_care referral 2012-05-01") == found
