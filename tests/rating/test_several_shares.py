"""Bands that ask for several shares: each figure is compared with all tables of answers there are."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import Band, Demand, Framework, Question, Rule
from reviewtui.rating.counterfactual.to_come import still_to_come
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.rules import several_shares as several
from reviewtui.rating.rules.layout import Piles, layout_of, piles_of
from reviewtui.rating.summary import Share
from tests.rating.counterfactual.asked import what_would_change
from tests.rating.tables import JOINT, with_rules

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
SCALE = JOINT.rating_scale


def asks(of: str, edge: str, limit: int) -> Demand:
    return Demand((of,), edge, limit, 1)


RULE = Rule(
    "share_in_bands",
    bands=(
        Band("outstanding", "at_least", 80, 1, (asks("outstanding", "at_least", 33), asks("inadequate", "at_most", 5))),
        Band("good", "at_least", 65, 1, (asks("inadequate", "at_most", 15),)),
        Band("inadequate", "below", 50, 1, (asks("inadequate", "at_least", 25),)),
        Band("requires_improvement"),
    ),
)
EDGES = st.sampled_from(("at_least", "above", "at_most", "below"))
DEMANDS = st.builds(lambda of, edge, limit: Demand((of,), edge, limit, 1), st.sampled_from(GRADES), EDGES,
                    st.integers(0, 100))  # fmt: skip
BANDS = st.builds(
    lambda edge, limit, demands: Band("", edge, limit, 1, tuple(demands)),
    EDGES, st.integers(0, 100), st.lists(DEMANDS, min_size=1, max_size=2),
)  # fmt: skip
RULES = st.lists(BANDS, min_size=1, max_size=3).map(
    lambda bands: Rule(
        "share_in_bands",
        bands=(*(b._replace(rating=GRADES[i]) for i, b in enumerate(bands)), Band(GRADES[len(bands)])),
    )
)
PILES = st.builds(
    lambda cases, out, unjudged: Piles(tuple(cases), out, unjudged),
    st.lists(st.integers(0, 4), min_size=4, max_size=4), st.integers(0, 1), st.integers(0, 3),
)  # fmt: skip


def counted(rule: Rule, counts: dict[str, int], out: int = 0, unjudged: int = 0) -> Piles:
    share = Share(0, sum(counts.values()), out, unjudged)
    return piles_of(rule, SCALE, counts, share)


def by_hand(rule: Rule, grades: dict[str, int]) -> str | None:
    """The rating by fractions, written out."""
    total = sum(grades.values())
    if not total:
        return None

    def holds(cases: int, edge: str, limit: int) -> bool:
        share, number = Fraction(100 * cases, total), Fraction(limit)
        return {"at_least": share >= number, "above": share > number, "at_most": share <= number}.get(
            edge, share < number
        )

    for band in rule.bands:
        own = not band.edge or holds(grades["good"] + grades["outstanding"], band.edge, band.numerator)
        if own and all(holds(grades[d.of[0]], d.edge, d.numerator) for d in band.demands):
            return band.rating
    raise AssertionError("the last band holds")


def tables(total: int) -> Iterator[dict[str, int]]:
    for cases in product(range(total + 1), repeat=4):
        if sum(cases) == total:
            yield dict(zip(GRADES, cases, strict=True))


@settings(deadline=None, max_examples=60)
@given(RULES, st.integers(1, 6))
def test_the_first_band_of_which_every_share_holds_is_taken(rule: Rule, total: int) -> None:
    for grades in tables(total):
        assert several.rating_of(rule, SCALE, counted(rule, grades)) == by_hand(rule, grades)


def grown(piles: Piles, *, may_leave: bool) -> Iterator[Piles]:
    """Every outcome once all unjudged cases are judged."""
    for added in product(range(piles.unjudged + 1), repeat=len(piles.cases)):
        if sum(added) == piles.unjudged or (may_leave and sum(added) < piles.unjudged):
            yield Piles(tuple(old + new for old, new in zip(piles.cases, added, strict=True)))


@settings(deadline=None, max_examples=60)
@given(RULES, PILES, st.booleans(), st.integers(1, 4))
def test_what_can_still_become_of_it_is_what_all_outcomes_give(
    rule: Rule, piles: Piles, may_leave: bool, minimum: int
) -> None:
    piles = counted(rule, dict(zip(GRADES, piles.cases, strict=True)), piles.out, piles.unjudged)
    wanted = {several.rating_of(rule, SCALE, each, minimum) for each in grown(piles, may_leave=may_leave)}
    assert several.reach(rule, SCALE, piles, minimum, may_leave=may_leave) == wanted


@settings(deadline=None, max_examples=100)
@given(RULES, PILES, st.sampled_from(GRADES))
def test_answers_to_come_must_be_what_is_said_and_nothing_else(rule: Rule, piles: Piles, rating: str) -> None:
    piles = counted(rule, dict(zip(GRADES, piles.cases, strict=True)), piles.out, piles.unjudged)
    if rating not in [band.rating for band in rule.bands] or not piles.applicable + piles.unjudged:
        return
    outcomes = list(grown(piles, may_leave=False))
    reaching = {one for one in outcomes if SCALE.rank[several.rating_of(rule, SCALE, one) or ""] >= SCALE.rank[rating]}

    def met(wanted: list[several.Wanted]) -> set[Piles]:
        return {one for one in outcomes if all(each.least <= came(one, each.of) <= each.most for each in wanted)}

    def came(one: Piles, codes: tuple[str, ...]) -> int:
        layout = layout_of(rule, SCALE)
        places = [place for place, group in enumerate(layout.groups) if set(group) <= set(codes)]
        return sum(one.cases[place] - piles.cases[place] for place in places)

    found = several.wanted_to_come(rule, SCALE, SCALE.rank, piles, rating)
    if found is None:
        own = [one for one in outcomes if holds_by_itself(rule, rating, one)]
        assert not reaching or reaching != set(own)
        return
    assert reaching and met(found) == reaching
    bound = [each for each in found if each.least > 0 or each.most < piles.unjudged]
    assert all(met([other for other in bound if other != each]) != reaching for each in bound)


def holds_by_itself(rule: Rule, rating: str, piles: Piles) -> bool:
    """Whether all that the band of a rating asks for holds, whatever the others ask for."""
    layout = layout_of(rule, SCALE)
    band = layout.bands[[each.rating for each in rule.bands].index(rating)]
    return all(test.holds(piles.of(layout.sets[test.place]), piles.applicable) for test in band)


def price(old: Piles, new: tuple[int, ...]) -> int:
    """Cases judged or judged otherwise between two tables."""
    more = sum(new) - old.applicable
    return sum(max(was - now, 0) for was, now in zip(old.cases, new, strict=True)) + max(more, 0)


@settings(deadline=None, max_examples=60)
@given(RULES, PILES, st.booleans(), st.integers(1, 3))
def test_no_fewer_cases_would_change_a_rating(rule: Rule, piles: Piles, may_leave: bool, minimum: int) -> None:
    piles = counted(rule, dict(zip(GRADES, piles.cases, strict=True)), piles.out, piles.unjudged)
    most = piles.applicable + piles.out + piles.unjudged
    least: dict[str | None, int] = {}
    for cases in product(range(most + 1), repeat=len(piles.cases)):
        if (piles.applicable if not may_leave else 0) <= sum(cases) <= most:
            rating = several.rating_of(rule, SCALE, Piles(cases), minimum)
            least[rating] = min(least.get(rating, 99), price(piles, cases))
    found = several.ways(rule, SCALE, "1.1", piles, minimum, may_leave=may_leave)
    assert {rating: way.cost for rating, way in found.items()} == least


@settings(deadline=None, max_examples=60)
@given(RULES)
def test_a_band_that_some_shares_fall_in_is_told_from_one_that_none_do(rule: Rule) -> None:
    fell = {several.rating_of(rule, SCALE, counted(rule, grades)) for total in (3, 7, 10) for grades in tables(total)}
    lands = {band.rating for band, at in zip(rule.bands, several.reachable(rule, SCALE), strict=True) if at}
    assert fell <= lands


@pytest.mark.parametrize(("limit", "lands"), [(51, False), (50, True)])
def test_shares_that_cannot_go_together_reach_no_band(limit: int, lands: bool) -> None:
    bands = (Band("good", "at_least", 50, 1, (asks("inadequate", "at_least", limit),)), Band("inadequate"))
    assert several.reachable(Rule("share_in_bands", bands=bands), SCALE) == (lands, True)


def test_a_band_that_only_one_exact_share_reaches_is_reached() -> None:
    bands = (Band("good", "at_least", 100, 1), Band("outstanding", "above", 0, 1, (asks("inadequate", "at_most", 0),)),
             Band("inadequate"))  # fmt: skip
    assert several.reachable(Rule("share_in_bands", bands=bands), SCALE) == (True, True, True)


FRAMEWORK = with_rules(JOINT, question=RULE)


def rated(framework: Framework = FRAMEWORK, total: int = 24, **grades: int) -> tuple[str | None, str]:
    found = rate_counts(framework, {"1.1": grades}, total).questions["1.1"]
    return found.rating, found.because.text


def test_a_rating_says_every_share_and_what_its_band_asks_for() -> None:
    assert rated(outstanding=3, good=13, requires_improvement=5, inadequate=3) == (
        "good",
        "Of 24 applicable cases, 16 are good or better (66.7%), 3 are outstanding (12.5%) and 3 are inadequate "
        "(12.5%), which is Good (65% or more good or better and at most 15% inadequate).",
    )
    assert rated(good=12, requires_improvement=12)[1].endswith("which is Requires improvement (no other band holds).")


def test_the_rule_says_its_bands_in_their_order() -> None:
    assert several.words(RULE, SCALE, SCALE) == (
        "It takes shares of the applicable cases, and the first of these that holds: Outstanding where 80% or more "
        "good or better, 33% or more outstanding and at most 5% inadequate; Good where 65% or more good or better and "
        "at most 15% inadequate; Inadequate where below 50% good or better and 25% or more inadequate; "
        "Requires improvement in every other case."
    )


def test_what_would_change_it_names_answers() -> None:
    counts = {"1.1": {"good": 20, "requires_improvement": 4}}
    down, up = what_would_change(FRAMEWORK, counts, "1.1", 24)
    assert down.sentence == (
        "If 3 of the 4 judged Requires improvement and one of the 20 judged Good were Inadequate, "
        "it would be Requires improvement."
    )
    assert up.sentence == (
        "If all 4 judged Requires improvement and 4 of the 20 judged Good were Outstanding, it would be Outstanding."
    )


def test_a_share_far_from_every_limit_that_matters_is_not_near_one() -> None:
    question: Question = FRAMEWORK.question("1.1")
    far = rate_counts(FRAMEWORK, {"1.1": {"requires_improvement": 20}}, 24).questions[question.code]
    near = rate_counts(FRAMEWORK, {"1.1": {"good": 20, "inadequate": 3}}, 23).questions[question.code]
    assert "near_boundary" not in far.flags
    assert "near_boundary" in near.flags


def test_what_is_still_to_come_is_said_of_each_share_that_matters() -> None:
    counts = {"1.1": {"outstanding": 4, "good": 9, "requires_improvement": 4, "inadequate": 2}}
    view = InspectionView(FRAMEWORK, counts, 24)
    good = still_to_come(view, "1.1")
    assert [each.as_json() for each in good] == [
        {
            "rating": "good",
            "good": 3,
            "of": 5,
            "sentence": "Of the 5 not yet answered, at least 3 must be good or better and at most 1 may be inadequate "
            "for it to stay Good.",
            "wanted": [
                {"of": ["outstanding", "good"], "least": 3, "most": 5},
                {"of": ["inadequate"], "least": 0, "most": 1},
            ],
        }
    ]


def test_nothing_is_said_of_a_rating_that_several_ways_lead_to() -> None:
    counts = {"1.1": {"good": 9, "requires_improvement": 6, "inadequate": 5}}
    view = InspectionView(FRAMEWORK, counts, 24)
    assert view.question("1.1").rating == "inadequate"
    assert [each.rating for each in still_to_come(view, "1.1")] == []
