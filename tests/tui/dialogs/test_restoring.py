"""Restoring a backup in the screens: what would be lost is seen, Cancel is in focus, and the store stays open."""

from pathlib import Path

from textual.pilot import Pilot

from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, open_store
from reviewtui.services.upkeep.backups import back_up, backups
from reviewtui.services.upkeep.checking import check_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.dialogs.restoring import BackupsDialog, RestoreDialog
from tests.exported import document
from tests.keyed import make_keyed
from tests.tui.conftest import press, settle, shown
from tests.tui.small import INSPECTOR

CASE = "NOR-03"


def answers(store: Store) -> int:
    return len(document(store)["judgements"])


async def chosen(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "L", "B")
    await settle(pilot)
    assert isinstance(pilot.app.screen, BackupsDialog)
    assert "1 entry made since would be lost." in " ".join(shown(pilot).split())
    await press(pilot, "enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, RestoreDialog)


async def test_a_backup_is_put_back_and_the_store_stays_open(small_path: Path) -> None:
    store = open_store(small_path)
    before = answers(store)
    back_up(store)
    device = store.device
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Why.")
    async with ReviewApp(store, person=INSPECTOR).run_test() as pilot:
        await chosen(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "Restored. The previous store was kept as" in " ".join(shown(pilot).split())
        assert answers(store) == before
        record(store, INSPECTOR, CASE, "1.1", answer="inadequate", rationale="Why.")
    assert store.device != device, "what is recorded after restoring never bears a number twice"
    assert all(check.ok for check in check_store(store))
    (aside,) = list(small_path.parent.glob(f"{small_path.name}.set-aside-*Z"))
    set_aside = open_store(aside)
    assert answers(set_aside) == before + 1
    set_aside.close()
    store.close()


async def test_cancel_is_in_focus_and_changes_nothing(small_path: Path) -> None:
    store = open_store(small_path)
    back_up(store)
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Why.")
    now = document(store)
    async with ReviewApp(store, person=INSPECTOR).run_test() as pilot:
        await chosen(pilot)
        await press(pilot, "enter")
        await settle(pilot)
    assert document(store) == now
    store.close()


async def test_while_another_window_has_it_open_nothing_is_restored_and_it_stays_open(small_path: Path) -> None:
    store = open_store(small_path)
    back_up(store)
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Why.")
    other, now = open_store(small_path), document(store)
    async with ReviewApp(store, person=INSPECTOR).run_test() as pilot:
        await chosen(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "is open in another window" in " ".join(shown(pilot).split())
    assert document(store) == now
    other.close()
    store.close()


async def test_without_a_backup_it_is_said(small_path: Path) -> None:
    store = open_store(small_path)
    for backup in backups(small_path):
        backup.path.unlink()
    async with ReviewApp(store, person=INSPECTOR).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "L", "B")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BackupsDialog)
    store.close()


def test_an_encrypted_store_is_restored_by_its_own_key(tmp_path: Path, small_path: Path) -> None:
    from reviewtui.services.export.exporting import to_file
    from reviewtui.services.import_.importing import import_path
    from reviewtui.services.upkeep.backups import offered, restore_open

    plain = open_store(small_path)
    to_file(plain, tmp_path / "small.json", None)
    plain.close()
    store = make_keyed(tmp_path / "keyed.store")
    import_path(store, tmp_path / "small.json")
    before = answers(store)
    back_up(store)
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Why.")
    (one,) = offered(store)
    restore_open(store, one.backup.path)
    assert answers(store) == before
    assert not store.is_locked
    store.close()
