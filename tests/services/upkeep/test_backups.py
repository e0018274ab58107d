"""Backups are whole and sound copies of a live store, are thinned with age, and are put back without loss."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backing_up, driver
from db.holders import PROCESSES
from db.problems import DiskFull, NoRoomToOpen, StoreNotMade
from db.store import Store
from reviewtui.services.errors import BadInput, NotWritten, StoreUnusable
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import create, open_store
from reviewtui.services.upkeep import backups as service
from reviewtui.services.upkeep.backups import (
    Difference,
    back_up,
    backups,
    chosen,
    difference,
    keep_up,
    kept_of,
    restore,
)
from reviewtui.services.upkeep.checking import check_store
from tests.db.processes import holding
from tests.exported import to_bytes

from ..conftest import INSPECTOR

START = datetime(2012, 10, 1, tzinfo=UTC)


@pytest.fixture
def opened(store: Store) -> Iterator[Store]:
    """A store with an answer, still open: its log holds what the file does not."""
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    yield store


def test_a_backup_is_a_sound_copy_of_all_that_was_saved_for_its_owner_alone(opened: Store) -> None:
    made = back_up(opened)
    assert backups(opened.path) == (made,)
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    copy = open_store(Path(shutil.copy(made.path, made.path.parents[1] / "copy.store")))
    assert all(check.ok for check in check_store(copy))
    assert to_bytes(copy, None) == to_bytes(opened, None)
    copy.close()
    if os.name == "posix":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700


def test_two_in_a_second_are_two_and_no_file_of_another_name_is_one(opened: Store) -> None:
    first = back_up(opened)
    (first.path.parent / "mine.store").write_text("mine")
    (first.path.parent / f"{first.path.name}.part").write_text("left")
    assert {backup.path for backup in backups(opened.path)} == {first.path}
    assert back_up(opened).path != first.path
    assert (first.path.parent / "mine.store").read_text() == "mine"


def test_nothing_is_left_where_it_cannot_be_written(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull(opened.path)

    monkeypatch.setattr(backing_up, "put_in_place", full)
    with pytest.raises(NotWritten, match="the disk is full"):
        back_up(opened)
    assert list(service.folder_of(opened.path).iterdir()) == []


def test_a_link_in_the_place_of_the_folder_is_not_followed(opened: Store, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    service.folder_of(opened.path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten, match="is a link to another folder"):
        back_up(opened)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_it_is_kept_up_only_when_it_is_old_and_the_store_has_gone_on(opened: Store) -> None:
    assert keep_up(opened, 3_600) is not None
    assert keep_up(opened, 3_600) is None
    assert keep_up(opened, 0) is None
    record(opened, INSPECTOR, "NOR-1", "1.2", answer="good")
    assert keep_up(opened, 3_600) is None
    assert keep_up(opened, 0) is not None
    opened.close()
    fixed = open_store(opened.path, read_only=True)
    assert keep_up(fixed, 0) is None
    fixed.close()


def test_it_is_said_what_would_be_lost_and_gained_and_the_store_is_set_aside(opened: Store) -> None:
    before = to_bytes(opened, None)
    made = back_up(opened)
    record(opened, INSPECTOR, "NOR-1", "1.2", answer="good")
    after = to_bytes(opened, None)
    assert difference(opened.path, made.path) == Difference(lost=1, gained=0)
    with pytest.raises(StoreUnusable, match="open in another window"):
        restore(opened.path, made.path)
    opened.close()
    aside = restore(opened.path, chosen(opened.path, None))
    assert aside is not None
    assert difference(opened.path, aside) == Difference(lost=0, gained=1)
    for path, held in ((opened.path, before), (aside, after)):
        store = open_store(path)
        assert to_bytes(store, None) == held
        store.close()


def test_what_is_recorded_after_restoring_never_bears_a_number_twice(opened: Store) -> None:
    made = back_up(opened)
    record(opened, INSPECTOR, "NOR-1", "1.2", answer="good")
    first = opened.device
    opened.close()
    restore(opened.path, made.path)
    store = open_store(opened.path)
    record(store, INSPECTOR, "NOR-1", "1.2", answer="inadequate", rationale="No plan.")
    assert store.device != first
    store.close()


def test_a_store_that_is_damaged_beyond_reading_can_be_restored(opened: Store) -> None:
    made = back_up(opened)
    opened.close()
    opened.path.write_bytes(b"x" * 5_000)
    assert difference(opened.path, made.path) is None
    aside = restore(opened.path, made.path)
    assert aside is not None
    assert aside.read_bytes() == b"x" * 5_000
    store = open_store(opened.path)
    assert all(check.ok for check in check_store(store))
    store.close()


def test_a_store_that_is_gone_comes_back_and_nothing_is_restored_through_a_link(opened: Store, tmp_path: Path) -> None:
    made = back_up(opened)
    opened.close()
    link = tmp_path / "linked.store"
    link.symlink_to(opened.path)
    before = opened.path.read_bytes()
    with pytest.raises(StoreUnusable, match="is a link"):
        restore(link, made.path)
    assert opened.path.read_bytes() == before
    for path in tmp_path.glob(f"{opened.path.name}*"):
        if path.is_file():
            path.unlink()
    assert restore(opened.path, made.path) is None
    assert backing_up.heads_at(opened.path) == backing_up.heads_at(made.path)


def test_no_damaged_copy_and_no_other_store_takes_its_place(opened: Store, tmp_path: Path) -> None:
    made = back_up(opened)
    opened.close()
    held = backing_up.heads_at(opened.path)
    data = bytearray(made.path.read_bytes())
    data[8_192:20_000] = b"\xff" * 11_808
    made.path.write_bytes(data)
    with pytest.raises(StoreUnusable):
        restore(opened.path, made.path)
    other = create(tmp_path / "other.store", plain=True)
    other.close()
    with pytest.raises(BadInput, match="no backup"):
        chosen(other.path, "nowhere")
    assert backing_up.heads_at(opened.path) == held
    assert sorted(path.name for path in tmp_path.glob(f"{opened.path.name}*") if "restored" in path.name) == []


@given(st.lists(st.integers(0, 60 * 24 * 400), max_size=60, unique=True))
def test_what_is_kept_covers_days_weeks_and_months_and_always_the_latest(minutes: list[int]) -> None:
    moments = [START + timedelta(minutes=each) for each in minutes]
    kept = set(kept_of(moments))
    assert kept <= set(moments)
    assert set(kept_of(kept)) == kept
    if moments:
        assert max(moments) in kept
        days = sorted({f"{moment:%Y-%j}" for moment in moments}, reverse=True)
        assert {f"{moment:%Y-%j}" for moment in kept} >= set(days[:12])
        assert len(kept) <= 12 + 10 + 9


def test_it_is_told_how_much_is_copied(store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    back_up(store, lambda *how_far: told.append(how_far))
    doing, done, total = told[-1]
    assert doing == "Copying"
    assert done == total > 0


def test_what_a_broken_off_backup_left_is_taken_away_once_nobody_writes_it(opened: Store) -> None:
    folder = back_up(opened).path.parent
    left = [folder / name for name in ("20200101T000000Z.store.part", "20200101T000000Z.store.key")]
    for file in left:
        file.write_bytes(b"half")
    back_up(opened)
    assert all(file.exists() for file in left), "another window may be at it"
    for file in left:
        os.utime(file, (0, 0))
    back_up(opened)
    assert not [file for file in left if file.exists()]


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="the system does not tell who")
def test_what_was_made_before_a_merge_stays_beside_those_of_its_day(opened: Store) -> None:
    first = back_up(opened)
    before = back_up(opened, before="merge")
    assert before.path.name.endswith("Z-before-merge.store")
    assert backups(opened.path) in ((before, first), (first, before))
    later = (datetime.now(UTC) + timedelta(seconds=2)).strftime("%Y%m%dT%H%M%SZ")
    latest = first.path.rename(first.path.with_name(f"{later}.store"))
    assert keep_up(opened, 0, before="repair") is None
    assert not latest.exists()
    kept = {before.path.name, f"{later}-before-repair.store"}
    assert {backup.path.name for backup in backups(opened.path)} == kept
    assert kept < {backup.path.name for backup in (back_up(opened), *backups(opened.path))}
    assert chosen(opened.path, before.path.stem) == before.path

    yesterday = before.path.with_name("20121001T100000Z-before-merge.store")
    before.path.rename(yesterday)
    evening = Path(shutil.copy(later_copy(opened), yesterday.with_name("20121001T180000Z.store")))
    back_up(opened)
    assert (yesterday.exists(), evening.exists()) == (False, True), "thinned as any other from the next day on"


def later_copy(store: Store) -> Path:
    return backups(store.path)[0].path


def test_who_has_the_store_open_is_said(opened: Store) -> None:
    copy = back_up(opened).path
    opened.close()
    said = r"open in another window.*It is open in process \d+ \(\S+\)\."
    with holding(opened.path, "BEGIN IMMEDIATE"), pytest.raises(StoreUnusable, match=said):
        restore(opened.path, copy)


def test_a_copy_for_which_there_is_no_room_is_told_so(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """While pages are copied the driver gives its errors no names."""

    def no_room(*_: object) -> None:
        raise driver.dbapi2.OperationalError("database or disk is full")

    monkeypatch.setattr(driver, "copy_pages", no_room)
    with pytest.raises(NotWritten, match="the disk is full"):
        back_up(opened)
    assert list(service.folder_of(opened.path).iterdir()) == []


def test_no_room_for_what_reading_needs_is_no_fault_of_the_store(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot_be_read(path: Path, key: bytes | None) -> driver.Connection:
        raise NoRoomToOpen(path)

    def cannot_be_made(path: Path, key: bytes | None) -> driver.Connection:
        raise StoreNotMade(path, "No space left on device")

    for name, refused in (("attach", cannot_be_read), ("make", cannot_be_made)):
        with monkeypatch.context() as patched:
            patched.setattr(driver, name, refused)
            with pytest.raises(NotWritten, match=r"^Nothing was written"):
                back_up(opened)
    assert list(service.folder_of(opened.path).iterdir()) == []
