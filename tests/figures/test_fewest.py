"""The fewest shifts really are the fewest: on small tallies every outcome is tried."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.figures.fewest import Shift, Side, Tally, fewest_shifts

tallies = st.builds(Tally, *[st.integers(0, 5)] * 4)


def between(low: int, high: int) -> Side:
    """The band from low per cent to below high per cent (100 included when high is above it)."""

    def side(good: int, applicable: int) -> int:
        share = 100 * good
        return -1 if share < low * applicable else 1 if share >= high * applicable else 0

    return side


def after(tally: Tally, shifts: tuple[Shift, ...]) -> Tally:
    piles = tally._asdict()
    for shift in shifts:
        piles[shift.start] -= shift.cases
        piles[shift.end] += shift.cases
    return Tally(**piles)


def least(tally: Tally, side: Side, *, may_leave: bool) -> int | None:
    """The fewest cases that have to move, found by trying every outcome there is."""
    total = sum(tally)
    costs = []
    for good, other, out in product(range(total + 1), repeat=3):
        unjudged = total - good - other - out
        allowed = 0 <= unjudged <= tally.unjudged and (may_leave or out <= tally.out)
        if allowed and good + other and side(good, good + other) == 0:
            growth = (good - tally.good, other - tally.other, out - tally.out)
            costs.append(sum(max(more, 0) for more in growth))
    return min(costs, default=None)


@settings(deadline=None, max_examples=100)
@given(tallies, st.tuples(st.integers(0, 100), st.integers(1, 101)), st.booleans())
def test_no_smaller_change_reaches_the_band(tally: Tally, band: tuple[int, int], may_leave: bool) -> None:
    side = between(min(band[0], band[1] - 1), band[1])
    shifts = fewest_shifts(tally, side, may_leave=may_leave)
    fewest = least(tally, side, may_leave=may_leave)
    if shifts is None:
        assert fewest is None
    else:
        reached = after(tally, shifts)
        assert min(reached) >= 0
        assert side(reached.good, reached.applicable) == 0
        assert sum(shift.cases for shift in shifts) == fewest


@given(tallies)
def test_shifts_never_take_a_judgement_back(tally: Tally) -> None:
    shifts = fewest_shifts(tally, between(50, 65), may_leave=True) or ()
    assert all(shift.end != "unjudged" and shift.start != shift.end and shift.cases > 0 for shift in shifts)


def test_ten_of_twenty_needs_three_more_to_reach_65() -> None:
    tally = Tally(good=10, other=10, out=0, unjudged=4)
    assert fewest_shifts(tally, between(65, 80), may_leave=True) == (Shift("other", "good", 3),)
    assert fewest_shifts(tally, between(0, 50), may_leave=True) == (Shift("good", "other", 1),)


def test_a_share_inside_its_band_needs_nothing() -> None:
    assert fewest_shifts(Tally(1, 1, 0, 0), between(50, 65), may_leave=False) == ()


def test_a_band_that_a_small_sample_jumps_over_is_reached_by_judging_more() -> None:
    tally = Tally(good=0, other=1, out=0, unjudged=3)
    assert fewest_shifts(tally, between(50, 65), may_leave=False) == (Shift("unjudged", "good", 1),)


def test_a_case_left_out_is_drawn_on_when_nothing_is_unjudged() -> None:
    assert fewest_shifts(Tally(0, 1, 1, 0), between(50, 65), may_leave=True) == (Shift("out", "good", 1),)


def test_a_case_may_become_not_applicable_where_that_is_what_it_takes() -> None:
    tally = Tally(good=2, other=1, out=0, unjudged=0)
    assert fewest_shifts(tally, between(50, 65), may_leave=True) == (Shift("good", "out", 1),)
    assert fewest_shifts(tally, between(50, 65), may_leave=False) is None


def test_hundreds_of_thousands_of_cases_take_no_search() -> None:
    tally = Tally(good=50_000, other=50_000, out=0, unjudged=0)
    assert fewest_shifts(tally, between(65, 80), may_leave=True) == (Shift("other", "good", 15_000),)


@pytest.mark.parametrize("may_leave", [True, False])
def test_nothing_can_be_done_where_there_are_no_cases(may_leave: bool) -> None:
    assert fewest_shifts(Tally(0, 0, 0, 0), between(0, 101), may_leave=may_leave) is None
