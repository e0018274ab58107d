"""Margins: Wilson's interval for a finite population, and no margin where it would mean nothing."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.figures.margins import LEVELS, Margin, effective, interval, margins

ENDLESS = 10**9
samples = st.integers(10, 200).flatmap(
    lambda cases: st.tuples(st.integers(0, cases), st.just(cases), st.integers(cases, 100 * cases))
)


def test_24_cases_drawn_from_many_are_about_13_points_either_way_at_80_per_cent() -> None:
    low, high = interval(12, 24, ENDLESS, LEVELS[80])
    assert isclose((high - low) / 2, 0.1275, abs_tol=0.001)


@pytest.mark.parametrize(
    ("good", "cases", "z", "low", "high"),
    [
        (15, 20, 1.959963984540054, 0.531299, 0.888138),
        (0, 10, 1.959963984540054, 0.0, 0.277533),
        (10, 10, 1.959963984540054, 0.722467, 1.0),
        (12, 24, 1.2815515655446004, 0.373459, 0.626541),
    ],
)
def test_an_endless_population_gives_wilson_s_published_interval(
    good: int, cases: int, z: float, low: float, high: float
) -> None:
    found = interval(good, cases, ENDLESS, z)
    assert isclose(found[0], low, abs_tol=2e-6)
    assert isclose(found[1], high, abs_tol=2e-6)


@pytest.mark.parametrize(("caseload", "sample"), [(15, 14), (200, 91)])
def test_a_sample_of_the_published_size_says_as_much_as_the_one_it_was_sized_for(caseload: int, sample: int) -> None:
    assert effective(sample, caseload) >= 164.25
    assert effective(sample - 1, caseload) < 164.25


def test_looking_at_every_case_leaves_no_margin() -> None:
    assert interval(9, 12, 12, LEVELS[95]) == (0.75, 0.75)
    assert [margin.text for margin in margins(9, 12, 5, "random")] == ["75% to 75%"] * 2


@pytest.mark.parametrize(("method", "cases"), [("purposive", 24), ("", 24), ("random", 9), ("stratified", 9)])
def test_a_chosen_sample_and_one_below_ten_have_no_margin(method: str, cases: int) -> None:
    assert margins(4, cases, 200, method) == ()


@pytest.mark.parametrize("method", ["random", "stratified"])
def test_a_drawn_sample_has_a_margin_at_both_confidences(method: str) -> None:
    assert [margin.level for margin in margins(6, 12, 200, method)] == [80, 95]


def test_a_margin_is_written_outward_in_whole_per_cents() -> None:
    assert Margin(80, 0.3751, 0.6249).text == "37% to 63%"
    assert Margin(80, 0.0, 1.0).text == "0% to 100%"
    assert Margin(80, 0.5, 0.5).text == "50% to 50%"


@given(samples)
def test_a_margin_holds_the_share_and_stays_within_bounds(sample: tuple[int, int, int]) -> None:
    good, cases, population = sample
    narrow, wide = margins(good, cases, population, "random")
    for margin in (narrow, wide):
        assert 0 <= margin.low <= good / cases + 1e-9
        assert good / cases - 1e-9 <= margin.high <= 1
    assert wide.low <= narrow.low + 1e-12
    assert narrow.high <= wide.high + 1e-12


@given(samples)
def test_more_confidence_in_a_smaller_population(sample: tuple[int, int, int]) -> None:
    good, cases, population = sample
    finite, endless = interval(good, cases, population, 1.96), interval(good, cases, ENDLESS, 1.96)
    assert finite[1] - finite[0] <= endless[1] - endless[0] + 1e-12
