"""A letter a case, or a bar in proportion: never wider than its column, never without a case that is there."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.framework import shipped
from reviewtui.framework.reader import read_framework
from reviewtui.report.summary.letters import in_proportion, letters_or_bar, runs

SCALE = read_framework(shipped.source("hsb-joint-2013@1"), "hsb-joint-2013").scales[0]
COUNTS = {"outstanding": 2, "good": 3, "requires_improvement": 1, "inadequate": 0, "not_applicable": 2}


def bar(counts: Mapping[str, int], todo: int, width: int) -> str:
    return "".join(piece.text for piece in letters_or_bar(runs(SCALE, counts, todo), width))


sizes = st.lists(st.integers(1, 10_000), min_size=1, max_size=8)


def test_best_comes_first_then_what_does_not_apply_then_what_is_still_to_do() -> None:
    assert bar(COUNTS, 3, 15) == "OOGGGRxx···"


def test_too_many_for_a_letter_each_become_a_bar_with_counts() -> None:
    counts = {"outstanding": 20, "good": 300, "requires_improvement": 100, "inadequate": 5, "not_applicable": 0}
    assert bar(counts, 75, 24) == "O20G300─────R100──I5·75·"


def test_no_cases_leave_the_column_blank() -> None:
    assert bar({}, 0, 6) == ""


@given(counts=st.fixed_dictionaries({code: st.integers(0, 3000) for code in COUNTS}), todo=st.integers(0, 3000))
def test_the_letters_are_as_many_as_the_cases_or_fill_their_column(counts: dict[str, int], todo: int) -> None:
    assert len(bar(counts, todo, 24)) == min(sum(counts.values()) + todo, 24)


@given(sizes, st.integers(8, 200))
def test_lengths_add_up_and_nobody_gets_less_than_the_least(parts: list[int], width: int) -> None:
    lengths = in_proportion(parts, width, [1] * len(parts))
    assert sum(lengths) == width
    assert min(lengths) >= 1


@given(sizes, st.integers(1, 7))
def test_lengths_add_up_where_there_is_no_room_for_everybodys_least(parts: list[int], width: int) -> None:
    assert sum(in_proportion(parts, width, [8] * len(parts))) == width


@given(sizes, st.integers(8, 200))
def test_a_larger_part_is_never_shorter(parts: list[int], width: int) -> None:
    lengths = in_proportion(parts, width, [1] * len(parts))
    pairs = list(zip(parts, lengths, strict=True))
    assert all(length >= other for part, length in pairs for smaller, other in pairs if part > smaller)
