"""Drawing a sample: its size by rule, its shares among strata, and an order that only the seed decides."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.figures.drawing import in_drawn_order, needed, shared

STRATA = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 300), min_size=1, max_size=8)


@pytest.mark.parametrize(("caseload", "size"), [(0, 0), (1, 1), (15, 14), (200, 91), (10**9, 165)])
def test_the_size_by_rule_is_that_of_published_samples(caseload: int, size: int) -> None:
    assert needed(caseload) == size


@given(STRATA, st.integers(0, 2_000))
def test_shares_add_up_and_are_as_near_to_proportion_as_whole_cases_can_be(sizes: dict[str, int], total: int) -> None:
    found, whole = shared(sizes, total), sum(sizes.values())
    assert list(found) == list(sizes)
    assert sum(found.values()) == min(total, whole)
    assert all(0 <= found[name] <= sizes[name] for name in sizes)
    if total >= len(sizes):
        assert all(found.values())
    exact = {name: min(total, whole) * sizes[name] / whole for name in sizes}
    if min(exact.values()) >= 1:
        assert all(abs(found[name] - exact[name]) < 1 for name in sizes)


@given(st.sets(st.text(min_size=1, max_size=6), max_size=30), st.text(max_size=5), st.randoms())
def test_the_order_is_that_of_the_seed_whatever_the_order_of_the_list(references, seed, chance) -> None:
    listed = sorted(references)
    drawn = in_drawn_order(listed, seed)
    assert sorted(drawn) == listed
    chance.shuffle(listed)
    assert in_drawn_order(listed, seed) == drawn


def test_the_order_is_the_documented_one() -> None:
    references = [f"NOR-{number:02}" for number in range(40)]
    hashes = {hashlib.sha256(b"2026\n" + each.encode()).hexdigest(): each for each in references}
    assert in_drawn_order(references, "2026") == [hashes[each] for each in sorted(hashes)]


def test_each_case_is_drawn_about_as_often_as_every_other() -> None:
    references = [f"C{number}" for number in range(20)]
    drawn = [each for seed in range(2_000) for each in in_drawn_order(references, str(seed))[:5]]
    assert all(400 <= drawn.count(each) <= 600 for each in references)
