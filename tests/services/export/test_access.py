"""The access log: who opened a case and what left, apart from the record, and never in the way."""

import hashlib
from pathlib import Path

import pytest

from db import local
from db.problems import DiskFull
from db.store import Store
from reviewtui.services.export import access
from reviewtui.services.export.access import accesses, as_json, note_opened
from reviewtui.services.export.exporting import to_file, write_to
from reviewtui.services.store.sealing import Seal
from reviewtui.services.store.stores import open_store
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, OTHER


def test_a_case_that_is_opened_is_noted_once_a_day_for_each_person(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-05-12", "2026-05-12", "2026-05-13"):
        monkeypatch.setattr(access, "now", lambda day=day: (f"{day}T09:00:00Z", 0))
        note_opened(store, INSPECTOR, "NOR-1")
    note_opened(store, OTHER, "NOR-1")
    assert [as_json(found) for found in reversed(accesses(store))] == [
        {"at": "2026-05-12T09:00:00Z", "person": INSPECTOR, "what": "opened", "case": "NOR-1"},
        {"at": "2026-05-13T09:00:00Z", "person": INSPECTOR, "what": "opened", "case": "NOR-1"},
        {"at": "2026-05-13T09:00:00Z", "person": OTHER, "what": "opened", "case": "NOR-1"},
    ]


def test_what_leaves_is_noted_with_where_it_went_for_whom_and_its_fingerprint(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    to_file(store, out, INSPECTOR, notes=True, whom="Ofsted")
    (noted,) = accesses(store)
    assert as_json(noted) == {
        "at": noted.at,
        "person": INSPECTOR,
        "what": "exported",
        "content": "the inspection with notes",
        "file": str(out),
        "whom": "Ofsted",
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
        "bytes": out.stat().st_size,
    }


def test_the_fingerprint_of_an_encrypted_file_is_that_of_the_file(store: Store, tmp_path: Path) -> None:
    import pyrage

    key = str(pyrage.x25519.Identity.generate().to_public())
    for number, seal in enumerate((Seal((key,)), Seal(passphrase="seven dry herons"))):
        out = tmp_path / f"{number}.json.age"
        to_file(store, out, None, seal=seal)
        noted = accesses(store, 1)[0]
        assert noted.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
        assert (noted.size, noted.left.keys) == (out.stat().st_size, tuple(seal.recipients))


def test_what_goes_down_a_pipe_is_noted_too(store: Store) -> None:
    data = to_bytes(store, INSPECTOR)
    (noted,) = accesses(store)
    assert (noted.left.file, noted.sha256) == ("", hashlib.sha256(data).hexdigest())


def test_what_did_not_leave_whole_has_no_fingerprint(store: Store) -> None:
    def break_off(_: bytes) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_to(break_off, store, INSPECTOR)
    (noted,) = accesses(store)
    assert (noted.sha256, noted.size) == ("", 0)


def test_no_export_holds_any_of_it(store: Store) -> None:
    before = document(store)
    note_opened(store, INSPECTOR, "NOR-1")
    assert document(store) == before


def test_it_stops_nobody_where_it_cannot_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(store.path)

    only_read = open_store(store.path, read_only=True)
    note_opened(only_read, INSPECTOR, "NOR-1")
    assert to_file(only_read, tmp_path / "one.json", INSPECTOR) > 0
    only_read.close()
    assert accesses(store) == ()
    monkeypatch.setattr(local, "complete_access", full)
    assert to_file(store, tmp_path / "two.json", INSPECTOR) > 0
    assert [noted.sha256 for noted in accesses(store)] == [""]
    monkeypatch.setattr(local, "log_access", full)
    note_opened(store, INSPECTOR, "NOR-1")
    assert to_file(store, tmp_path / "three.json", INSPECTOR) > 0


def test_what_an_earlier_version_noted_is_read(store: Store) -> None:
    with store.write() as writing:
        local.log_access(writing, "2026-05-12T09:00:00Z", None, "exported", "the inspection")
    (noted,) = accesses(store)
    assert as_json(noted) == {
        "at": "2026-05-12T09:00:00Z", "person": None, "what": "exported", "content": "the inspection"
    }  # fmt: skip
