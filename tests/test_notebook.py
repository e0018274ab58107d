"""`reviewtui.open`: what notebooks read is what the verbs say, and neither the rows nor the store can be changed."""

from importlib.resources import files
from pathlib import Path

import pytest

import reviewtui
from reviewtui.services.errors import BadInput, StoreUnusable
from tests.conftest import Run
from tests.keyed import PASSPHRASE, make_keyed


def test_rows_say_what_the_verbs_say(sample_store: Path, run: Run) -> None:
    listed = run("cases", "--json", store=sample_store).json["cases"]
    summary = run("summary", "--json", store=sample_store).json
    with reviewtui.open(sample_store) as inspection:
        cases, rated = inspection.cases(), inspection.summary()
    assert [(row.reference, row.state, row.answered) for row in cases] == [
        (item["reference"], item["state"], item["answered"]) for item in listed
    ]
    assert {row.node: row.rating for row in rated} == {
        "overall": summary["overall"]["rating"],
        **{code: node["rating"] for key in ("standards", "questions") for code, node in summary[key].items()},
    }
    assert next(row for row in rated if row.node == "1.2")[3:7] == (16, 18, 0, 6)


def test_judgements_and_events_are_rows_of_plain_values(sample_store: Path) -> None:
    with reviewtui.open(str(sample_store)) as inspection:
        judgements, events = inspection.judgements(), inspection.events()
    assert len(judgements) == 391
    assert judgements[0][:5] == ("CTY-01", "CTY", "1", "1.1", "good")
    assert judgements[0].evidence == ("event e10",)
    assert {type(value) for row in (*judgements, *events) for value in row} <= {str, int, bool, tuple, type(None)}
    assert events[0][:4] == ("CTY-01", "e1", "2010-03-15", None)
    with pytest.raises(AttributeError):
        judgements[0].answer = "inadequate"  # type: ignore[misc]


def test_nothing_is_written(sample_store: Path) -> None:
    before = sample_store.read_bytes()
    with reviewtui.open(sample_store) as inspection:
        assert inspection.cases()
    assert sample_store.read_bytes() == before


def test_what_is_no_store_or_has_no_inspection_is_said_plainly(tmp_path: Path, new_store: Path) -> None:
    with pytest.raises(StoreUnusable, match="no store at"):
        reviewtui.open(tmp_path / "no.store")
    with reviewtui.open(new_store) as empty, pytest.raises(BadInput):
        empty.cases()


def test_its_types_are_there_for_who_checks_them() -> None:
    assert (files("reviewtui") / "py.typed").is_file()


def test_an_encrypted_store_is_opened_with_the_passphrase_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keyed.store"
    make_keyed(path).close()
    with pytest.raises(StoreUnusable, match="passphrase is needed"):
        reviewtui.open(path)
    (tmp_path / "passphrase").touch(0o600)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    with reviewtui.open(path) as inspection, pytest.raises(BadInput):
        inspection.cases()
