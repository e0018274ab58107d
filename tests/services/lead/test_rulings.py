"""Rulings: the lead's note on how a question is read, for every case, with the answers given before it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead import rulings
from reviewtui.services.reviewing.reviews import carry_out, open_review
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import redo, undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER

TEXT = "Only what was known at the time."


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute passes between two acts."""
    minutes = iter(range(60))
    monkeypatch.setattr("reviewtui.services.acts.now", lambda: (f"2026-05-12T09:{next(minutes):02}:00Z", 0))


def given(store: Store) -> list[str]:
    return [ruling.text for ruling in open_review(store, INSPECTOR, "NOR-1").rulings]


def test_it_is_beside_its_question_in_every_case_and_changes_no_answer(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Clear.")
    change = rulings.give(store, LEAD, "1.1", f" {TEXT} ")
    assert (change.sentence, change.case, change.question) == ("1.1: ruling saved.", None, "1.1")
    for case in ("NOR-1", "GLA-1"):
        (ruling,) = open_review(store, INSPECTOR, case).rulings
        assert (ruling.question, ruling.text, ruling.given_by) == ("1.1", TEXT, LEAD)
    (judged,) = document(store)["judgements"]
    assert (judged["answer"], judged["rationale"]) == ("good", "Clear.")


def test_only_answers_that_were_given_before_it_are_listed_with_whose_they_are(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Clear.")
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good", rationale="Clear.")
    rulings.give(store, LEAD, "1.1", TEXT)
    record(store, OTHER, "NOR-2", "1.1", answer="good", rationale="Clear.")
    ((_, before),) = rulings.rulings(store)
    assert [(each.case, each.inspector, each.label) for each in before] == [("NOR-1", INSPECTOR, "Good")]
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", rationale="Nothing until later.")
    ((_, before),) = rulings.rulings(store, "1.1")
    assert before == ()
    assert rulings.rulings(store, "1.2") == ()


def test_of_a_case_with_two_reviews_each_reviewer_is_told_of_their_own_answer(store: Store) -> None:
    allocate(store, LEAD, ["NOR-1"], OTHER, "second")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Clear.")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", rationale="Too late.")
    rulings.give(store, LEAD, "1.1", TEXT)
    for reader, labels in ((INSPECTOR, {"Good"}), (OTHER, {"Inadequate"}), (LEAD, {"Good", "Inadequate"})):
        store.reader = reader
        ((_, before),) = rulings.rulings(store)
        assert {each.label for each in before} == labels


@pytest.mark.parametrize(
    ("person", "question", "text", "said"),
    [
        (INSPECTOR, "1.1", TEXT, f"Only the lead inspector gives and withdraws rulings. Ask {LEAD}."),
        (LEAD, "9.9", TEXT, "9.9"),
        (LEAD, "1.1", " ", "A ruling needs some text."),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_nothing_is_recorded(
    store: Store, person: str, question: str, text: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        rulings.give(store, person, question, text)
    assert document(store)["rulings"] == []


def test_it_is_withdrawn_with_a_reason_and_undone(store: Store) -> None:
    ruling = rulings.give(store, LEAD, "1.1", TEXT).subject.partition("/")[2]
    with pytest.raises(BadInput, match="Say why"):
        rulings.withdraw(store, LEAD, ruling, " ")
    with pytest.raises(BadInput, match="Unknown ruling"):
        rulings.withdraw(store, LEAD, "x", "wrong")
    assert rulings.withdraw(store, LEAD, ruling, "the guidance says so").sentence == "1.1: ruling withdrawn."
    assert given(store) == []
    assert page(store, limit=1).lines[0].sentence == "1.1 ruling withdrawn."
    undo(store, LEAD)
    assert given(store) == [TEXT]
    undo(store, LEAD)
    assert given(store) == []
    redo(store, LEAD)
    assert given(store) == [TEXT]


def test_a_review_that_is_open_has_it_at_once(store: Store) -> None:
    sheet = open_review(store, LEAD, "NOR-1")
    change = carry_out(store, sheet, LEAD, lambda: rulings.give(store, LEAD, "1.1", TEXT))
    after = sheet.after(change)
    assert [ruling.text for ruling in after.rulings] == [TEXT]
    assert after == open_review(store, LEAD, "NOR-1")


def test_it_travels_in_an_export_and_one_that_two_laptops_hold_is_one(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    rulings.give(store, LEAD, "1.1", TEXT)
    written = to_bytes(store, None)
    (ruling,) = json.loads(written)["rulings"]
    assert list(ruling) == ["question", "id", "text", "inspector", "made_at", "entry"]
    assert (ruling["inspector"], ruling["made_at"]) == (LEAD, "2026-05-12T09:00:00Z")
    (tmp_path / "out.json").write_bytes(written)
    other = make_store("new", tmp_path / "out.json")
    assert to_bytes(other, None) == written
    import_path(other, tmp_path / "out.json")
    assert given(other) == [TEXT]
