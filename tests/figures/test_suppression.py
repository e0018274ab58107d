"""Small counts stay hidden from whoever knows the total and the rules."""

from itertools import combinations_with_replacement, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.figures.suppression import suppressed


@settings(deadline=None)  # every way to fill in what is hidden is tried
@given(st.lists(st.integers(0, 12), min_size=1, max_size=5), st.integers(2, 8))
def test_no_hidden_count_has_only_one_value_that_fits_and_no_small_one_is_shown(numbers: list[int], least: int) -> None:
    counts = {str(place): number for place, number in enumerate(numbers)}
    found = suppressed(counts, least)
    if found is None:
        assert any(0 < number < least for number in numbers) or 0 < sum(numbers) < least
        return
    assert all(number is None or number == counts[name] for name, number in found.items())
    assert not any(number is not None and 0 < number < least for number in found.values())
    hidden = [name for name, number in found.items() if number is None]
    if not hidden:
        return
    rest = sum(numbers) - sum(number for number in found.values() if number is not None)
    fitting = {
        order
        for one in combinations_with_replacement(range(1, rest + 1), len(hidden))
        if sum(one) == rest and min(one) < least
        for order in permutations(one)
    }
    assert tuple(counts[name] for name in hidden) in fitting
    for place in range(len(hidden)):
        assert len({one[place] for one in fitting}) > 1


def test_a_small_count_takes_the_smallest_other_with_it_and_a_table_of_too_few_is_withheld() -> None:
    assert suppressed({"a": 2, "b": 9, "c": 6, "none": 0}, 5) == {"a": None, "b": 9, "c": None, "none": 0}
    assert suppressed({"a": 2, "b": 3, "c": 9}, 5) == {"a": None, "b": None, "c": 9}
    assert suppressed({"a": 1, "b": 1, "c": 9}, 5) == {"a": None, "b": None, "c": None}
    assert suppressed({"a": 1, "none": 0}, 5) is None
    assert suppressed({"a": 2, "b": 2}, 5) is None
    assert suppressed({"a": 4, "none": 0, "nobody": 0}, 4) == {"a": 4, "none": 0, "nobody": 0}
