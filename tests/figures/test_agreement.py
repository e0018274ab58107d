"""Agreement between inspectors, against published worked examples and what other libraries gave."""

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reviewtui.figures.agreement import LEAST, Pair, Scale, ac1, agreement, ordinal_alpha

FOUR_OBSERVERS = [
    [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
]  # fmt: skip
"""Twelve units rated by four observers, by unit: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)."""

TABLES = json.loads((Path(__file__).parent / "agreement.json").read_text("utf-8"))["tables"]
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
SCALE = Scale((*GRADES, "not_applicable"), GRADES)


def counted(units: list[list[int]]) -> Counter[tuple[int, ...]]:
    """How many units have the same answers."""
    return Counter(map(tuple, units))


def pairs(*answers: str) -> list[Pair]:
    """`gi`: a case that one called good and the other inadequate; a letter for each answer, x where none applies."""
    letters = {"i": GRADES[0], "r": GRADES[1], "g": GRADES[2], "o": GRADES[3], "x": "not_applicable"}
    return [Pair(f"C{number}", letters[one], letters[other]) for number, (one, other) in enumerate(answers)]


def test_alpha_of_krippendorffs_own_example() -> None:
    assert ordinal_alpha(counted(FOUR_OBSERVERS)) == pytest.approx(0.815, abs=0.0005)


def test_ac1_of_gwets_own_example() -> None:
    """The same data; 0.77544 in K. L. Gwet, Handbook of Inter-Rater Reliability."""
    assert ac1(counted(FOUR_OBSERVERS), 5) == pytest.approx(0.77544, abs=0.000005)


@pytest.mark.parametrize("table", TABLES, ids=range(len(TABLES)))
def test_both_are_what_other_libraries_gave(table: dict[str, Any]) -> None:
    units = counted(table["units"])
    assert ordinal_alpha(units) == pytest.approx(table["alpha"], abs=1e-9)
    assert ac1(units, table["categories"]) == pytest.approx(table["ac1"], abs=1e-9)


def test_shares_are_of_pairs_and_what_is_no_grade_has_no_place_in_the_order() -> None:
    found = agreement(pairs("gg", "gr", "gi", "xx", "xg"), SCALE)
    assert (found.pairs, found.cases) == (5, 5)
    assert found.exact.value == pytest.approx(2 / 5)
    assert found.within_one.value == pytest.approx(2 / 3)
    assert found.alpha.value == ordinal_alpha(counted([[2, 2], [2, 1], [2, 0]]))
    assert found.ac1.value == ac1(Counter([("g", "g"), ("g", "r"), ("g", "i"), ("x", "x"), ("x", "g")]), 5)


def test_what_is_undefined_has_no_value() -> None:
    equal = agreement(pairs("gg", "gg"), SCALE)
    assert (equal.exact.value, equal.within_one.value, equal.alpha.value, equal.ac1.value) == (1, 1, None, 1)
    nothing = agreement([], SCALE)
    assert {figure.value for figure in (nothing.exact, nothing.within_one, nothing.alpha, nothing.ac1)} == {None}
    several = agreement(pairs("gg", "gi"), None)
    assert (several.exact.value, several.within_one.value, several.alpha.value, several.ac1.value) == (
        0.5, None, None, None,
    )  # fmt: skip
    assert agreement(pairs("gi"), Scale(("good", "inadequate"), ("inadequate", "good"))).within_one.value is None


def test_an_interval_needs_ten_cases_holds_the_value_and_is_the_same_each_time() -> None:
    draw = random.Random(1)
    answers = ["gg"] * 8 + [draw.choice(("gr", "ir", "oo", "gi", "rr")) for _ in range(LEAST)]
    few, many = agreement(pairs(*answers[: LEAST - 1]), SCALE), agreement(pairs(*answers), SCALE)
    assert few.exact.interval is None
    assert many == agreement(pairs(*answers), SCALE)
    for figure in (many.exact, many.within_one, many.alpha, many.ac1):
        assert figure.interval is not None
        assert figure.value is not None
        assert figure.interval.low < figure.value < figure.interval.high
    assert many.exact.interval is not None
    share = many.exact.value or 0
    spread = 1.96 * (share * (1 - share) / len(answers)) ** 0.5
    assert many.exact.interval.low == pytest.approx(share - spread, abs=0.06)
    assert many.exact.interval.high == pytest.approx(share + spread, abs=0.06)


def test_pairs_of_one_case_are_drawn_together() -> None:
    twice = [pair for pair in pairs(*["gg", "gi"] * 6) for _ in range(5)]
    once = agreement(pairs(*["gg", "gi"] * 6), SCALE)
    assert agreement(twice, SCALE).exact == once.exact
    assert agreement([pair._replace(case="one") for pair in twice], SCALE).exact.interval is None
