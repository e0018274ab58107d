"""A case rated as a whole from its standards: worked out, proved, explained, and told when it is open."""

from itertools import product

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.summary import CaseInput, as_json
from tests.framework.small import changed, only_fault
from tests.rating.counterfactual.asked import what_would_change_in_case

STANDARD = "standard: {rule: lowest}"
MEAN = f"""\
{STANDARD}
    overall:
      rule: mean_in_bands
      bands: [{{rating: weak, at_most: 0.5}}, {{rating: fair, at_most: 1.5}}, {{rating: strong}}]
      limits: [{{when: A == weak, not_above: fair, why: the first standard holds it}}]
"""
MATCH = f"""\
{STANDARD}
    overall:
      rule: first_match
      order: first match wins
      cases:
        - {{rating: weak, when: "A == weak and B == weak"}}
        - {{rating: fair, when: "A == weak or B == weak or A1 == fair"}}
        - {{rating: strong}}
"""
GRADES = ("weak", "fair", "strong")
SCORES = {"weak": 0, "fair": 1, "strong": 2}


def small(rule: str) -> Framework:
    """Everything applies to B, which is therefore always rated once it is answered."""
    legend = "legend: {strong: done well, fair: done, weak: not done"
    applies = f"not_applicable: excluded\n        {legend}, none: nothing to do}}"
    always = applies.replace("excluded", "forbidden").replace(", none: nothing to do", "")
    return read_framework(changed((STANDARD, rule.rstrip("\n")), (applies, always)), "small.yaml")


def by_hand(rule: str, a1: str, a2: str, b1: str) -> str:
    a, b = min(a1, a2, key=GRADES.index), b1
    if rule == MATCH:
        if a == b == "weak":
            return "weak"
        return "fair" if "weak" in (a, b) or a1 == "fair" else "strong"
    total = SCORES[a] + SCORES[b]
    found = "weak" if total <= 1 else "fair" if total <= 3 else "strong"
    return "fair" if a == "weak" and found == "strong" else found


@pytest.mark.parametrize("rule", [MEAN, MATCH])
def test_every_case_is_rated_as_by_hand(rule: str) -> None:
    framework = small(rule)
    assert prove(framework).faults == ()
    assert from_plain(to_plain(framework)) == framework
    for a1, a2, b1 in product(GRADES, repeat=3):
        found = rate_case(framework, {"A1": a1, "A2": a2, "B1": b1})["overall"]
        assert (found.rating, found.flags) == (by_hand(rule, a1, a2, b1), ())


@pytest.mark.parametrize("rule", [MEAN, MATCH])
def test_what_can_still_become_of_it_is_what_all_answers_give(rule: str) -> None:
    framework = small(rule)
    for given in product((*GRADES, None), repeat=2):
        answers = {code: answer for code, answer in zip(("A1", "B1"), given, strict=True) if answer}
        found = rate_case(framework, {**answers, "A2": "strong"})["overall"]
        ways = product(*([answer] if answer else GRADES for answer in given))
        assert found.possible >= {by_hand(rule, a1, "strong", b1) for a1, b1 in ways}


@pytest.mark.parametrize("rule", [MEAN, MATCH])
def test_the_fewest_answers_that_change_it_are_the_fewest_there_are(rule: str) -> None:
    framework = small(rule)
    for given in product(GRADES, repeat=3):
        now = by_hand(rule, *given)
        wanted: dict[str, int] = {}
        for other in product(GRADES, repeat=3):
            rating, cost = by_hand(rule, *other), sum(one != two for one, two in zip(given, other, strict=True))
            wanted[rating] = min(cost, wanted.get(rating, cost))
        answers = dict(zip(("A1", "A2", "B1"), given, strict=True))
        for change in what_would_change_in_case(framework, answers, "overall"):
            assert change.rating != now
            assert change.judgements == wanted[change.rating]


def test_it_stands_in_json_beside_the_standards_and_is_explained() -> None:
    cases = {"C1": CaseInput("N", {"A1": "weak", "A2": "strong", "B1": "strong"})}
    assert as_json(rate(small(MEAN), cases))["cases"]["C1"]["ratings"] == {
        "A": "weak",
        "B": "strong",
        "overall": "fair",
    }
    found = explain(small(MEAN), cases, "overall", "C1")
    assert (found.title, found.rating) == ("C1 · Overall", "fair")
    assert (
        found.sentence
        == "2 rated standards score 2 out of 4, an average of 1. That is Fair (above 0.5 and at most 1.5)."
    )
    assert [(reading.name, reading.text) for reading in found.inputs] == [("A First", "Weak"), ("B Second", "Strong")]


def test_without_a_rule_a_case_has_no_overall() -> None:
    framework = small(STANDARD)
    assert list(rate_case(framework, {})) == ["A", "B"]
    assert framework.whole_case is None


def test_a_standard_that_does_not_contribute_is_left_out() -> None:
    framework = read_framework(
        changed((STANDARD, MEAN.rstrip("\n")), ("title: Second\n", "title: Second\n    contributes: false\n")), "s.yaml"
    )
    assert rate_case(framework, {"A1": "fair", "A2": "fair", "B1": "strong"})["overall"].rating == "fair"


def test_a_hole_is_a_fault_at_its_place() -> None:
    hole = MATCH.replace("      order: first match wins\n", "").replace("        - {rating: strong}\n", "")
    hole = hole.replace(" or A1 == fair", "").replace("A == weak or B == weak", "A == strong or B == strong")
    faults = prove(small(hole)).faults
    assert {fault.key for fault in faults} == {"rules.case.overall"}
    assert any("matches nothing" in fault.text for fault in faults)


def test_an_unknown_input_is_refused() -> None:
    assert (
        "unknown"
        in only_fault((STANDARD, MEAN.replace("mean_in_bands", "mean_in_bands\n      of: [Q]").rstrip("\n"))).text
    )
