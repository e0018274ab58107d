"""Judgements that differ, side by side, and the answer agreed on them: it counts, and both judgements stay."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.entries.kinds import KINDS
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead import moderation
from reviewtui.services.reviewing import submissions
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.sharing.merging import disagreements
from reviewtui.services.store.stores import create
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import redo, undo
from reviewtui.services.upkeep.checking import broken, check_store
from reviewtui.services.upkeep.repairing import repair
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER, Both

CASE = "NOR-1"


@pytest.fixture
def twice(store: Store) -> Store:
    """A case with a second review that differs on the first question and agrees on the second."""
    allocate(store, LEAD, [CASE], INSPECTOR)
    allocate(store, LEAD, [CASE], OTHER, "second")
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Told in time.", evidence=["e1"])
    record(store, OTHER, CASE, "1.1", answer="inadequate", rationale="Told too late.", evidence=["e2"])
    for person in (INSPECTOR, OTHER):
        record(store, person, CASE, "1.2", answer="good")
    return store


def counted(store: Store) -> dict[str, int]:
    """How many cases have each answer to the first question."""
    shown = summarise(store).as_json()["questions"]["1.1"]
    return {key: number for key, number in shown["share"].items() if number and key != "unjudged"}


def listed(store: Store) -> list[tuple[str, str, bool]]:
    """Review, answer and whether it counts, of what was judged on the first question."""
    every = document(store)["judgements"]
    return [(each["review"], each["answer"], each["counts"]) for each in every if each["question"] == "1.1"]


def test_what_was_judged_twice_stands_side_by_side(twice: Store) -> None:
    first, second = moderation.compared(twice)
    assert (first.case, first.question, first.is_to_do, first.moderated) == (CASE, "1.1", True, None)
    assert [(side.review, side.inspector, side.label, side.rationale) for side in first.sides] == [
        ("first", INSPECTOR, "Good", "Told in time."),
        ("second", OTHER, "Inadequate", "Told too late."),
    ]
    assert [dict(piece) for side in first.sides for piece in side.evidence] == [{"event": "e1"}, {"event": "e2"}]
    assert (second.question, second.differs) == ("1.2", False)
    assert moderation.compared(twice, LEAD) == (first, second)
    assert moderation.compared(twice, INSPECTOR) == moderation.compared(twice, OTHER) == ()
    for person in (INSPECTOR, OTHER):
        submissions.submit(twice, person, CASE, incomplete=True)
    assert moderation.compared(twice, OTHER, CASE) == (first, second)


def test_the_moderated_answer_counts_and_both_judgements_stay(twice: Store, tmp_path: Path) -> None:
    assert counted(twice) == {"good": 1, "applicable": 1}
    change = moderation.moderate(twice, LEAD, CASE, "1.1", "Inadequate", "Nobody was told for a week.")
    assert change.sentence == f"{CASE} 1.1 moderated: Inadequate."
    assert page(twice, limit=1).lines[0].detail == "Nobody was told for a week."
    assert counted(twice) == {"applicable": 1}
    assert listed(twice) == [("first", "good", False), ("second", "inadequate", False)]
    (item,) = document(twice)["moderation"]
    assert (item["answer"], item["inspector"]) == ("inadequate", LEAD)
    assert [(each["inspector"], each["answer"]) for each in item["judgements"]] == [
        (INSPECTOR, "good"),
        (OTHER, "inadequate"),
    ]
    assert not moderation.compared(twice)[0].is_to_do
    assert open_review(twice, LEAD, CASE).answers["1.1"] == "inadequate"
    exported = to_bytes(twice, LEAD)
    (tmp_path / "out.json").write_bytes(exported)
    new = create(tmp_path / "new.store", plain=True)
    try:
        import_path(new, tmp_path / "out.json")
        assert to_bytes(new, LEAD) == exported
    finally:
        new.close()
    assert undo(twice, LEAD).sentence == f"{CASE} 1.1 undone: moderated answer removed."
    assert counted(twice) == {"good": 1, "applicable": 1}
    redo(twice, LEAD)
    moderation.withdraw(twice, LEAD, CASE, "1.1", "Decided too early.")
    assert listed(twice) == [("first", "good", True), ("second", "inadequate", False)]
    assert document(twice)["moderation"] == []


def test_what_was_moderated_is_not_judged_anew_nor_undone(twice: Store) -> None:
    record(twice, INSPECTOR, CASE, "1.1", rationale="Told in time, I think.")
    moderation.moderate(twice, LEAD, CASE, "1.1", "good", "As the minutes say.")
    for act in (
        lambda: record(twice, INSPECTOR, CASE, "1.1", answer="inadequate"),
        lambda: record(twice, OTHER, CASE, "1.1", rationale="More."),
        lambda: undo(twice, INSPECTOR),
    ):
        with pytest.raises(BadInput, match="was moderated"):
            act()
    record(twice, INSPECTOR, CASE, "1.3", answer="good")


def test_a_disagreement_within_a_review_is_settled_by_moderating_it(both: Both) -> None:
    store = both({"answer": "good", "rationale": "Yes."}, {"answer": "inadequate", "rationale": "No."})
    assert summarise(store).progress.disagreements == 1
    assert moderation.compared(store)[0].is_to_do
    moderation.moderate(store, LEAD, "NOR-1", "1.1", "good", "The school was told.")
    assert (disagreements(store), summarise(store).progress.disagreements) == ((), 0)
    assert counted(store) == {"good": 1, "applicable": 1}
    assert sorted(listed(store)) == [("first", "good", False), ("first", "inadequate", False)]
    state = open_review(store, LEAD, "NOR-1").questions[0]
    assert (state.sides, state.answer, state.is_to_do) == ((), "good", False)
    assert state.judged is not None
    assert state.judged.answer == "good"


def test_bad_input_is_refused_and_changes_nothing(twice: Store) -> None:
    before = document(twice)
    for act in (
        lambda: moderation.moderate(twice, LEAD, CASE, "1.1", "good", " "),
        lambda: moderation.moderate(twice, LEAD, CASE, "1.1", "splendid", "Why."),
        lambda: moderation.moderate(twice, LEAD, CASE, "9.9", "good", "Why."),
        lambda: moderation.moderate(twice, LEAD, "NOR-2", "1.1", "good", "Nobody judged it."),
        lambda: moderation.withdraw(twice, LEAD, CASE, "1.1", "There is none."),
        lambda: moderation.compared(twice, None, "NOR-9"),
    ):
        with pytest.raises(BadInput):
            act()
    assert document(twice) == before


@pytest.mark.uncounted  # the same acts over and over
def test_whatever_is_judged_moderated_and_undone_counts_as_the_record_says(
    make_store: Callable[..., Store], folder: Path, tmp_path: Path
) -> None:
    """Two laptops at random, joined now and then: what counts is what it would be if worked out anew."""
    one, other = make_store("one", folder), make_store("other", folder)
    draw = random.Random(7)
    acts: tuple[Callable[[Store, str, str, str], Any], ...] = (
        lambda store, person, case, answer: record(store, person, case, "1.1", answer=answer, replace=True),
        lambda store, person, case, answer: moderation.moderate(store, person, case, "1.1", answer, "So agreed."),
        lambda store, person, case, _: moderation.withdraw(store, person, case, "1.1", "Not so."),
        lambda store, person, *_: undo(store, person),
        lambda store, *_: _take_in(store, other if store is one else one, tmp_path),
    )
    allocate(one, LEAD, ["NOR-1"], OTHER, "second")
    done = set[int]()
    for _ in range(60):
        store, number = draw.choice((one, other)), draw.choice((0, 0, 1, 2, 3, 4))
        person, case = draw.choice((LEAD, INSPECTOR, OTHER)), draw.choice(("NOR-1", "NOR-2"))
        try:
            acts[number](store, person, case, draw.choice(("good", "inadequate")))
            done.add(number)
        except ReviewtuiError:
            continue
        assert broken(check_store(store)) == []
    assert done == set(range(5))
    _take_in(one, other, tmp_path)
    _take_in(other, one, tmp_path)
    lists = [{**document(store), "heads": None} for store in (one, other)]
    assert lists[0] == lists[1]
    before = document(one)
    repair(one)
    assert document(one) == before


def _take_in(store: Store, other: Store, place: Path) -> None:
    (place / "record.json").write_bytes(to_bytes(other, None))
    import_path(store, place / "record.json")


def test_its_entry_is_called_what_it_is() -> None:
    assert KINDS["moderation"].place("NOR-1/moderated/1.1") == "NOR-1 1.1"
