"""Undo and redo: of this person's own acts on this laptop, as new entries."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases.casefiles import add_case, add_event
from reviewtui.services.cases.caselist import CaseQuery, line, page
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page as history
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.alerts import alerts, raise_alert, record_told
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import open_store
from reviewtui.services.undoing import redo, undo
from tests.exported import document

from .conftest import INSPECTOR, OTHER, case_file, put


def answer(store: Store, question: str = "1.1") -> str | None:
    return open_review(store, INSPECTOR, "NOR-1").answers.get(question)


def test_undo_brings_back_what_stood_before(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate")
    assert undo(store, INSPECTOR).sentence == "NOR-1 1.1 undone: judged Good."
    assert answer(store) == "good"
    assert undo(store, INSPECTOR).sentence == "NOR-1 1.1 undone: no answer now."
    assert answer(store) is None
    assert line(store, "NOR-1").state == "untouched"


def test_redo_puts_back_what_was_undone_in_order(store: Store) -> None:
    for given in ("good", "inadequate"):
        record(store, INSPECTOR, "NOR-1", "1.1", answer=given)
    undo(store, INSPECTOR)
    undo(store, INSPECTOR)
    redo(store, INSPECTOR)
    assert answer(store) == "good"
    redo(store, INSPECTOR)
    assert answer(store) == "inadequate"
    with pytest.raises(BadInput, match="nothing to redo"):
        redo(store, INSPECTOR)


def test_undo_after_redo_undoes_again(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    for _ in range(3):
        undo(store, INSPECTOR)
        assert answer(store) is None
        redo(store, INSPECTOR)
        assert answer(store) == "good"


def test_a_new_act_forgets_what_could_be_redone(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    undo(store, INSPECTOR)
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    with pytest.raises(BadInput, match="nothing to redo"):
        redo(store, INSPECTOR)


def test_undo_works_after_a_restart_and_leaves_its_trace(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    store.close()
    again = open_store(Path(store.path))
    try:
        undo(again, INSPECTOR)
        told = [found.sentence for found in history(again, "NOR-1", "1.1").lines]
        assert told == ["NOR-1 1.1 undone: no answer now.", "NOR-1 1.1 judged Good."]
    finally:
        again.close()


def test_nobody_undoes_what_another_did(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(store, OTHER)


def test_what_another_has_judged_since_is_not_undone(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    with pytest.raises(BadInput, match=r"NOR-1 1\.1 has changed since"):
        undo(store, INSPECTOR)
    assert answer(store) == "inadequate"


def test_a_judgement_that_an_undo_brought_back_is_still_its_authors(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    undo(store, OTHER)
    judged = open_review(store, OTHER, "NOR-1").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.inspector) == ("good", INSPECTOR)
    assert line(store, "NOR-1").inspectors == (INSPECTOR,)
    assert [each["inspector"] for each in document(store)["judgements"]] == [INSPECTOR]
    assert [each.person for each in history(store, "NOR-1", "1.1").lines] == [OTHER, OTHER, INSPECTOR]


def test_an_undo_within_an_undo_leads_back_to_the_author_too(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    for act in (undo, redo, undo):
        act(store, OTHER)
    assert line(store, "NOR-1").inspectors == (INSPECTOR,)
    redo(store, OTHER)
    assert line(store, "NOR-1").inspectors == (OTHER,)


def test_what_an_undo_or_a_redo_made_come_or_go_is_named(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "12/3/2012 police arrest taken to the station")
    assert undo(store, INSPECTOR).sentence == "NOR-1 undone: arrest (police record, 12 March 2012) removed."
    assert redo(store, INSPECTOR).sentence == "NOR-1 redone: arrest (police record, 12 March 2012) restored."
    raise_alert(store, INSPECTOR, "NOR-1", "conduct", "Seen today")
    record_told(store, INSPECTOR, alerts(store)[0].id, told="Head", told_at="today", done="Noted")
    assert undo(store, INSPECTOR).sentence == "NOR-1 undone: alert, conduct, open again."
    assert redo(store, INSPECTOR).sentence == "NOR-1 redone: alert, conduct, closed again."
    add_case(store, INSPECTOR, "NOR-7", "North")
    assert undo(store, INSPECTOR).sentence == "NOR-7 undone: the case removed."
    assert redo(store, INSPECTOR).sentence == "NOR-7 redone: the case restored."


def test_an_import_is_not_undone(store: Store) -> None:
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(store, INSPECTOR)


def test_an_event_added_by_hand_can_be_taken_back(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "12/3/2012 police arrest d1 p3 taken to the station")
    undo(store, INSPECTOR)
    assert len(open_review(store, INSPECTOR, "NOR-1").chronology) == 3
    redo(store, INSPECTOR)
    assert len(open_review(store, INSPECTOR, "NOR-1").chronology) == 4


def test_an_added_case_is_taken_back_only_while_nobody_worked_on_it(store: Store) -> None:
    add_case(store, INSPECTOR, "NOR-7", "North")
    undo(store, INSPECTOR)
    assert page(store, CaseQuery()).total == 3
    redo(store, INSPECTOR)
    record(store, OTHER, "NOR-7", "1.1", answer="good")
    with pytest.raises(BadInput, match="has been worked on"):
        undo(store, INSPECTOR)


def test_an_import_that_somebody_signed_is_not_undone_piece_by_piece(store: Store, tmp_path: Path) -> None:
    import_path(store, put(tmp_path / "NOR-8.json", case_file("NOR-8")), INSPECTOR)
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(store, INSPECTOR)
    assert history(store, "NOR-8").lines[-1].sentence == "NOR-8 imported: case at NOR."


def test_however_many_acts_there_are_all_of_them_are_undone_and_done_again_in_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtui.services.undoing.FEW", 2)
    given = ["good", "inadequate"] * 5
    for each in given:
        record(store, INSPECTOR, "NOR-1", "1.1", answer=each)
    found = []
    for _ in given:
        found.append(answer(store))
        undo(store, INSPECTOR)
    assert found == given[::-1]
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(store, INSPECTOR)
    again = []
    for _ in given:
        redo(store, INSPECTOR)
        again.append(answer(store))
    assert again == given
