"""Help and palette say what the keys do, from the one table."""

import pytest

from reviewtui.tui.actions import actions_of
from reviewtui.tui.actions.aims import AIMS
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs.help import HelpScreen
from reviewtui.tui.palette.dialog import Palette
from reviewtui.tui.record.screen import RecordScreen
from reviewtui.tui.review.screen import ReviewScreen
from tests.tui.conftest import press, settle, shown, type_text


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_the_same_key_opens_and_closes_the_help(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen)
        assert "Search the list as you type." in shown(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, CasesScreen)


async def test_the_help_scrolls_to_its_end(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "?", "pagedown", "pagedown", "pagedown")
        assert "Quit. What is typed is kept." in shown(pilot)


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_the_palette_does_what_is_picked(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, Palette)
        await type_text(pilot, "history")
        await press(pilot, "enter")
        assert isinstance(app.screen, RecordScreen)


async def test_the_palette_offers_neither_pictures_nor_what_cannot_be_done(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 50)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        text = shown(pilot).casefold()
        assert "screenshot" not in text
        assert "svg" not in text
        assert "show all cases again" not in text


async def test_the_palette_says_when_nothing_fits(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, ":")
        await type_text(pilot, "zzz")
        assert "Nothing of that name" in shown(pilot)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, CasesScreen)


async def test_the_arrows_scroll_the_help_and_move_in_the_palette(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "?", "j", "down", "k", "space", "pageup", "q", ":", "down", "down", "up", "enter")
        assert "Filter cases" in shown(pilot)


def headings(app: ReviewApp) -> list[str]:
    """The headings of the help, in order."""
    assert isinstance(app.screen, HelpScreen)
    return [group.heading for group in app.screen.groups]


async def test_the_keys_of_the_pane_that_has_the_focus_come_first(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "?")
        first, second, *_, last = headings(app)
        assert (first, second) == ("In the chronology", "Review: answer")
        assert last == "Everywhere: settings, help and leaving"
        await press(pilot, "?", "d", "?")
        assert headings(app)[0] == "Among the documents"
        assert "Make evidence." in shown(pilot), "as the footer says it"


async def test_f1_while_writing_lists_the_keys_of_the_field_and_gives_it_back(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r", "a", "f1")
        assert headings(app)[0] == "While you write"
        assert "ctrl+z ctrl+y" in shown(pilot)
        await press(pilot, "f1", "b", "ctrl+z")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.pane == "writing"


async def test_f1_in_a_window_lists_its_keys(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "f1")
        assert headings(app)[0] == "While you type"
        assert "In a window" in headings(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, CasesScreen)


def test_every_key_of_a_grouped_context_has_its_group_once() -> None:
    for context, aims in AIMS.items():
        verbs = [verb for listed in aims.values() for verb in listed]
        assert sorted(verbs) == sorted(action.id.partition(".")[2] for action in actions_of(context))


async def test_what_cannot_be_done_now_is_listed_and_dimmed(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        lines = {line.sentence: line.works for group in app.screen.groups for line in group.lines}
        assert lines["Change the language of the framework's texts."] is False
        assert lines["Search the list as you type."] is True
