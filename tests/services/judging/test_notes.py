"""Working notes: an inspector's own, waiting under their question, moved into the rationale, kept out of exports."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from db.store import Store
from reviewtui.exchange.schema import schema
from reviewtui.services.errors import BadInput
from reviewtui.services.export.access import accesses
from reviewtui.services.export.exporting import to_file
from reviewtui.services.histories import page as history
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging import drafts, notes
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import redo, undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, OTHER


def waiting(store: Store, person: str = INSPECTOR) -> list[str]:
    return [note.text for note in open_review(store, person, "NOR-1").notes]


def judged(store: Store, question: str = "1.1") -> tuple[str, list[dict[str, object]]]:
    state = next(state for state in open_review(store, INSPECTOR, "NOR-1").questions if state.question.code == question)
    assert state.judged is not None
    return state.judged.rationale, [dict(piece) for piece in state.judged.evidence]


def take(store: Store, text: str = "Never asked.", question: str = "1.1", **more: object) -> str:
    return notes.take(store, INSPECTOR, "NOR-1", question, text, **more).subject.partition("/")[2]  # type: ignore[arg-type]


def test_a_note_waits_under_its_question_and_is_its_writers_own(store: Store) -> None:
    note = take(store, " Never asked. ", document="d1", page=2)
    (only,) = open_review(store, INSPECTOR, "NOR-1").notes
    assert (only.id, only.question, only.text, only.document, only.page) == (note, "1.1", "Never asked.", "d1", 2)
    assert waiting(store, OTHER) == []
    with pytest.raises(BadInput, match="no unused note"):
        notes.discard(store, OTHER, "NOR-1", note)


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("  ", {}, "needs some text"),
        ("x", {"document": "d9"}, "no document “d9”"),
        ("x", {"document": "d1", "page": 21}, "pages 1 to 20"),
        ("x", {"page": 2}, "needs its document"),
    ],
)
def test_a_note_that_cannot_be_taken_is_refused(store: Store, text: str, source: dict[str, object], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        take(store, text, **source)
    with pytest.raises(BadInput, match=r"no question “9\.9”"):
        take(store, "x", "9.9")


def test_a_note_may_be_changed_and_taken_away(store: Store) -> None:
    note = take(store)
    notes.change(store, INSPECTOR, "NOR-1", note, "Asked twice.")
    assert waiting(store) == ["Asked twice."]
    assert notes.change(store, INSPECTOR, "NOR-1", note, "Asked twice.").entry == ""
    notes.discard(store, INSPECTOR, "NOR-1", note)
    assert waiting(store) == []
    undo(store, INSPECTOR)
    assert waiting(store) == ["Asked twice."]


def test_moving_puts_the_text_in_the_rationale_and_the_page_among_the_evidence(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Thorough.", evidence=[{"event": "e1"}])
    notes.move(store, INSPECTOR, "NOR-1", take(store, document="d1", page=2))
    assert judged(store) == ("Thorough.\nNever asked.", [{"event": "e1"}, {"document": "d1", "page": 2}])
    assert waiting(store) == []


def test_a_note_may_be_moved_before_anything_is_judged(store: Store) -> None:
    notes.move(store, INSPECTOR, "NOR-1", take(store))
    assert judged(store) == ("Never asked.", [])
    assert open_review(store, INSPECTOR, "NOR-1").answered == 0


def test_what_is_being_typed_is_not_lost_when_a_note_is_moved(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Old.")
    drafts.keep(store, INSPECTOR, "NOR-1", "1.1", "Old. And half a thought")
    notes.move(store, INSPECTOR, "NOR-1", take(store))
    assert judged(store)[0] == "Old. And half a thought\nNever asked."


def test_moving_is_one_act_to_undo_and_to_redo(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Thorough.")
    notes.move(store, INSPECTOR, "NOR-1", take(store))
    undo(store, INSPECTOR)
    assert (judged(store)[0], waiting(store)) == ("Thorough.", ["Never asked."])
    redo(store, INSPECTOR)
    assert (judged(store)[0], waiting(store)) == ("Thorough.\nNever asked.", [])
    undo(store, INSPECTOR)
    undo(store, INSPECTOR)
    assert (judged(store)[0], waiting(store)) == ("Thorough.", [])


def test_a_note_is_moved_once(store: Store) -> None:
    note = take(store)
    notes.move(store, INSPECTOR, "NOR-1", note)
    with pytest.raises(BadInput, match="You have no unused note"):
        notes.move(store, INSPECTOR, "NOR-1", note)


@pytest.fixture
def noted(store: Store) -> Store:
    take(store, "Mine alone.", document="d1", page=2)
    notes.move(store, INSPECTOR, "NOR-1", take(store, "For the rationale.", "1.2"))
    return store


def test_an_export_has_no_word_of_a_note_that_waits(noted: Store) -> None:
    written = to_bytes(noted, None)
    assert b"Mine alone." not in written
    exported = json.loads(written)
    assert exported["notes"] == []
    withheld = [item for item in exported["history"] if item["kind"] == "note"]
    assert len(withheld) == 3
    assert not any(key in item for item in withheld for key in ("salt", "reason", "content"))


def test_notes_leave_when_they_are_asked_for_and_the_access_log_says_so(noted: Store, tmp_path: Path) -> None:
    to_file(noted, tmp_path / "out.json", INSPECTOR, notes=True)
    exported = json.loads((tmp_path / "out.json").read_text("utf-8"))
    Draft202012Validator(schema("reviewtui/inspection")).validate(exported)
    (first, second) = exported["notes"]
    assert (first["text"], first["document"], first["page"], first["used"]) == ("Mine alone.", "d1", 2, False)
    assert (second["question"], second["used"], second["inspector"]) == ("1.2", True, INSPECTOR)
    assert [access.left.what for access in accesses(noted)] == ["the inspection with notes"]


@pytest.mark.parametrize("with_notes", [False, True])
def test_an_import_of_either_export_gives_the_same_bytes_again(
    noted: Store, make_store: Callable[..., Store], tmp_path: Path, with_notes: bool
) -> None:
    path = tmp_path / "out.json"
    to_file(noted, path, None, notes=with_notes)
    again = make_store("again", path)
    assert to_bytes(again, None, notes=with_notes) == path.read_bytes()
    assert to_bytes(again, None) == to_bytes(noted, None)


def test_a_store_with_withheld_notes_works_everywhere(
    noted: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    to_file(noted, tmp_path / "out.json", None)
    again = make_store("again", tmp_path / "out.json")
    assert waiting(again) == []
    assert judged(again, "1.2")[0] == "For the rationale."
    assert "NOR-1 a note, withheld from this laptop." in [line.sentence for line in history(again, "NOR-1").lines]
    notes.move(again, INSPECTOR, "NOR-1", take(again, "More."))
    undo(again, INSPECTOR)
    assert waiting(again) == ["More."]
    assert document(again, notes=True)["notes"][0]["text"] == "More."


def test_a_list_of_notes_edited_by_hand_is_refused(
    noted: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    exported = document(noted, notes=True)
    exported["notes"][0]["text"] = "Something else."
    (tmp_path / "edited.json").write_text(json.dumps(exported), "utf-8")
    with pytest.raises(BadInput, match="notes: this does not agree"):
        make_store("again", tmp_path / "edited.json")


def test_an_import_fills_in_the_notes_that_were_withheld_before(
    noted: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    to_file(noted, tmp_path / "without.json", None)
    to_file(noted, tmp_path / "with.json", None, notes=True)
    again = make_store("again", tmp_path / "without.json")
    imported = import_path(again, tmp_path / "with.json")
    assert imported.sentence == "Imported. 3 entries withheld before are here in full now."
    assert waiting(again) == ["Mine alone."]
    assert to_bytes(again, None, notes=True) == (tmp_path / "with.json").read_bytes()
    assert import_path(again, tmp_path / "without.json").sentence.startswith("Nothing new")
    assert waiting(again) == ["Mine alone."]
