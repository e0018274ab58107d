"""The lock: covers the screen, keeps what is typed, closes the store, and leads back to the same place."""

from asyncio import sleep
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest
from pyrage.x25519 import Identity

from db.problems import StoreIsLocked
from reviewtui.services.cases.search import search
from reviewtui.services.import_.importing import import_path
from reviewtui.services.preferences.config import CLIPBOARD_SECONDS, parse
from reviewtui.services.preferences.locking import lock_seconds
from reviewtui.services.store.keys import unlock
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.terminal import on_clipboard
from reviewtui.tui.unlock import LockedDialog
from tests.conftest import INSPECTOR
from tests.keyed import PASSPHRASE, make_keyed
from tests.tui.conftest import press, settle, shown, type_text


@pytest.fixture
def keyed(tmp_path: Path, first_sample: Path) -> Iterator[Store]:
    """An encrypted store with a case, open."""
    store = make_keyed(tmp_path / "keyed.store")
    for name in ("inspection.json", "NOR-01.json"):
        import_path(store, first_sample / name)
    yield store
    store.close()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_a_key_locks_the_store_and_its_passphrase_leads_back_to_the_same_place(
    keyed: Store, size: tuple[int, int]
) -> None:
    app = ReviewApp(keyed, person=INSPECTOR, case="NOR-01")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = shown(pilot).splitlines()[1:-2]
        await press(pilot, "f10")
        await settle(pilot)
        assert isinstance(app.screen, LockedDialog)
        assert "NOR-01" not in shown(pilot)
        assert keyed.is_locked
        assert keyed.key is None
        with pytest.raises(StoreIsLocked), keyed.read():
            pass
        with pytest.raises(StoreIsLocked), keyed.write():
            pass
        await type_text(pilot, "wrong passphrase")
        await press(pilot, "shift+home", "ctrl+c", "ctrl+x")
        assert app.clipboard == ""
        await type_text(pilot, "wrong passphrase")
        await press(pilot, "enter")
        await settle(pilot)
        assert keyed.is_locked
        assert "the file is damaged" in " ".join(shown(pilot).replace("│", " ").split())
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert shown(pilot).splitlines()[1:-2] == before
        await press(pilot, "1")
        await settle(pilot)
    with keyed.read() as connection:
        kinds = connection.execute("SELECT count(*) FROM entry WHERE kind = 'judgement'").fetchone()
    assert kinds == (1,)


async def test_what_is_half_typed_is_kept_and_what_was_copied_taken_back_before_it_is_locked(
    keyed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReviewApp(keyed, person=INSPECTOR, case="NOR-01", copies_out=True)
    lent: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app._driver, "write", lent.append)
        await press(pilot, "c")
        assert f"for {CLIPBOARD_SECONDS} seconds" in shown(pilot)
        await press(pilot, "r")
        await type_text(pilot, "half a thought")
        await press(pilot, "f10")
        await settle(pilot)
        assert lent[1] == on_clipboard("")
        assert "half a thought" not in shown(pilot)
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await settle(pilot)
        assert "half a thought" in shown(pilot)
    with keyed.read() as connection:
        (kept,) = connection.execute("SELECT count(*) FROM draft").fetchone()
    assert kept == 1


async def test_a_sync_that_waits_for_its_hub_does_not_keep_the_store_open(keyed: Store, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    key = tmp_path / "inspection.key"
    key.write_text(str(Identity.generate()))
    key.chmod(0o600)
    app = ReviewApp(keyed, person=INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with socket() as hub:
            hub.bind(("127.0.0.1", 0))
            hub.listen()  # and never answers
            await press(pilot, "M", "y")
            await type_text(pilot, f"postgresql://hub@127.0.0.1:{hub.getsockname()[1]}/office")
            await press(pilot, "tab")
            await type_text(pilot, str(key))
            await press(pilot, "enter")
            await pilot.press("enter")
            await pilot.pause()
            assert "Esc stop" in shown(pilot)
            assert app.calls.acts == 1  # who quits is told, and the store stays open for it
            await pilot.press("f10")
            while not keyed.is_locked:
                await sleep(0.01)
            assert app.calls.pending
        await settle(pilot)
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await settle(pilot)
        assert "Nothing was lost" in " ".join(shown(pilot).replace("│", " ").split())


async def test_minutes_without_a_key_and_a_suspended_machine_lock_it(
    keyed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewtui.tui import locking as module

    now = 1_000.0
    monkeypatch.setattr(module, "time", lambda: now)
    app = ReviewApp(keyed, person=INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for seconds, locks in ((30, False), (59, False), (61, True)):
            now += seconds
            app._lock_when_idle()
            assert isinstance(app.screen, LockedDialog) is locks
        await settle(pilot)
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await settle(pilot)
        for _ in range(29):  # nearly 15 minutes, of which each half minute is looked at
            now += 30
            app._lock_when_idle()
        assert not keyed.is_locked
        assert not isinstance(app.screen, LockedDialog)
        now += 30
        app._lock_when_idle()
        assert isinstance(app.screen, LockedDialog)


async def test_a_plain_store_cannot_be_locked_and_says_so(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f10")
        assert "not encrypted, so it cannot be locked" in shown(pilot)


async def test_escape_leaves_a_locked_program_and_shows_nothing(keyed: Store) -> None:
    app = ReviewApp(keyed, person=INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f10", "escape")
    assert not app.is_running
    assert keyed.is_locked


@pytest.mark.parametrize(
    ("said", "minutes"), [("", 15), ("2", 2), ("60", 60), ("0", 2), ("1", 2), ("61", 60), ("-5", 15), ("soon", 15)]
)
def test_the_minutes_are_those_of_the_environment_within_bounds(
    monkeypatch: pytest.MonkeyPatch, said: str, minutes: int
) -> None:
    monkeypatch.setenv("REVIEWTUI_LOCK_MINUTES", said)
    assert lock_seconds() == minutes * 60
    assert lock_seconds(7) == (minutes if said.isdigit() else 7) * 60


async def test_the_minutes_of_the_settings_file_lock_it(keyed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ReviewApp(keyed, person=INSPECTOR)
    app.take_config(parse("lock_minutes = 3\n"))
    async with app.run_test() as pilot:
        await settle(pilot)
        app._touched -= 179
        app._lock_when_idle()
        assert not keyed.is_locked
        app._touched -= 2
        app._lock_when_idle()
        await settle(pilot)
        assert keyed.is_locked


def test_a_locked_store_keeps_no_words_of_its_cases_in_memory(keyed: Store) -> None:
    assert search(keyed, "referral", INSPECTOR).hits
    words = keyed.full_text
    keyed.lock()
    assert vars(words)["_memory"] is None
    keyed.unlock(unlock(keyed.path, PASSPHRASE))
    assert search(keyed, "referral", INSPECTOR).hits
