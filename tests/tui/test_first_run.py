"""First run: three ways to begin, and plain sentences when one does not work."""

from pathlib import Path

import pytest

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.start.paths import NewStore, OpenStore
from reviewtui.tui.start.screen import FirstRunScreen
from tests.tui.conftest import press, settle, shown, type_text


async def test_with_no_store_three_ways_to_begin_are_offered() -> None:
    async with ReviewApp().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, FirstRunScreen)
        for words in ("Open the demo", "Make a new store", "Open a store"):
            assert words in shown(pilot)


async def test_a_store_that_is_there_is_opened(small_path: Path) -> None:
    app = ReviewApp(person="Ada Lead")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "o")
        await type_text(pilot, str(small_path))
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert "NOR-01" in shown(pilot)
    app.store.close()


async def test_a_new_store_says_that_it_is_not_encrypted(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert "The file is not encrypted" in shown(pilot)
        await type_text(pilot, str(tmp_path / "mine.store"))
        await press(pilot, "enter")
        assert isinstance(app.screen, CasesScreen)
        assert "No cases yet" in shown(pilot)
    assert (tmp_path / "mine.store").exists()
    app.store.close()


@pytest.mark.parametrize("key", ["n", "o"])
async def test_a_path_that_does_not_do_is_explained_in_the_window(tmp_path: Path, key: str) -> None:
    app = ReviewApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key, "enter")
        assert "Type a path." in shown(pilot)
        await type_text(pilot, str(tmp_path))
        await press(pilot, "enter")
        assert app.screen.query_one("#wrong").content.plain
        assert app.store is None


async def test_an_import_shows_every_fault_and_brings_nothing(small_path: Path, tmp_path: Path) -> None:
    from reviewtui.services.stores import open_store

    (tmp_path / "bad").mkdir()
    for name in ("a", "b"):
        (tmp_path / "bad" / f"{name}.json").write_text(
            '{"format": "reviewtui/case", "format_version": 1, "refrence": 1}'
        )
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        await type_text(pilot, str(tmp_path / "bad"))
        await press(pilot, "enter")
        assert "a.json" in shown(pilot)
        assert "b.json" in shown(pilot)
    store.close()


async def test_an_import_says_what_came_in(small_path: Path, tmp_path: Path) -> None:
    from reviewtui.services.stores import open_store
    from tests.tui.small import case_file, put

    put(tmp_path / "NOR-30.json", case_file("NOR-30", "NOR"))
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await settle(pilot)
        await press(pilot, "I")
        await type_text(pilot, str(tmp_path / "NOR-30.json"))
        await press(pilot, "enter")
        assert "Imported 1 case" in shown(pilot)
        assert "NOR-30" in shown(pilot)
    store.close()


async def test_the_demo_is_made_and_opened() -> None:
    app = ReviewApp(person="Ruth Hallam")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)
        assert "24 cases" in shown(pilot)
        assert not app.can_go_back
    app.store.close()


async def test_the_arrows_choose_as_well_as_the_letters() -> None:
    async with ReviewApp().run_test() as pilot:
        await settle(pilot)
        await press(pilot, "G", "k", "pageup", "g", "end", "enter")
        assert "Open a store" in shown(pilot)
        assert isinstance(pilot.app.screen, OpenStore)
        await press(pilot, "escape")
        await pilot.click("Choices", offset=(5, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, NewStore)


async def test_the_first_run_has_its_own_keys_in_the_help() -> None:
    async with ReviewApp().run_test() as pilot:
        await settle(pilot)
        await press(pilot, "?")
        assert "Open the demo: a sample inspection under way." in shown(pilot)
