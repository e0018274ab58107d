"""Allocations: who reviews which case, by hand, evenly, and after another laptop gave it to somebody else."""

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.standards import allocate_standards
from reviewtui.services.team.allocations import allocate, allocations, take_back, take_back_reviews
from reviewtui.services.team.sharing_out import allocate_evenly, allocate_seconds
from reviewtui.services.undoing import undo
from tests.exported import document

from ..conftest import INSPECTOR, LEAD, OTHER


def held(store: Store) -> dict[str, tuple[str, ...]]:
    """Who has each case."""
    return {each.case: each.inspectors for each in allocations(store) if each.review == "first"}


def test_a_case_is_given_taken_over_and_taken_back_and_the_record_says_so(store: Store) -> None:
    (given,) = allocate(store, LEAD, ["NOR-1"], INSPECTOR)
    assert given.sentence == f"NOR-1 given to {INSPECTOR}."
    (taken,) = allocate(store, LEAD, ["NOR-1"], OTHER)
    assert taken.sentence == f"NOR-1 given to {OTHER}, not to {INSPECTOR}."
    assert held(store)["NOR-1"] == (OTHER,)
    assert document(store)["reviews"][-2]["allocated"] == [OTHER]
    assert allocate(store, LEAD, ["NOR-1"], OTHER)[0].entry == ""
    take_back(store, LEAD, ["NOR-1"])
    assert held(store)["NOR-1"] == ()
    assert page(store, limit=1).lines[0].sentence.endswith("given to nobody any more.")
    undo(store, LEAD)
    assert held(store)["NOR-1"] == (OTHER,)


def test_all_or_none_of_the_cases_are_given(store: Store) -> None:
    with pytest.raises(BadInput, match="NOR-9"):
        allocate(store, LEAD, ["NOR-1", "NOR-9"], INSPECTOR)
    with pytest.raises(BadInput, match="Nobody"):
        allocate(store, LEAD, ["NOR-1"], "Nobody Known")
    with pytest.raises(BadInput, match="Nobody was given NOR-2"):
        take_back(store, LEAD, ["NOR-2"])
    assert set(held(store).values()) == {()}


def test_what_nobody_has_is_shared_out_evenly_at_each_site_and_always_alike(store: Store) -> None:
    allocate(store, LEAD, ["NOR-1"], INSPECTOR)
    changes = allocate_evenly(store, LEAD, [INSPECTOR, OTHER])
    assert len(changes) == 2
    assert held(store) == {"GLA-1": (OTHER,), "NOR-1": (INSPECTOR,), "NOR-2": (OTHER,)}
    assert allocate_evenly(store, LEAD, [INSPECTOR, OTHER]) == ()
    assert [each.case for each in allocations(store, OTHER)] == ["GLA-1", "NOR-2"]
    take_back(store, LEAD, ["NOR-1", "NOR-2", "GLA-1"])
    record(store, OTHER, "NOR-1", "1.1", answer="good")
    allocate_evenly(store, LEAD, [INSPECTOR, OTHER])
    assert held(store) == {"GLA-1": (INSPECTOR,), "NOR-1": (OTHER,), "NOR-2": (INSPECTOR,)}


def test_no_case_is_shared_out_to_whoever_has_its_second_review_or_a_standard_of_it(store: Store) -> None:
    allocate(store, LEAD, ["NOR-1"], OTHER, "second")
    record(store, OTHER, "NOR-1", "1.1", answer="good")
    allocate_standards(store, LEAD, ["NOR-2"], ["3"], INSPECTOR)
    record(store, INSPECTOR, "NOR-2", "3.1", answer="good")
    with pytest.raises(BadInput, match=f"NOR-1 cannot be given to {OTHER}"):
        allocate_evenly(store, LEAD, [OTHER], "North")
    allocate_evenly(store, LEAD, [OTHER, INSPECTOR], "North")
    assert held(store) == {"GLA-1": (), "NOR-1": (INSPECTOR,), "NOR-2": (OTHER,)}


def test_only_cases_of_one_site_are_shared_out_where_one_is_named(store: Store) -> None:
    allocate_evenly(store, LEAD, [INSPECTOR], "North")
    assert held(store) == {"GLA-1": (), "NOR-1": (INSPECTOR,), "NOR-2": (INSPECTOR,)}


def test_second_reviews_are_drawn_alike_by_a_seed_and_go_to_whoever_is_free_of_the_first(store: Store) -> None:
    def seconds() -> dict[str, tuple[str, ...]]:
        return {each.case: each.inspectors for each in allocations(store) if each.review == "second"}

    allocate(store, LEAD, ["NOR-1", "GLA-1"], INSPECTOR)
    allocate(store, LEAD, ["NOR-2"], OTHER)
    assert len(allocate_seconds(store, LEAD, [INSPECTOR, OTHER], 34, "twelve")) == 2  # of three cases, rounded up
    drawn = seconds()
    assert all(name == ((INSPECTOR,) if case == "NOR-2" else (OTHER,)) for case, name in drawn.items())
    assert allocate_seconds(store, LEAD, [INSPECTOR, OTHER], 34, "twelve") == ()
    assert len(allocate_seconds(store, LEAD, [INSPECTOR, OTHER], 100, "twelve")) == 1
    assert seconds().keys() > drawn.keys()
    take_back(store, LEAD, list(seconds()), "second")
    allocate_seconds(store, LEAD, [INSPECTOR, OTHER], 34, "twelve")
    assert seconds() == drawn
    take_back(store, LEAD, list(seconds()), "second")
    with pytest.raises(BadInput, match="has the first review of"):
        allocate_seconds(store, LEAD, [OTHER], 100, "twelve")
    assert seconds() == {}
    allocate_seconds(store, LEAD, [OTHER], 100, "twelve", "Glannau")
    assert seconds() == {"GLA-1": (OTHER,)}


def test_a_second_review_stands_beside_the_first(store: Store) -> None:
    allocate(store, LEAD, ["NOR-1"], INSPECTOR)
    allocate(store, LEAD, ["NOR-1"], OTHER, "second")
    assert [(each.review, each.inspectors) for each in allocations(store) if each.case == "NOR-1"] == [
        ("first", (INSPECTOR,)),
        ("second", (OTHER,)),
    ]
    both = [("NOR-1", "first"), ("NOR-1", "second")]
    before = allocations(store)
    with pytest.raises(BadInput, match="Nobody was given NOR-2"):
        take_back_reviews(store, LEAD, [*both, ("NOR-2", "first")])
    assert allocations(store) == before
    take_back_reviews(store, LEAD, both)
    assert not any(each.inspectors for each in allocations(store))
