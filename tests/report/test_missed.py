"""How missed opportunities are said: what may be and what is confirmed never as one, and what nobody can know apart."""

from datetime import date

from reviewtui.casefile.missed import Finding
from reviewtui.casefile.missed.decided import DecidedCase, DecidedCheck, decided_checks
from reviewtui.report.missed import check_sentence, decided_sentence, sites_sentence, together_sentence
from tests.casefile.checks import a_check

CHECKS = [a_check("followed_by")]
FINDING = Finding("followed_by", ("e1",), "A sentence.", date(2010, 3, 1))
OFFENCE = date(2011, 3, 1)
NAMES = {"NOR": "North", "EST": "Estuary", "CTY": "City"}


def together(confirmed: int, undecided: int) -> DecidedCheck:
    """All checks over 23 cases at two sites, of which a third site's four are beside the figures."""
    decisions = ["confirmed"] * confirmed + ["open"] * undecided
    cases = [
        DecidedCase(f"N{place}", "NOR", [(FINDING, decision)], [], OFFENCE) for place, decision in enumerate(decisions)
    ]
    of = {"NOR": 12, "EST": 11, "CTY": 0}
    return decided_checks(CHECKS, cases, NAMES, of, no_chronology={"CTY": 4})[-1]


def test_what_may_be_and_what_is_confirmed_are_never_one_headline() -> None:
    assert together_sentence(together(0, 7)) == (
        "7 of 23 cases have a possible missed opportunity before the index offence, from 12 months to 12 months "
        "before it, "
        "median 12 months; 0 confirmed. At any time: 7 possible, 0 confirmed."
    )
    both = together_sentence(together(2, 1))
    assert both == (
        "1 of 23 cases has a possible missed opportunity before the index offence, 12 months before it; 2 more "
        "confirmed, "
        "from 12 months to 12 months before it, median 12 months. At any time: 1 possible, 2 more confirmed."
    )
    assert together_sentence(together(0, 0)).startswith("0 of 23 cases have a possible")
    assert check_sentence(together(1, 1)).endswith(
        ": 1 of 23 cases possible, 1 more confirmed; 1 before the offence (12 months before it) and "
        "1 before the offence confirmed (12 months before it)."
    )


def test_a_case_without_a_chronology_is_in_no_denominator_and_says_so() -> None:
    found = together(1, 1)
    assert decided_sentence(found) == (
        "1 confirmed, 0 dismissed, 1 to decide. No chronology yet in 4 cases, which are not counted here."
    )
    assert sites_sentence(found, NAMES) == (
        "By site, possible or confirmed: North 2 of 12 (1 confirmed); none at Estuary; no chronology yet at City."
    )
