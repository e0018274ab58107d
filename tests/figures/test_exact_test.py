"""Fisher's exact test against published values, Holm's correction against his own example."""

from itertools import product
from math import comb

import pytest

from reviewtui.figures import exact_test
from reviewtui.figures.exact_test import fisher_exact, holm


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ((3, 4, 1, 4), 34 / 70),  # Fisher's lady and her eight cups, both sides
        ((1, 10, 11, 14), 0.002759456185220083),  # R: fisher.test(matrix(c(1, 9, 11, 3), 2))
        ((8, 10, 1, 6), 0.03496503496503495),  # R: fisher.test(matrix(c(8, 2, 1, 5), 2))
        ((0, 5, 0, 7), 1.0),
        ((5, 5, 0, 5), 2 / 252),
    ],
)
@pytest.mark.parametrize("exact", [exact_test.EXACT, 0])
def test_known_values(
    table: tuple[int, int, int, int], expected: float, exact: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact_test, "EXACT", exact)
    assert fisher_exact(*table) == pytest.approx(expected, rel=1e-12)
    good, of, other, other_of = table
    assert fisher_exact(other, other_of, good, of) == pytest.approx(expected, rel=1e-12)
    assert fisher_exact(of - good, of, other_of - other, other_of) == pytest.approx(expected, rel=1e-12)


def test_every_small_table_is_what_adding_up_its_likes_gives() -> None:
    for of, other_of in product(range(1, 7), repeat=2):
        for good, other in product(range(of + 1), range(other_of + 1)):
            both = good + other
            ways = {
                one: comb(of, one) * comb(other_of, both - one)
                for one in range(max(0, both - other_of), min(both, of) + 1)
            }
            expected = sum(way for way in ways.values() if way <= ways[good]) / comb(of + other_of, both)
            assert fisher_exact(good, of, other, other_of) == pytest.approx(expected)


def test_many_cases_are_no_trouble_and_what_is_no_share_is_refused() -> None:
    assert fisher_exact(2500, 5000, 2500, 5000) == 1.0
    assert 0 < fisher_exact(3000, 5000, 2500, 5000) < 1e-20
    with pytest.raises(ValueError, match="are no shares"):
        fisher_exact(3, 2, 1, 4)


def test_holm_steps_down_and_never_says_more_than_certain() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.5]) == (1.0, 1.0)
    assert holm([]) == ()
