"""Stores of earlier versions, and the sample, are still said of as they were: byte for byte."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.entries.entry import ACTS
from reviewtui.entries.kinds import KINDS
from reviewtui.services.histories import items
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create
from reviewtui.services.upkeep.checking import check_store
from reviewtui.services.upkeep.reading_around import open_to_read
from tests.golden.said import FOLDER, KEPT, export_of, history_of, kept, lists_of_the_sample


@pytest.fixture(params=KEPT)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(name: str, tmp_path: Path) -> Iterator[Store]:
    with kept(name, tmp_path) as opened:
        yield opened


def test_a_kept_store_is_exported_as_it_was(name: str, store: Store) -> None:
    assert export_of(store) == (FOLDER / f"{name}.json").read_bytes()


def test_its_history_reads_as_it_did(name: str, store: Store) -> None:
    assert history_of(store) == (FOLDER / f"{name}.history.txt").read_text("utf-8")


def test_its_export_goes_into_a_new_store_and_comes_out_the_same(name: str, tmp_path: Path) -> None:
    new = create(tmp_path / "new.store", plain=True)
    try:
        import_path(new, FOLDER / f"{name}.json")
        assert export_of(new) == (FOLDER / f"{name}.json").read_bytes()
    finally:
        new.close()


def test_the_latest_is_read_as_it_is_where_nothing_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "s.store"
    path.write_bytes(gzip.decompress((FOLDER / f"{KEPT[-1]}.store.gz").read_bytes()))
    store = open_to_read(path, read_only=True)
    assert export_of(store) == (FOLDER / f"{KEPT[-1]}.json").read_bytes()
    assert all(check.ok for check in check_store(store))
    store.close()
    assert {file.name for file in tmp_path.iterdir()} <= {"s.store", "s.store-wal", "s.store-shm"}


def test_the_latest_holds_every_kind_and_every_act_and_something_withheld(tmp_path: Path) -> None:
    with kept(KEPT[-1], tmp_path) as store:
        entries = items(store)
    # None forked that could be rescued, nor was one encrypted, emptied, withdrawn from or upgraded.
    never = {"rescue", "recovery", "retention", "withdrawal", "upgrade"}
    assert {entry["kind"] for entry in entries} == set(KINDS) - never
    assert {entry["act"] for entry in entries} == set(ACTS)
    assert any("content" not in entry for entry in entries)


def test_the_sample_is_listed_as_it_was(tmp_path: Path) -> None:
    assert lists_of_the_sample(tmp_path) == (FOLDER / "sample.json").read_bytes()
