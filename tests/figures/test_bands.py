"""Fractions are banded exactly; a rounded figure never decides."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.figures.bands import Limit, band_of, within

SHARES = [Limit(50), Limit(65), Limit(80)]
HALVES = [Limit(5, 10, inclusive=True), Limit(15, 10, inclusive=True), Limit(25, 10, inclusive=True)]

fractions = st.tuples(st.integers(0, 500), st.integers(1, 500))


def test_11_of_17_is_below_65_although_it_rounds_to_65() -> None:
    assert band_of(100 * 11, 17, SHARES) == 1


def test_a_share_on_its_limit_belongs_to_the_band_above() -> None:
    assert [band_of(100 * good, 20, SHARES) for good in (9, 10, 12, 13, 15, 16)] == [0, 1, 1, 2, 2, 3]


def test_a_mean_on_its_half_goes_down() -> None:
    assert [band_of(total, 2, HALVES) for total in (0, 1, 2, 3, 4, 5, 6)] == [0, 0, 1, 1, 2, 2, 3]


@given(fractions)
def test_a_band_is_the_one_exact_fractions_give(fraction: tuple[int, int]) -> None:
    top, bottom = fraction
    exact = Fraction(top, bottom)
    assert band_of(top, bottom, SHARES) == sum(exact >= limit for limit in (50, 65, 80))
    assert band_of(top, bottom, HALVES) == sum(exact > Fraction(limit, 10) for limit in (5, 15, 25))


@given(fractions, st.integers(1, 99))
def test_within_five_points_counts_both_ends(fraction: tuple[int, int], limit: int) -> None:
    top, bottom = fraction
    assert within(top, bottom, Limit(limit), 5) == (abs(Fraction(top, bottom) - limit) <= 5)


def test_70_per_cent_is_within_five_points_of_65_and_71_is_not() -> None:
    assert within(70, 1, Limit(65), 5)
    assert not within(71, 1, Limit(65), 5)
