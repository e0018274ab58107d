"""The list of cases: narrowed, sorted, paged."""

import pytest

from db.store import Store
from reviewtui.services.cases.caselist import CaseQuery, facets, line, page, position
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import record

from ..conftest import INSPECTOR, OTHER


@pytest.fixture
def judged(store: Store) -> Store:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, OTHER, "NOR-2", "1.1", answer="inadequate", rationale="Nothing.")
    return store


def references(store: Store, query: CaseQuery) -> list[str]:
    return [found.reference for found in page(store, query).lines]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (CaseQuery(), ["GLA-1", "NOR-1", "NOR-2"]),
        (CaseQuery(text="nor"), ["NOR-1", "NOR-2"]),
        (CaseQuery(text="CAI"), ["NOR-2"]),
        (CaseQuery(text="glannau"), ["GLA-1"]),
        (CaseQuery(site="GLA"), ["GLA-1"]),
        (CaseQuery(state="started"), ["NOR-1", "NOR-2"]),
        (CaseQuery(rating="inadequate"), ["NOR-2"]),
        (CaseQuery(person=INSPECTOR), ["NOR-1"]),
        (CaseQuery(answer=("1.1", "good")), ["NOR-1"]),
        (CaseQuery(answer=("1.1", "")), ["GLA-1"]),
        (CaseQuery(sort="reference", descending=True), ["NOR-2", "NOR-1", "GLA-1"]),
        (CaseQuery(text="%"), []),
    ],
)
def test_each_part_of_a_query_narrows(judged: Store, query: CaseQuery, found: list[str]) -> None:
    assert references(judged, query) == found
    assert page(judged, query).total == len(found)


def test_a_page_is_part_of_the_whole(judged: Store) -> None:
    found = page(judged, CaseQuery(), offset=1, limit=1)
    assert [each.reference for each in found.lines] == ["NOR-1"]
    assert (found.offset, found.total) == (1, 3)


def test_a_case_is_found_by_its_place(judged: Store) -> None:
    assert position(judged, CaseQuery(), "NOR-2") == 2
    assert position(judged, CaseQuery(site="GLA"), "NOR-2") is None


def test_what_the_list_can_be_narrowed_by(store: Store) -> None:
    found = facets(store)
    assert found.sites == (("NOR", "North"), ("GLA", "Glannau"))
    assert [code for code, _ in found.ratings] == ["outstanding", "good", "requires_improvement", "inadequate"]
    assert (INSPECTOR, INSPECTOR) in found.people


def test_an_unknown_case_has_no_line(store: Store) -> None:
    with pytest.raises(BadInput, match="There is no case “NOR-9”"):
        line(store, "NOR-9")
