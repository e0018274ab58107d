"""Documents: how far each was read, and what the sites are asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases import documents
from reviewtui.services.errors import BadInput
from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import redo, undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, OTHER, case_file, put


def states(store: Store, case: str = "NOR-1") -> dict[str, str]:
    return {listed.document.id: listed.state for listed in documents.documents(store, case)}


def test_a_document_is_not_read_until_somebody_says_so(store: Store) -> None:
    assert states(store) == {"d1": "not_read", "d2": "not_read"}
    assert open_review(store, INSPECTOR, "NOR-1").readings == {}


@pytest.mark.parametrize(
    ("words", "state"), [("read", "read"), ("Part-Read", "part_read"), ("not supplied", "not_supplied")]
)
def test_a_state_is_written_with_hyphens_spaces_or_underscores(store: Store, words: str, state: str) -> None:
    documents.mark(store, INSPECTOR, "NOR-1", "D1", words)
    assert states(store) == {"d1": state, "d2": "not_read"}
    assert open_review(store, OTHER, "NOR-1").readings == {"d1": state}


def test_marking_what_is_so_already_writes_nothing(store: Store) -> None:
    assert documents.mark(store, INSPECTOR, "NOR-1", "d1", "not read").entry == ""
    documents.mark(store, INSPECTOR, "NOR-1", "d1", "read")
    assert documents.mark(store, OTHER, "NOR-1", "d1", "read").entry == ""


@pytest.mark.parametrize(
    ("case", "name", "state", "words"),
    [
        ("NOR-9", "d1", "read", "no case “NOR-9”"),
        ("NOR-1", "d9", "read", "no document “d9”"),
        ("NOR-1", "d1", "half", "not a state of a document. Use not read, part read"),
    ],
)
def test_what_cannot_be_marked_is_refused(store: Store, case: str, name: str, state: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        documents.mark(store, INSPECTOR, case, name, state)


def test_a_document_added_is_one_to_ask_for_and_can_be_cited(store: Store) -> None:
    change = documents.add(store, INSPECTOR, "NOR-1", "police custody record, 12/3/2006, 8 pages")
    added = change.subject.partition("/")[2]
    assert states(store)[added] == "requested"
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"document": added, "page": 8}])
    with pytest.raises(BadInput, match="pages 1 to 8"):
        record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"document": added, "page": 9}])


def test_adding_a_document_is_one_act_to_undo_and_to_redo(store: Store) -> None:
    documents.add(store, INSPECTOR, "NOR-1", "police custody record")
    undo(store, INSPECTOR)
    assert list(states(store)) == ["d1", "d2"]
    assert documents.requests(store) == ()
    redo(store, INSPECTOR)
    assert list(states(store).values()) == ["not_read", "not_read", "requested"]


def test_a_document_added_as_read_is_undone_apart_from_what_follows(store: Store) -> None:
    added = documents.add(store, INSPECTOR, "NOR-1", "police custody record", "not-read").subject.partition("/")[2]
    documents.mark(store, INSPECTOR, "NOR-1", added, "read")
    undo(store, INSPECTOR)
    assert states(store)[added] == "not_read"


def test_the_requests_are_what_was_asked_for_and_what_was_not_supplied(store: Store) -> None:
    documents.mark(store, INSPECTOR, "NOR-2", "d1", "requested")
    documents.mark(store, INSPECTOR, "GLA-1", "d2", "not supplied")
    documents.mark(store, INSPECTOR, "NOR-1", "d1", "read")
    documents.add(store, INSPECTOR, "NOR-1", "csc core assessment, 2009")
    found = [(one.site, one.case, one.title, one.state) for one in documents.requests(store)]
    assert found == [
        ("NOR", "NOR-1", "core assessment", "requested"),
        ("NOR", "NOR-2", "Crime report", "requested"),
        ("GLA", "GLA-1", "Pupil file", "not_supplied"),
    ]
    assert [one.case for one in documents.requests(store, "glannau")] == ["GLA-1"]
    with pytest.raises(BadInput, match="Unknown site"):
        documents.requests(store, "Nowhere")


def test_a_document_that_a_file_brings_anew_keeps_its_place(store: Store, tmp_path: Path) -> None:
    changed = case_file("NOR-1")
    changed["documents"][0]["title"] = "Crime report, amended"
    import_path(store, put(tmp_path / "NOR-1.json", changed))
    titles = [listed.document.title for listed in documents.documents(store, "NOR-1")]
    assert titles == ["Crime report, amended", "Pupil file"]
    assert [document.title for document in open_review(store, INSPECTOR, "NOR-1").documents] == titles
    assert [item["title"] for item in document(store)["documents"] if item["case"] == "NOR-1"] == titles


def test_the_export_says_how_far_each_was_read_and_comes_back_the_same(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    documents.mark(store, INSPECTOR, "NOR-1", "d1", "part read")
    documents.mark(store, INSPECTOR, "NOR-1", "d2", "read")
    documents.mark(store, INSPECTOR, "NOR-1", "d2", "not read")
    listed = {(item["case"], item["id"]): item.get("state") for item in document(store)["documents"]}
    assert listed["NOR-1", "d1"] == "part_read"
    assert listed["NOR-1", "d2"] is None
    to_file(store, tmp_path / "out.json", None)
    assert to_bytes(make_store("again", tmp_path / "out.json"), None) == (tmp_path / "out.json").read_bytes()
    edited = json.loads((tmp_path / "out.json").read_text("utf-8"))
    next(item for item in edited["documents"] if "state" in item)["state"] = "read"
    (tmp_path / "edited.json").write_text(json.dumps(edited), "utf-8")
    with pytest.raises(BadInput, match="documents: this does not agree"):
        make_store("edited", tmp_path / "edited.json")


def test_the_older_half_of_an_act_is_found_where_only_the_latest_is_at_hand(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtui.services.undoing.FEW", 1)
    test_adding_a_document_is_one_act_to_undo_and_to_redo(store)
