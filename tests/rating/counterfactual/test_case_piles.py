"""Shares of cases that each have their own price: what is named is the least there is, however many cases there are."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.rating.counterfactual.case_piles import PILES, Priced, share_ways
from reviewtui.rating.ways import Move, Way, Ways, keep_cheapest

ADDS = {"good": (1, 1), "other": (0, 1), "out": (0, 0)}
Banded = Callable[[int, int], str | None]


def moves(case: int, prices: list[bool]) -> Way:
    """A judgement a price; true ones open questions."""
    return Way(
        tuple(Move(f"Q{place}", None, "yes", case=f"C{case}", opens=opens) for place, opens in enumerate(prices))
    )


@st.composite
def tables(draw: st.DrawFn) -> list[Priced]:
    cases = []
    for number in range(draw(st.integers(0, 7))):
        pile = draw(st.sampled_from(PILES))
        others = [each for each in PILES if each != pile and draw(st.booleans())]
        prices = {each: draw(st.lists(st.booleans(), min_size=1, max_size=3)) for each in others}
        cases.append(Priced(pile, {pile: Way(), **{each: moves(number, price) for each, price in prices.items()}}))
    return cases


def banded(cuts: tuple[int, int], minimum: int) -> Banded:
    """Bands from shares in per cent; not rated below the minimum."""

    def rating(good: int, applicable: int) -> str | None:
        return str(sum(100 * good >= cut * applicable for cut in cuts)) if applicable >= minimum else None

    return rating


def one_by_one(cases: list[Priced], rating: Banded) -> Ways:
    """The same by trying every pile of every case."""
    reached = {(0, 0): Way()}
    for case in cases:
        grown: dict[tuple[int, int], Way] = {}
        for (good, applicable), so_far in reached.items():
            for pile, way in case.ways.items():
                more_good, more = ADDS[pile]
                keep_cheapest(grown, (good + more_good, applicable + more), so_far.joined(way))
        reached = grown
    found: dict[str | None, Way] = {}
    for (good, applicable), way in reached.items():
        keep_cheapest(found, rating(good, applicable), way)
    return found


@settings(deadline=None, max_examples=100)
@given(tables(), st.tuples(st.integers(1, 50), st.integers(51, 99)), st.integers(1, 3))
def test_no_other_moves_weigh_less(cases: list[Priced], cuts: tuple[int, int], minimum: int) -> None:
    rating = banded(cuts, minimum)
    found, tried = share_ways(cases, rating), one_by_one(cases, rating)
    assert {code: way.weight for code, way in found.items()} == {code: way.weight for code, way in tried.items()}


def test_a_thousand_cases_are_no_more_than_ten() -> None:
    easy, hard = moves(0, [False]), moves(0, [False, False])
    cases = [Priced("other", {"other": Way(), "good": easy if number % 2 else hard}) for number in range(1000)]
    found = share_ways(cases, banded((50, 95), 1))
    assert (found["1"].cost, found["2"].cost) == (500, 500 + 2 * 450)


def test_moves_go_by_way_of_a_third_pile_where_that_takes_less() -> None:
    cases = [
        Priced("good", {"good": Way(), "out": moves(0, [False])}),
        Priced("out", {"out": Way(), "other": moves(1, [False])}),
        Priced("good", {"good": Way(), "other": moves(2, [False] * 3)}),
    ]
    assert share_ways(cases, banded((50, 60), 2))["1"].cost == 2
