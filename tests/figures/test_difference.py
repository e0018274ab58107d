"""The margin of a change, held against the published example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.figures.difference import Measured, difference
from reviewtui.figures.margins import LEVELS, Margin, interval

ENDLESS = 10**12


def measured(good: int, cases: int) -> Measured:
    return Measured(good / cases, Margin(95, *interval(good, cases, ENDLESS, LEVELS[95])))


def test_it_is_that_of_newcombes_paper() -> None:
    low, high = difference(measured(48, 80), measured(56, 70))
    assert (low, high) == (pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))
    assert difference(measured(0, 10), measured(10, 10))[1] == 1.0


@given(st.integers(1, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 20))
def test_it_holds_the_change_and_turns_round_with_it(one: tuple[int, int], other: int) -> None:
    before, now = measured(*one), measured(other, 20)
    low, high = difference(before, now)
    assert low <= now.share - before.share <= high
    assert difference(now, before) == (pytest.approx(-high), pytest.approx(-low))
