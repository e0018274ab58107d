"""First run: three ways to begin, and plain sentences when one does not work."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.framework.shipped import source
from reviewtui.framework.starter import starter
from reviewtui.services.files.choosing_framework import offered
from reviewtui.services.inspections import inspection_of
from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.start.dialogs import NewStore, OpenStore
from reviewtui.tui.start.screen import FirstRunScreen
from reviewtui.tui.widgets.field import Field
from tests.keyed import PASSPHRASE
from tests.tui.conftest import lines, press, settle, shown, type_text


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


async def ask_for_a_new_store(pilot: Pilot[None], path: Path) -> None:
    """From the first run to the window that asks what the inspection asks."""
    await ask_for_a_path(pilot, path)
    await type_passphrases(pilot)


async def ask_for_a_path(pilot: Pilot[None], path: Path) -> None:
    """From the first run to the window that asks where a store is to be."""
    await settle(pilot)
    await press(pilot, "n")
    await type_text(pilot, str(path))
    await press(pilot, "enter")


async def type_passphrases(pilot: Pilot[None]) -> None:
    """The same one twice, and on."""
    for _ in range(2):
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")


async def test_without_an_inspection_the_store_is_made_empty(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test() as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        assert not (tmp_path / "mine.store").exists()
        await press(pilot, "G", "enter")
        assert isinstance(app.screen, CasesScreen)
        assert "No cases yet" in shown(pilot)
    assert (tmp_path / "mine.store").exists()
    app.store.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_frameworks_are_offered_each_with_what_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    async with ReviewApp().run_test(size=size) as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        for found in offered():
            assert found.title[:50] in shown(pilot)
        assert offered()[0].summary[:40] in shown(pilot)
        await press(pilot, "j")
        assert offered()[1].summary[:40] in shown(pilot)
        assert all(words in shown(pilot) for words in ("Title", "Sites", "Inspection team", "A file of your own"))


async def test_an_inspection_begins_on_the_framework_that_was_picked(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        at = [each.code for each in offered()].index("hmip-youth-2018")
        await press(pilot, *["j"] * at, "enter")
        await type_text(pilot, "Youth")
        await press(pilot, "enter", "enter")
        assert "Name at least" not in shown(pilot)
        await press(pilot, "enter")
        assert "Name at least one site." in shown(pilot)
        await type_text(pilot, "North")
        await press(pilot, "enter")
        assert "Name at least" not in shown(pilot)
        await type_text(pilot, "Ada")
        await press(pilot, "enter")
        assert "Who are you?" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, CasesScreen)
        assert "Youth" in shown(pilot)
        assert app.store is not None
        found = inspection_of(app.store)
    assert (found.framework.code, found.sites[0].code, found.people[0].name) == ("hmip-youth-2018", "NOR", "Ada")
    app.store.close()


async def test_a_file_of_ones_own_is_checked_and_its_faults_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(starter("mine").replace("moves > 1 and planned == no", "moves > 2 and planned == no"), "utf-8")
    app = ReviewApp()
    async with app.run_test(size=(80, 40)) as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        await press(pilot, "G", "k", "enter")
        await type_text(pilot, str(file))
        await press(pilot, "tab")
        for words in ("Own", "North", "Ada"):
            await type_text(pilot, words)
            await press(pilot, "enter")
        assert "Its rules have errors" in " ".join(shown(pilot).split())
        assert "moves=2" in shown(pilot)
        assert not (tmp_path / "mine.store").exists()
        file.write_text(starter("mine"), "utf-8")
        await press(pilot, "enter")
        assert app.store is not None
        assert inspection_of(app.store).framework.code == "mine"
    app.store.close()


async def test_a_file_of_ones_own_may_have_types_of_inspection(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(source("hmip-youth-2025").replace("framework: hmip-youth-2025", "framework: own"), "utf-8")
    app = ReviewApp()
    async with app.run_test(size=(80, 40)) as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        await press(pilot, "G", "k", "enter")
        await type_text(pilot, str(file))
        await press(pilot, "tab")
        for words in ("Own", "North"):
            await type_text(pilot, words)
            await press(pilot, "enter")
        await type_text(pilot, "Ada")
        await press(pilot, "tab")
        await type_text(pilot, "ful")
        await press(pilot, "enter")
        assert "full" in " ".join(shown(pilot).split())
        assert app.store is None
        await type_text(pilot, "l")
        await press(pilot, "enter")
        assert app.store is not None
        assert inspection_of(app.store).framework.variant == "full"
    app.store.close()


async def test_leaving_the_window_makes_nothing(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test() as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, FirstRunScreen)
        assert not (tmp_path / "mine.store").exists()


async def test_nothing_typed_is_lost_when_a_step_is_gone_back_to(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ask_for_a_new_store(pilot, tmp_path / "mine.store")
        await press(pilot, "j", "enter")
        await type_text(pilot, "Youth")
        await press(pilot, "escape")
        assert isinstance(app.screen, NewStore)
        assert app.screen.query_one("#path", Field).text == str(tmp_path / "mine.store")
        await press(pilot, "escape", "n", "enter")
        assert "Youth" in shown(pilot)
        assert offered()[1].summary[:40] in shown(pilot)


async def test_a_folder_that_is_not_there_is_told_at_once_and_made_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "inspections" / "north.store"
    app = ReviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ask_for_a_path(pilot, path)
        assert isinstance(app.screen, NewStore)
        assert "There is no folder" in shown(pilot)
        assert not path.parent.exists()
        await press(pilot, "enter")
        assert path.parent.is_dir()
        await type_passphrases(pilot)
        await press(pilot, "G", "enter")
        assert isinstance(app.screen, CasesScreen)
    assert path.exists()
    app.store.close()


async def test_a_folder_is_made_for_the_path_it_was_asked_for_alone(tmp_path: Path) -> None:
    app = ReviewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ask_for_a_path(pilot, tmp_path / "a" / "north.store")
        app.screen.query_one("#path", Field).write(str(tmp_path / "b" / "north.store"))
        await press(pilot, "enter")
        assert "There is no folder" in shown(pilot)
        assert list(tmp_path.iterdir()) == []


async def test_no_key_of_the_welcome_leads_to_an_empty_screen() -> None:
    async with ReviewApp().run_test() as pilot:
        await settle(pilot)
        for key in ("C", "R", "S", "P", "L", "f7", "f8", "W", "Y", "!", "T"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, FirstRunScreen)
            assert len(pilot.app.screen_stack) == 1


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
        words = "".join(line.strip("│ ") for line in lines(pilot))
        assert "a.json" in words
        assert "b.json" in words
    store.close()


async def test_an_import_says_what_came_in(small_path: Path, tmp_path: Path) -> None:
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


async def test_a_store_that_was_expected_and_is_gone_is_named(tmp_path: Path) -> None:
    app = ReviewApp(missing=tmp_path / "x.store")
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        assert "does not exist any more" in shown(pilot)
        assert "x.store" in "".join(shown(pilot).split())
