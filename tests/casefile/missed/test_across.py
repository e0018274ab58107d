"""Missed opportunities across cases: by check and by site, and how long before the offence."""

from datetime import date

from reviewtui.casefile.missed import Finding
from reviewtui.casefile.missed.across import (
    CaseFindings,
    across,
    days_before_offence,
    hits,
    index_offence,
    offence_day,
)
from tests.casefile.checks import a_check
from tests.casefile.chronologies import chronology

OFFENCE = offence_day(chronology("police offence 2011-03-01"))
CHECKS = [a_check("followed_by"), a_check("covered")]


def finding(check: str, day: date) -> Finding:
    return Finding(check, ("e1",), "A sentence.", day)


EARLY, LATE = finding("followed_by", date(2010, 3, 1)), finding("followed_by", date(2011, 3, 1))
CASES = [
    CaseFindings("C1", "NOR", [EARLY, finding("followed_by", date(2010, 9, 1))], OFFENCE),
    CaseFindings("C2", "NOR", [], OFFENCE),
    CaseFindings("C3", "EST", [LATE, finding("covered", date(2011, 2, 1))], OFFENCE),
]
OF = {"NOR": 2, "EST": 1}


def test_each_check_says_in_how_many_cases_and_at_which_sites() -> None:
    followed, covered, together = across(CHECKS, hits(CASES), OF)
    assert (followed.check, followed.of, followed.cases) == ("followed_by", 3, ("C1", "C3"))
    assert followed.sites == {"NOR": (1, 2), "EST": (1, 1)}
    assert covered.sites == {"NOR": (0, 2), "EST": (1, 1)}
    assert (together.check, together.cases) == ("", ("C1", "C3"))


def test_how_long_before_the_offence_is_told_by_the_first_opportunity_of_a_case() -> None:
    followed, covered, together = across(CHECKS, hits(CASES), OF)
    assert followed.before_offence == {"C1": 365}
    assert covered.before_offence == {"C3": 28}
    assert together.before_offence == {"C1": 365, "C3": 28}


def test_it_is_printed_under_its_own_names() -> None:
    assert across(CHECKS, hits(CASES), OF)[1].as_json() == {
        "check": "covered",
        "of": 3,
        "cases": ["C3"],
        "before_offence": {"C3": 28},
        "sites": {"NOR": {"cases": 0, "of": 2}, "EST": {"cases": 1, "of": 1}},
    }


def test_an_opportunity_on_the_day_of_the_offence_or_with_no_offence_known_was_not_before_it() -> None:
    assert days_before_offence(LATE.day, OFFENCE) is None
    assert days_before_offence(EARLY.day, None) is None
    assert days_before_offence(EARLY.day, offence_day(chronology("police offence 2011"))) == 306


def test_the_index_offence_is_the_last_before_it_came_to_light() -> None:
    events = chronology(
        "police offence 2009-01-01", "police offence 2011-01-01", "police disclosure 2011-02-01",
        "police offence 2012-01-01",
    )  # fmt: skip
    found = index_offence(events)
    assert found is not None
    assert found.id == "e2"


def test_where_every_offence_is_later_the_last_is_taken() -> None:
    found = index_offence(chronology("police disclosure 2010-01-01", "police offence 2011-01-01"))
    assert found is not None
    assert found.id == "e2"
    assert index_offence(chronology("police disclosure 2010-01-01")) is None
