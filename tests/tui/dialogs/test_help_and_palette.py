"""Help and palette say what the keys do, from the one table."""

import pytest

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs.help import HelpScreen
from reviewtui.tui.palette.dialog import Palette
from reviewtui.tui.record.screen import RecordScreen
from tests.tui.conftest import press, settle, shown, type_text


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_the_same_key_opens_and_closes_the_help(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen)
        assert "Narrow the list as you type." in shown(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, CasesScreen)


async def test_the_help_scrolls_to_its_end(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "?", "pagedown", "pagedown", "pagedown")
        assert "Go to the last line." in shown(pilot)


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
        assert "Show only cases of" in shown(pilot)
