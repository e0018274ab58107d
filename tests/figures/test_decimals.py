"""Fractions are shown as people write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.figures.decimals import decimal_text, per_cent, per_cent_text


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(10, 20, "50%"), (11, 17, "64.7%"), (2, 3, "66.7%"), (0, 4, "0%"), (5, 8, "62.5%")]
)
def test_a_share_shows_one_decimal_only_where_it_needs_one(part: int, whole: int, shown: str) -> None:
    assert per_cent_text(part, whole) == shown


def test_half_a_per_cent_rounds_up() -> None:
    assert per_cent(129, 200) == 65
    assert per_cent(11, 17) == 65


@pytest.mark.parametrize(("top", "bottom", "shown"), [(1, 4, "0.25"), (2, 1, "2"), (25, 12, "2.08"), (5, 2, "2.5")])
def test_a_mean_shows_up_to_two_decimals(top: int, bottom: int, shown: str) -> None:
    assert decimal_text(top, bottom, 2) == shown


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 3))
def test_what_is_shown_is_never_farther_off_than_half_its_last_place(top: int, bottom: int, places: int) -> None:
    shown = Fraction(decimal_text(top, bottom, places))
    assert abs(shown - Fraction(top, bottom)) <= Fraction(1, 2 * 10**places)
