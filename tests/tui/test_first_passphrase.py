"""The first run of an encrypted store: its passphrase, and what every screen says of a plain one."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from reviewtui.services.demo import demo_path
from reviewtui.services.store.keys import unlock
from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.start.screen import FirstRunScreen
from tests.keyed import PASSPHRASE, make_keyed
from tests.tui.conftest import lines, press, settle, shown, type_text


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_a_new_store_takes_a_passphrase_twice_and_says_how_strong_it_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = ReviewApp()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert "The store is encrypted" in shown(pilot)
        await type_text(pilot, str(tmp_path / "s.store"))
        await press(pilot, "enter")
        await type_text(pilot, "password")
        await settle(pilot)
        assert "Strength: very weak" in shown(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "passwort")
        await press(pilot, "enter")
        assert "The two passphrases differ" in shown(pilot)
        assert "passwort" not in shown(pilot)
        await press(pilot, "shift+tab")
        await type_text(pilot, " and more of it")
        await settle(pilot)
        assert "Strength: " in shown(pilot)
        assert "Strength: very weak" not in shown(pilot)
        await press(pilot, "tab")
        await type_text(pilot, "password and more of it")
        await press(pilot, "tab")
        await type_text(pilot, "age1nonsense")
        await press(pilot, "enter")
        assert "not an age recipient" in shown(pilot)
        for _ in "age1nonsense":
            await press(pilot, "backspace")
        await press(pilot, "enter", "G", "enter")
        assert isinstance(app.screen, CasesScreen)
        assert app.store is not None
        assert app.store.key == unlock(tmp_path / "s.store", "password and more of it")
    app.store.close()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_an_encrypted_store_is_opened_with_its_passphrase_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "keyed.store"
    make_keyed(path).close()
    app = ReviewApp(locked=path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Unlock keyed.store" in shown(pilot)
        await press(pilot, "enter")
        assert "Enter the passphrase." in shown(pilot)
        await type_text(pilot, "wrong")
        assert "wrong" not in shown(pilot)
        await press(pilot, "enter")
        assert "passphrase is wrong, or the file is damaged" in " ".join(shown(pilot).replace("│", " ").split())
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert isinstance(app.screen, CasesScreen)
    assert app.store is not None
    app.store.close()


async def test_a_store_that_is_opened_by_its_path_asks_for_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "keyed.store"
    make_keyed(path).close()
    app = ReviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        await type_text(pilot, str(path))
        await press(pilot, "enter")
        assert "Unlock keyed.store" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, FirstRunScreen)
    assert app.store is None


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_plain_store_is_named_as_such_on_every_screen_and_an_encrypted_one_is_not(
    tmp_path: Path, small_path: Path, width: int
) -> None:
    with closing(open_store(small_path)) as plain:
        app = ReviewApp(plain, person="Ada Lead", names_plain=True)
        async with app.run_test(size=(width, 24)) as pilot:
            await settle(pilot)
            for key in ("C", "R", "S", "L"):
                await press(pilot, key)
                await settle(pilot)
                assert "NOT ENCRYPTED" in lines(pilot)[0]
    with closing(make_keyed(tmp_path / "keyed.store")) as keyed:
        app = ReviewApp(keyed, names_plain=True)
        async with app.run_test(size=(width, 24)) as pilot:
            await settle(pilot)
            assert "NOT ENCRYPTED" not in shown(pilot)


async def test_the_demo_says_in_one_word_what_it_is(small_path: Path) -> None:
    demo = demo_path()
    demo.parent.mkdir(parents=True)
    shutil.copy(small_path, demo)
    with closing(open_store(demo)) as store:
        app = ReviewApp(store, person="Ada Lead", names_plain=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert lines(pilot)[0].rstrip().endswith(" demo")
