"""Weights, the median, the percentage of the most, and rules that wait for their inputs: against sums done apart."""

import random
from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from statistics import median_low

import pytest

from reviewtui.framework.model import Band, Framework, Rule
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate, rate_counts
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.rules import Inputs, node_rule
from reviewtui.rating.ways import Move, Way
from tests.framework.small import SMALL, changed, only_fault
from tests.rating.counterfactual.asked import what_would_change

SCALE = read_framework(SMALL, "small.yaml").scale("grades")
GRADES = ("weak", "fair", "strong")
BANDS = (Band("weak", "at_most", 3, 10), Band("fair", "below", 14, 10), Band("strong"))
PER_CENT = (Band("weak", "below", 40), Band("fair", "at_most", 75), Band("strong"))
CODES = ("a", "b", "c", "d")


def inputs(ratings: Mapping[str, str | None]) -> Inputs:
    return Inputs(ratings, dict.fromkeys(ratings, SCALE), "standard")


def by_hand(rule: Rule, ratings: Mapping[str, str | None]) -> str | None:
    """The rating by plain fractions and the standard library's median."""
    weights = dict(rule.weights)
    rated = [(GRADES.index(rating), weights.get(code, 1)) for code, rating in ratings.items() if rating]
    if not rated:
        return None
    if rule.kind == "median":
        return GRADES[median_low(score for score, _ in rated)]
    total, weight = sum(score * times for score, times in rated), sum(times for _, times in rated)
    full = sum(2 * weights.get(code, 1) for code in ratings)
    figure = {
        "mean_in_bands": Fraction(total, weight),
        "sum_in_bands": Fraction(total * full, 2 * weight),
        "per_cent_in_bands": Fraction(100 * total, 2 * weight),
    }[rule.kind]
    for band in rule.bands[:-1]:
        edge = Fraction(band.numerator, band.denominator)
        if figure < edge or (figure == edge and band.edge == "at_most"):
            return band.rating
    return rule.bands[-1].rating


RULES = [
    Rule("median"),
    Rule("mean_in_bands", BANDS),
    Rule("mean_in_bands", BANDS, weights=(("a", 2), ("c", 3))),
    Rule("sum_in_bands", (Band("weak", "at_most", 4), Band("fair", "below", 9), Band("strong")), weights=(("b", 4),)),
    Rule("per_cent_in_bands", PER_CENT),
    Rule("per_cent_in_bands", PER_CENT, weights=(("d", 5),)),
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind}-{len(rule.weights)}")


@every_rule
def test_each_combination_is_rated_as_by_hand(rule: Rule) -> None:
    for chosen in product((None, *GRADES), repeat=4):
        ratings = dict(zip(CODES, chosen, strict=True))
        assert node_rule(rule.kind).rating(rule, SCALE, inputs(ratings)) == by_hand(rule, ratings)


@every_rule
def test_reach_is_what_any_of_the_combinations_gives(rule: Rule) -> None:
    chance = random.Random(7)
    for _ in range(60):
        possible = {c: frozenset(chance.sample((None, *GRADES), chance.randint(1, 3))) for c in CODES}
        wanted = {by_hand(rule, dict(zip(CODES, each, strict=True))) for each in product(*possible.values())}
        assert node_rule(rule.kind).reach(rule, SCALE, inputs(dict.fromkeys(CODES)), possible) == wanted


@every_rule
def test_the_cheapest_way_to_each_rating_costs_what_the_cheapest_combination_does(rule: Rule) -> None:
    chance = random.Random(11)
    for _ in range(60):
        costs = {
            c: {r: chance.randint(0, 6) for r in chance.sample((None, *GRADES), chance.randint(1, 4))} for c in CODES
        }
        ways = {c: {r: Way((Move(c, None, "x", cost),)) for r, cost in one.items()} for c, one in costs.items()}
        wanted: dict[str | None, int] = {}
        for each in product(*(one.items() for one in costs.values())):
            rating = by_hand(rule, {c: r for c, (r, _) in zip(CODES, each, strict=True)})
            cost = sum(cost for _, cost in each)
            wanted[rating] = min(cost, wanted.get(rating, cost))
        found = node_rule(rule.kind).ways(rule, SCALE, inputs(dict.fromkeys(CODES)), ways)
        assert {rating: way.cost for rating, way in found.items()} == wanted


OVERALL = "overall:\n      rule: mean_in_bands\n"
PARTS = "        - {rating: weak, at_most: 0.5}\n        - {rating: fair, at_most: 1.5}\n        - {rating: strong}\n"


def small(overall: str, bands: str = PARTS) -> Framework:
    return read_framework(changed((OVERALL, f"overall:\n{overall}"), (PARTS, bands)), "small.yaml")


def test_weights_are_read_kept_and_told() -> None:
    framework = small("      rule: mean_in_bands\n      weights: {A: 3}\n")
    assert from_plain(to_plain(framework)) == framework
    found = rate(framework, {}, given={"A": "strong", "B": "weak"}).overall
    assert (found.rating, found.score, found.max) == ("fair", 6, 8)
    assert "an average of 1.5" in found.because.text
    assert "A counts 3 times" in found.because.text


def test_a_percentage_of_the_most_says_so() -> None:
    bands = "        - {rating: weak, below: 50}\n        - {rating: fair, below: 75}\n        - {rating: strong}\n"
    framework = small("      rule: per_cent_in_bands\n", bands)
    assert prove(framework).faults == ()
    found = rate(framework, {}, given={"A": "strong", "B": "fair"}).overall
    assert found.rating == "strong"
    assert "2 rated standards score 3 out of 4, which is 75%. That is Strong" in found.because.text


def test_a_percentage_that_no_score_gives_is_a_fault() -> None:
    bands = "        - {rating: weak, below: 60}\n        - {rating: fair, below: 70}\n        - {rating: strong}\n"
    (fault,) = prove(small("      rule: per_cent_in_bands\n", bands)).faults
    assert "no percentage gives Fair" in fault.text


def test_a_median_is_explained() -> None:
    framework = read_framework(changed((f"{OVERALL}      bands:\n{PARTS}", "overall: {rule: median}\n")), "small.yaml")
    assert prove(framework).faults == ()
    found = explain(framework, {}, given={"A": "strong", "B": "weak"})
    assert found.rating == "weak"
    assert "Weak is the median of 2 rated standards, the lower of two in the middle: B." in found.sentence


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("weights: {A: 0}", "an input of no weight is none"),
        ("weights: {AA: 2}", "unknown input “AA”"),
        ("weights: {A1: 2}", "`weights` names A1, which overall does not take in"),
        ("min_answered: 3", "can never be: overall takes in 2"),
        ("needs: most", "unknown word “most”"),
    ],
)
def test_what_cannot_be_is_a_fault(line: str, says: str) -> None:
    assert says in only_fault((OVERALL, f"{OVERALL}      {line}\n")).text


NEEDS = small("      rule: mean_in_bands\n      needs: all\n")


def test_a_rule_that_needs_all_waits_for_them() -> None:
    found = rate(NEEDS, {}, given={"A": "strong"}).overall
    assert (found.rating, found.score, found.max) == (None, 2, 2)
    assert rate(NEEDS, {}, given={"A": "strong", "B": "strong"}).overall.rating == "strong"


def test_it_is_open_until_then_and_says_how_far_it_could_go() -> None:
    found = rate_counts(NEEDS, {"A1": {"strong": 1}}, 3).overall
    assert found.rating is None
    assert found.because.text == "Not rated yet (1 of 2 standards): it is rated once all of them are."
    assert "undetermined" in found.flags
    assert (found.worst, found.best) == ("weak", "strong")


def test_what_can_never_be_rated_is_not_waited_for() -> None:
    counts = {"A1": {"strong": 2}, "A2": {"strong": 2}, "B1": {"none": 2}}
    assert rate_counts(NEEDS, counts, 2).overall.rating == "strong"
    assert rate_counts(NEEDS, counts, 3).overall.rating is None


def test_a_rule_may_need_only_some() -> None:
    framework = small("      rule: mean_in_bands\n      min_answered: 1\n")
    assert rate(framework, {}, given={"A": "fair"}).overall.rating == "fair"
    assert "Not rated yet (0 of 2 standards)" in rate_counts(framework, {}, 3).overall.because.text


def test_what_would_change_it_is_said_where_all_are_rated() -> None:
    counts = {"A1": {"strong": 9, "weak": 1}, "A2": {"strong": 10}, "B1": {"strong": 10}}
    assert [change.rating for change in what_would_change(NEEDS, counts, "A", 10)] == ["fair"]
    assert "rated once every standard that can be rated is" in " ".join(explain(NEEDS, {}).steps)
