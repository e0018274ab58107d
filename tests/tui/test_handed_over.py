"""A store that was handed over, on the screens: it says so, shows everything, and takes nothing."""

from pathlib import Path

from reviewtui.services.sharing.handing_over import hand_over
from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp
from tests.exported import to_bytes
from tests.tui.conftest import press, settle, shown
from tests.tui.small import INSPECTOR


async def test_it_says_so_and_takes_no_answer(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    before = to_bytes(store, None)
    hand_over(store, INSPECTOR, tmp_path / "new.store")
    store.close()
    store = open_store(small_path)
    async with ReviewApp(store, person=INSPECTOR).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "This store was handed over to" in shown(pilot)
        await press(pilot, "enter", "1", "1")
        assert "open for reading only" in " ".join(shown(pilot).split())
    assert to_bytes(store, None) == before
    store.close()
