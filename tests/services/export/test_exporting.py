"""What leaves: whole or not at all, the same state the same bytes, valid for anyone's validator."""

import json
import stat
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from db import local, queries
from db.problems import DiskFull
from db.store import Store
from reviewtui.exchange.schema import schema
from reviewtui.services.errors import BadInput, BadUsage, NotWritten
from reviewtui.services.export.exporting import to_file
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR


@pytest.fixture
def judged(store: Store) -> Store:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", evidence=[{"document": "d1", "page": 2}])
    record(store, INSPECTOR, "NOR-1", "1.2", rationale="Still to judge.")
    raise_alert(store, INSPECTOR, "NOR-2", "conduct", "One line")
    return store


def test_an_independent_validator_accepts_it(judged: Store) -> None:
    Draft202012Validator(schema("reviewtui/inspection")).validate(json.loads(to_bytes(judged, None)))


def test_the_same_state_gives_the_same_bytes(judged: Store) -> None:
    assert to_bytes(judged, INSPECTOR) == to_bytes(judged, INSPECTOR)


def test_judgements_are_flat_and_whole(judged: Store) -> None:
    (only,) = document(judged)["judgements"]
    assert list(only) == [
        "case", "site", "standard", "question", "framework_version", "answer", "label", "score", "rationale",
        "evidence", "inspector", "review", "made_at", "entry", "counts", "why_not",
    ]  # fmt: skip
    assert (only["case"], only["standard"], only["label"], only["score"]) == ("NOR-1", "1", "Good", 2)
    assert only["counts"] is True
    assert only["why_not"] is None


def test_a_file_is_private_and_the_access_log_notes_it(judged: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert to_file(judged, path, INSPECTOR) == path.stat().st_size
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with judged.read() as connection:
        assert [(note.person, note.what) for note in local.accesses(connection, 9)] == [(INSPECTOR, "exported")]


def test_a_file_is_not_overwritten_unless_asked(judged: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("mine")
    with pytest.raises(BadInput, match="exists already"):
        to_file(judged, path, None)
    assert path.read_text() == "mine"
    to_file(judged, path, None, replace=True)
    assert json.loads(path.read_text())["format"] == "reviewtui/inspection"


def test_a_link_is_a_file_that_exists_and_is_never_written_through(judged: Store, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    for name, target in (("out.json", "kept.txt"), ("lost.json", "nowhere")):
        path = tmp_path / name
        path.symlink_to(tmp_path / target)
        with pytest.raises(BadInput, match="exists already"):
            to_file(judged, path, None)
        to_file(judged, path, None, replace=True)
        assert not path.is_symlink()
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert not (tmp_path / "nowhere").exists()


def test_a_full_disk_keeps_nobody_from_taking_the_work_away(
    judged: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(judged.path)

    monkeypatch.setattr(local, "log_access", full)
    assert to_file(judged, tmp_path / "out.json", INSPECTOR) == (tmp_path / "out.json").stat().st_size


def test_a_place_that_cannot_be_written_leaves_nothing_behind(judged: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        to_file(judged, tmp_path, None)
    with pytest.raises(NotWritten, match="could not be written"):
        to_file(judged, tmp_path / "missing" / "out.json", None)
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_what_is_refused_while_it_is_written_leaves_no_part_of_a_file(new_store: Path, tmp_path: Path) -> None:
    store = open_store(new_store)
    with pytest.raises(BadInput, match="no inspection yet"):
        to_file(store, tmp_path / "out.json", None)
    assert not [path for path in tmp_path.iterdir() if "out.json" in path.name]
    store.close()


def test_a_store_is_never_written_over(judged: Store, tmp_path: Path) -> None:
    from reviewtui.services.store.stores import create

    create(tmp_path / "other.store", plain=True).close()
    for path in (Path(judged.path), Path(f"{judged.path}-wal"), tmp_path / "other.store"):
        with pytest.raises(BadInput, match="is never written over"):
            to_file(judged, path, None, replace=True)
    assert document(judged)["judgements"]


def test_what_is_no_ordinary_file_or_would_pass_for_encrypted_is_refused(judged: Store, tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="not an ordinary file"):
        to_file(judged, tmp_path / "pipe", None, replace=True)
    with pytest.raises(BadUsage, match="the name of an encrypted file"):
        to_file(judged, tmp_path / "out.json.age", None)


@pytest.mark.parametrize("name", ["out.csv", "out.XLSX", "out.ods", "out.html", "out.jsonl", "out.json.gz"])
def test_json_is_never_written_under_another_formats_name(judged: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"an export is JSON, and is not written under another format.*`export --tables"):
        to_file(judged, tmp_path / name, INSPECTOR, replace=True)
    assert list(tmp_path.glob("*out*")) == []


@pytest.mark.parametrize("name", ["out.json", "OUT.JSON", "out", "NOR.2012"])
def test_a_name_of_no_other_format_is_written(judged: Store, tmp_path: Path, name: str) -> None:
    assert to_file(judged, tmp_path / name, INSPECTOR) > 0


def test_it_is_told_how_many_entries_are_written(store: Store, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    to_file(store, tmp_path / "out.json", None, report=lambda *how_far: told.append(how_far))
    with store.read() as connection:
        assert told[0] == ("Writing", 0, queries.number_of_entries(connection))
