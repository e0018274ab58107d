"""The laws of merging: any order, any number of times, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given

from reviewtui.entries.chain import chain_faults
from reviewtui.entries.union import Fork
from tests.entries.joined import union
from tests.entries.records import chain, draft, parts, withheld


@given(parts(2))
def test_it_does_not_matter_who_merges_into_whom(two):
    one, other = two
    assert union(one, other) == union(other, one)


@given(parts(3))
def test_it_does_not_matter_in_which_order_laptops_are_joined(three):
    one, two, last = three
    assert union(union(one, two), last) == union(one, union(two, last))


@given(parts(2))
def test_merging_again_changes_nothing(two):
    merged = union(*two)
    assert union(merged, merged) == merged
    assert union(merged, two[1]) == merged


@given(parts(2))
def test_nothing_is_lost_and_nothing_is_made_up(two):
    merged = {entry.id: entry for entry in union(*two)}
    assert set(merged) == {entry.id for side in two for entry in side}
    for entry in (entry for side in two for entry in side if entry.content is not None):
        assert merged[entry.id] == entry


def test_withheld_content_is_filled_from_the_other_side():
    record = chain({}, {})
    assert union([withheld(entry) for entry in record], record) == record
    assert chain_faults(union(record, [withheld(entry) for entry in record])) == ()


def test_another_hash_under_a_known_number_is_a_fork():
    (one,), (other,) = chain({}), chain({"content": {"answer": "inadequate"}})
    with pytest.raises(Fork, match="anna1-1 is here already") as fork:
        union([one], [other])
    assert (fork.value.known, fork.value.other) == (one, other)


def test_another_content_under_the_same_hash_is_a_fork_too():
    (one,) = chain({})
    with pytest.raises(Fork):
        union([one], [replace(one, content={"answer": "inadequate"})])


def test_an_entry_can_stand_in_a_set():
    assert len({*chain({}, {}), *chain({}, {}), draft()}) == 3
