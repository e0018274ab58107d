"""The seven outcomes of the onsite review instrument, against their published table said again in plain Python."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput

CFSR = read_framework(source("cfsr-osri"), "cfsr-osri.yaml")
OUTCOMES = [standard for standard in CFSR.standards if standard.code != "R"]
"""Without the questions on the review itself, which rate nothing."""
S, ANI, NA = "strength", "needs_improvement", "not_applicable"
SUBSTANTIALLY, PARTIALLY, NOT = "substantially_achieved", "partially_achieved", "not_achieved"
Y, N, X = "yes", "no", "not_applicable"

ITEMS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "1": {S: {"1AC": Y, "1A": "0", "1B": "0"}, ANI: {"1AC": Y, "1A": "2", "1B": "0", "1C": N}, NA: {"1AC": N}},
    "2": {S: {"2AC": Y, "2A": Y, "2B": X}, ANI: {"2AC": Y, "2A": N, "2B": N}, NA: {"2AC": N}},
    "3": {
        S: {"3A": Y, "3B": Y, "3C": X, "3D": N, "3E": N, "3F": X},
        ANI: {"3A": Y, "3B": Y, "3C": X, "3D": Y, "3E": N, "3F": X},
    },
    "4": {S: {"4A": "1", "4B": X, "4C": Y}, ANI: {"4A": "3", "4B": N, "4C": Y}},
    "5": {
        S: {"5AC": Y, "5A2": Y, "5B": Y, "5C": Y, "5D": N, "5E": N, "5F": X, "5G": X},
        ANI: {"5AC": Y, "5A2": Y, "5B": N, "5C": Y, "5D": N, "5E": N, "5F": X, "5G": X},
        NA: {"5AC": N},
    },
    "6": {S: {"6B": Y, "6C": X}, ANI: {"6B": N, "6C": X}},
    "7": {S: {"7AC": Y, "7A": Y, "7B": X}, ANI: {"7AC": Y, "7A": N, "7B": N}, NA: {"7AC": N}},
    "8": {
        S: {"8AC": Y, "8A": Y, "8B": X, "8C": Y, "8D": X, "8E": X, "8F": X},
        ANI: {"8AC": Y, "8A": Y, "8B": N, "8C": Y, "8D": X, "8E": X, "8F": X},
        NA: {"8AC": N},
    },
    "9": {
        S: {"9AC": Y, "9A": Y, "9B": Y, "9C": X, "9D": X},
        ANI: {"9AC": Y, "9A": N, "9B": Y, "9C": X, "9D": X},
        NA: {"9AC": N},
    },
    "10": {
        S: {"10AC": Y, "10A1": Y, "10A2": Y, "10B": X, "10C": X},
        ANI: {"10AC": Y, "10A1": N, "10A2": X, "10B": Y, "10C": N},
        NA: {"10AC": N},
    },
    "11": {S: {"11AC": Y, "11A": Y, "11B": X}, ANI: {"11AC": Y, "11A": N, "11B": X}, NA: {"11AC": N}},
    "12": {
        S: {"12A1": Y, "12A2": Y} | dict.fromkeys(("12B1", "12B2", "12B3", "12B4", "12C1", "12C2"), X),
        ANI: {"12A1": Y, "12A2": N} | dict.fromkeys(("12B1", "12B2", "12B3", "12B4", "12C1", "12C2"), X),
    },
    "13": {
        S: {"13AC": Y, "13A": Y, "13B": Y, "13C": X},
        ANI: {"13AC": Y, "13A": Y, "13B": N, "13C": X},
        NA: {"13AC": N},
    },
    "14": {S: {"14A": Y, "14B": Y}, ANI: {"14A": Y, "14B": N}},
    "15": {
        S: {"15AC": Y, "15A": Y, "15B": X, "15C": Y, "15D": X},
        ANI: {"15AC": Y, "15A": N, "15B": X, "15C": Y, "15D": X},
        NA: {"15AC": N},
    },
    "16": {S: {"16AC": Y, "16A": Y, "16B": X}, ANI: {"16AC": Y, "16A": Y, "16B": N}, NA: {"16AC": N}},
    "17": {
        S: {"17AC": Y, "17A1": Y, "17A2": X, "17B1": X, "17B2": Y, "17B3": X},
        ANI: {"17AC": Y, "17A1": Y, "17A2": N, "17B1": X, "17B2": Y, "17B3": X},
        NA: {"17AC": N},
    },
    "18": {
        S: {"18AC": Y, "18A": Y, "18B": X, "18C": Y},
        ANI: {"18AC": Y, "18A": Y, "18B": X, "18C": N},
        NA: {"18AC": N},
    },
}
"""Item to answers that give it each rating it can have in a foster care case."""

Ratings = Mapping[str, str]
Literal = Callable[[Ratings], set[str]]


def which(substantially: bool, partially: bool, not_achieved: bool, not_applicable: bool = False) -> set[str]:
    """The outcome ratings whose published condition holds."""
    conditions = {SUBSTANTIALLY: substantially, PARTIALLY: partially, NOT: not_achieved, NA: not_applicable}
    return {rating for rating, holds in conditions.items() if holds}


def one_item(r: Ratings) -> set[str]:
    (item,) = r.values()
    return which(item == S, False, item == ANI, item == NA)


def safety_2(r: Ratings) -> set[str]:
    second, third = r["2"], r["3"]
    return which(
        (second == S and third == S) or (second == NA and third == S),
        {second, third} == {S, ANI},
        (second == ANI and third == ANI) or (second == NA and third == ANI),
    )


def every_applicable_item(r: Ratings) -> set[str]:
    """Permanency 1 and well-being 3; where all are not applicable, that is what the outcome is."""
    applicable = [rating for rating in r.values() if rating != NA]
    return which(
        bool(applicable) and set(applicable) == {S},
        S in applicable and ANI in applicable,
        bool(applicable) and S not in applicable,
        not applicable,
    )


def permanency_2(r: Ratings) -> set[str]:
    strengths, improvements = list(r.values()).count(S), list(r.values()).count(ANI)
    return which(
        improvements <= 1 and strengths >= 1,
        2 <= improvements <= 4 and strengths >= 1,
        strengths == 0 and improvements >= 1,
        set(r.values()) == {NA},
    )


def well_being_1(r: Ratings) -> set[str]:
    substantially = r["12"] == S and [r["13"], r["14"], r["15"]].count(ANI) <= 1
    return which(substantially, not substantially and S in r.values(), S not in r.values())


def agree_everywhere(outcome: str, literal: Literal) -> None:
    """Every combination of the ratings that its items can have gives what the published table gives, exactly one."""
    items = [section.code for section in CFSR.standard(outcome).sections]
    for chosen in product(*(ITEMS[item] for item in items)):
        ratings = dict(zip(items, chosen, strict=True))
        nodes = rate_case(CFSR, answers_for(ratings))
        assert {item: nodes[item].rating for item in items} == ratings
        assert {nodes[outcome].rating} == literal(ratings), ratings


def answers_for(ratings: Ratings) -> dict[str, str]:
    """Answers of a foster care case that give these items these ratings."""
    answers = {"type": "foster_care"}
    for item, rating in ratings.items():
        answers |= ITEMS[item][rating]
    return answers


def test_outcome_s1_is_achieved_as_item_1_is() -> None:
    agree_everywhere("S1", one_item)


def test_outcome_s2_is_substantially_achieved_with_both_strengths_or_item_3_alone() -> None:
    agree_everywhere("S2", safety_2)


def test_outcome_p1_is_substantially_achieved_with_every_applicable_item_a_strength() -> None:
    agree_everywhere("P1", every_applicable_item)


def test_outcome_p2_is_substantially_achieved_with_at_most_one_item_needing_improvement() -> None:
    agree_everywhere("P2", permanency_2)


def test_outcome_wb1_is_substantially_achieved_with_item_12_and_at_most_one_other_needing_improvement() -> None:
    agree_everywhere("WB1", well_being_1)


def test_outcome_wb2_is_achieved_as_item_16_is() -> None:
    agree_everywhere("WB2", one_item)


def test_outcome_wb3_is_partially_achieved_with_one_strength_and_one_needing_improvement() -> None:
    agree_everywhere("WB3", every_applicable_item)


@pytest.mark.parametrize("outcome", ["P1", "P2"])
def test_the_permanency_outcomes_do_not_apply_to_an_in_home_case(outcome: str) -> None:
    assert rate_case(CFSR, {"type": "in_home"})[outcome].rating == NA


def test_the_outcomes_hold_the_items_the_table_gives_them() -> None:
    held = {standard.code: [section.code for section in standard.sections] for standard in OUTCOMES}
    assert held == {
        "S1": ["1"],
        "S2": ["2", "3"],
        "P1": ["4", "5", "6"],
        "P2": ["7", "8", "9", "10", "11"],
        "WB1": ["12", "13", "14", "15"],
        "WB2": ["16"],
        "WB3": ["17", "18"],
    }


def conformity(achieved: int, partly: int, out: int = 0) -> str | None:
    """Rating of WB3 over so many cases that achieve it substantially, partially, and that it does not apply to."""
    kinds = [*[(S, S)] * achieved, *[(S, ANI)] * partly, *[(NA, NA)] * out]
    cases = {
        f"C{place}": CaseInput(None, answers_for({"17": physical, "18": mental}))
        for place, (physical, mental) in enumerate(kinds)
    }
    return rate(CFSR, cases).standards["WB3"].rating


@pytest.mark.parametrize(
    ("achieved", "partly", "rating"),
    [
        (19, 1, "substantial_conformity"),
        (38, 2, "substantial_conformity"),
        (18, 1, "not_in_conformity"),
        (37, 2, "not_in_conformity"),
        (1, 0, "substantial_conformity"),
        (0, 1, "not_in_conformity"),
    ],
)
def test_an_outcome_conforms_when_at_least_95_per_cent_of_applicable_cases_achieve_it(
    achieved: int, partly: int, rating: str
) -> None:
    assert conformity(achieved, partly) == rating
    assert conformity(achieved, partly, out=7) == rating


def test_an_outcome_that_applies_to_no_case_is_not_rated() -> None:
    assert conformity(0, 0, out=4) is None


def every_case() -> Iterator[tuple[str, dict[str, str]]]:
    """A case with every item a strength, one with every item needing improvement, and an in-home case."""
    yield "good", answers_for(dict.fromkeys(ITEMS, S))
    yield "poor", answers_for(dict.fromkeys(ITEMS, ANI))
    yield "home", answers_for(dict.fromkeys(ITEMS, S)) | {"type": "in_home"}


def test_there_is_no_overall_rating_and_every_case_has_its_items_and_outcomes() -> None:
    summary = rate(CFSR, {name: CaseInput(None, answers) for name, answers in every_case()})
    assert (summary.overall.rating, summary.overall.because.rule) == (None, "none")
    nodes = {str(item) for item in range(1, 19)} | {"12A", "12B", "12C"} | {each.code for each in OUTCOMES}
    assert all(set(case) == nodes for case in summary.cases.values())
    assert {summary.cases["good"][outcome.code] for outcome in OUTCOMES} == {SUBSTANTIALLY}
    assert {summary.cases["poor"][outcome.code] for outcome in OUTCOMES} == {NOT}
