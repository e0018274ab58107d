"""A case that was withdrawn from the sample: in no figure, as if it had never been sampled, and still in the record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.cases.caselist import CaseQuery, line, page, position, state_counts
from reviewtui.services.cases.withdrawing import reinstate, withdraw
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page as history_page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.moderation import moderate
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import undo
from reviewtui.services.upkeep.repairing import repair
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, write_files

WHY = "Aged 18 at the offence."


@pytest.fixture
def judged(store: Store) -> Store:
    """Two cases judged, of which one is to be withdrawn."""
    for case, question, answer in (("NOR-1", "1.1", "good"), ("NOR-2", "1.1", "inadequate"), ("NOR-2", "1.2", "good")):
        record(store, INSPECTOR, case, question, answer=answer)
    return store


def figures(store: Store) -> dict[str, Any]:
    """All that is counted."""
    summary = summarise(store)
    sites = {site.code: (site.cases, site.summary.questions["1.1"].because.text) for site in by_site(store)}
    return {**summary.as_json(), "sites": sites, "whose": [person._asdict() for person in summary.progress.people]}


def with_one_withdrawn(found: dict[str, Any]) -> dict[str, Any]:
    """The figures of a store that never had a case, as those of one that withdrew it say them."""
    return {**found, "progress": {**found["progress"], "withdrawn": 1}}


def test_every_figure_is_as_if_it_had_never_been_sampled(
    judged: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    files = write_files(tmp_path / "without")
    (files / "NOR-2.json").unlink()
    without = make_store("without", files)
    record(without, INSPECTOR, "NOR-1", "1.1", answer="good")
    before = figures(judged)
    change = withdraw(judged, LEAD, "NOR-2", WHY, "NOR-1")
    assert change.sentence == (
        "NOR-2 withdrawn from the sample, replaced by NOR-1. Its 2 judgements stay in the record."
    )
    assert figures(judged) == with_one_withdrawn(figures(without))
    repair(judged)
    assert figures(judged) == with_one_withdrawn(figures(without))
    assert undo(judged, LEAD).sentence == "NOR-2 undone: returned to the sample."
    assert figures(judged) == before


def test_its_judgements_are_nobodys_though_one_of_its_answers_was_moderated(judged: Store) -> None:
    moderate(judged, LEAD, "NOR-2", "1.1", "good", "As the minutes say.")
    withdraw(judged, LEAD, "NOR-2", WHY)
    progress = summarise(judged).progress
    assert (progress.judgements, [(each.name, each.judgements) for each in progress.people]) == (1, [(INSPECTOR, 1)])


def test_it_is_listed_last_with_its_reason_and_takes_no_more_answers(judged: Store) -> None:
    withdraw(judged, LEAD, "NOR-2", WHY, "NOR-1")
    every = page(judged, CaseQuery(sort="worst", descending=True))
    assert [each.reference for each in every.lines] == ["NOR-1", "GLA-1", "NOR-2"]
    assert (every.lines[-1].state, every.lines[-1].withdrawn) == ("withdrawn", f"Withdrawn, replaced by NOR-1: {WHY}")
    assert page(judged, CaseQuery(), offset=2, limit=1).lines == page(judged, CaseQuery(state="withdrawn")).lines
    assert page(judged, CaseQuery(), offset=3).lines == ()
    assert page(judged, CaseQuery(text="nor-2")).total == 1
    assert (page(judged, CaseQuery(site="GLA")).total, page(judged, CaseQuery(owing=True)).total) == (1, 0)
    assert state_counts(judged, CaseQuery()) == {"started": 1, "untouched": 1, "withdrawn": 1}
    assert position(judged, CaseQuery(), "NOR-2") == 2
    assert line(judged, "NOR-2").withdrawn
    told = open_review(judged, INSPECTOR, "NOR-2").withdrawal
    assert told is not None
    assert (told.reason, told.person) == (WHY, LEAD)
    for refused in (
        lambda: record(judged, INSPECTOR, "NOR-2", "1.3", answer="good"),
        lambda: allocate(judged, LEAD, ["NOR-2"], INSPECTOR),
    ):
        with pytest.raises(BadInput, match=f"This case was withdrawn by {LEAD}."):
            refused()


def test_the_export_keeps_all_of_it_and_comes_back_the_same(
    judged: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    withdraw(judged, LEAD, "NOR-2", WHY)
    exported = document(judged)
    (item,) = exported["samples"]
    assert (item["case"], item["reason"], item["inspector"], "replaced_by" in item) == ("NOR-2", WHY, LEAD, False)
    assert [case["reference"] for case in exported["cases"]] == ["GLA-1", "NOR-1", "NOR-2"]
    assert {(each["case"], each["counts"], each["why_not"]) for each in exported["judgements"]} == {
        ("NOR-1", True, None),
        ("NOR-2", False, "The case was withdrawn from the sample."),
    }
    file = tmp_path / "out.json"
    file.write_bytes(to_bytes(judged, None))
    again = make_store("again")
    import_path(again, file)
    assert json.loads(to_bytes(again, None)) == exported
    reinstate(again, LEAD, "NOR-2", "The date of birth was misread.")
    assert state_counts(again, CaseQuery()) == {"started": 2, "untouched": 1}
    (told, *_) = history_page(again, limit=1).lines
    assert (told.sentence, told.case) == ("NOR-2 returned to the sample.", "NOR-2")


@pytest.mark.parametrize(
    ("case", "reason", "other", "said"),
    [
        ("NOR-9", WHY, None, "There is no case “NOR-9”"),
        ("NOR-2", " ", None, "Say why the case is withdrawn, with --reason."),
        ("NOR-2", WHY, "NOR-2", "NOR-2 cannot replace itself. Name another case with --replaced-by."),
        ("NOR-2", WHY, "NOR-9", "There is no case “NOR-9”"),
        ("NOR-2", WHY, "GLA-1", f"This case was withdrawn by {LEAD}."),
        ("GLA-1", WHY, None, "GLA-1 is withdrawn already: `reviewtui cases --state withdrawn` says why."),
    ],
)
def test_what_cannot_be_withdrawn_is_said(store: Store, case: str, reason: str, other: str | None, said: str) -> None:
    withdraw(store, LEAD, "GLA-1", WHY)
    with pytest.raises(BadInput, match=said.replace("?", r"\?")):
        withdraw(store, LEAD, case, reason, other)
    with pytest.raises(BadInput, match=r"NOR-1 was not withdrawn\."):
        reinstate(store, LEAD, "NOR-1", WHY)
