"""What every screen has: sizes, going about, who is acting, colours."""

from base64 import b64decode
from pathlib import Path

import pytest

from reviewtui.services.people import acting_person
from reviewtui.services.preferences import settings
from reviewtui.services.store.stores import Store
from reviewtui.tui import themes
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs.people import PersonDialog
from reviewtui.tui.record.screen import RecordScreen
from tests.tui.conftest import lines, press, settle, shown


@pytest.mark.parametrize("size", [(59, 24), (80, 17)])
async def test_too_small_a_window_says_so_plainly(app: ReviewApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "needs 60 columns and 18 lines" in " ".join(shown(pilot).split())
        assert "GLA-01" not in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "GLA-01" in shown(pilot)


async def test_sixty_by_eighteen_is_enough(app: ReviewApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert all(len(line) <= 60 for line in lines(pilot))
        assert "Glannau Môr" in shown(pilot)
        assert lines(pilot)[-1].endswith("? all keys")


@pytest.mark.parametrize("key", ["L", "f6"])
async def test_capitals_and_function_keys_reach_the_screens(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, RecordScreen)
        await press(pilot, "C")
        assert isinstance(app.screen, CasesScreen)


async def test_going_to_an_open_screen_goes_back_to_it(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        for _ in range(3):
            await press(pilot, "L", "f2")
        assert len(app.screen_stack) == 1


async def test_escape_on_the_first_screen_does_not_leave(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape", "escape")
        assert app.is_running
        assert app.return_code is None


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q", "ctrl+c"])
async def test_q_on_the_first_screen_leaves(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
    assert app.return_code == 0


async def test_who_is_acting_is_asked_once(small_store: Store) -> None:
    app = ReviewApp(small_store)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, PersonDialog)
        await press(pilot, "down", "enter")
        assert app.person == "Siân Inspector"
        assert "working as Siân Inspector" in shown(pilot) or "You are working as Siân Inspector." in shown(pilot)
    assert acting_person.acting(small_store).name == "Siân Inspector"
    again = ReviewApp(small_store)
    async with again.run_test() as pilot:
        await settle(pilot)
        assert isinstance(again.screen, CasesScreen)
        assert again.person == "Siân Inspector"


async def test_the_theme_changes_and_is_remembered(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "K")
        assert app.theme == "light"
    assert settings.load().theme == "light"


@pytest.mark.parametrize("theme", themes.NAMES)
async def test_every_theme_paints_a_cursor_in_reverse_video(small_store: Store, theme: str) -> None:
    app = ReviewApp(small_store, person="Ada Lead", theme=theme)
    async with app.run_test() as pilot:
        await settle(pilot)
        row = app.screen._compositor.render_strips()[3]
        assert any(segment.style and segment.style.reverse and "GLA-01" in segment.text for segment in row)


async def test_without_colour_no_colour_reaches_the_terminal(
    small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReviewApp(small_store, person="Ada Lead", theme="light")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == themes.MONO
        assert colours_on(app) == {None}


async def test_copied_text_stays_in_the_program(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.copy_to_clipboard("a child's name")
        assert app.clipboard == "a child's name"


async def test_copied_text_that_may_leave_is_lent_to_the_clipboard_for_a_moment(
    small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    app = ReviewApp(small_store, person="Ada Lead", copies_out=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("a child's \x1b name")
        monkeypatch.setattr("reviewtui.tui.app.CLIPBOARD_SECONDS", 0.01)
        app.copy_to_clipboard("another's")
        while len(written) < 3:
            await pilot.pause(0.01)
    lent = [b64decode(each.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() for each in written]
    assert lent == ["a child's ␛ name", "another's", ""]


async def test_no_picture_of_a_screen_is_made(app: ReviewApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path))
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.run_action("app.screenshot")
        await app.run_action(f"app.screenshot('case.svg', {str(tmp_path)!r})")
        await settle(pilot)
    assert not list(tmp_path.rglob("*.svg"))


async def test_colour_can_be_taken_out_and_put_back_while_running(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "K", "K", "K")
        assert app.theme == themes.MONO
        assert colours_on(app) == {None}
        await press(pilot, "K")
        assert app.theme == "dark"
        assert len(colours_on(app)) > 3


def colours_on(app: ReviewApp) -> set[object]:
    """The colours on the screen; None for the terminal's own."""
    segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip if segment.style]
    colours = {colour for each in segments for colour in (each.style.color, each.style.bgcolor)}
    return {None if colour is None or colour.is_default else colour.name for colour in colours}


async def test_a_screen_under_another_reads_nothing_until_it_is_seen_again(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        beneath = app.screen
        assert isinstance(beneath, CasesScreen)
        await press(pilot, "W")
        assert beneath.is_current, "a window leaves it in sight"
        await press(pilot, "escape", "L")
        assert not beneath.is_current
        asked: list[str] = []
        beneath.reload = lambda: asked.append("reload")  # type: ignore[method-assign]  # counts, and reads nothing
        app.tell_screens()
        await settle(pilot)
        assert asked == []
        await press(pilot, "q")
        assert asked == ["reload"]


async def test_after_the_terminal_was_too_small_the_keys_work_as_before(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        focused = app.screen.focused
        assert focused is not None
        for size in ((50, 15), (40, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            if size != (80, 24):
                await press(pilot, "S", "Q")  # nobody sees what that would do
        assert app.screen.focused is focused
        assert app.is_running


async def test_the_title_keeps_its_first_word_in_the_narrowest_window(small_store: Store) -> None:
    app = ReviewApp(small_store, person="Ada Lead", names_plain=True)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert lines(pilot)[0].startswith(" Cases ")
        assert "5 cases · 1 complete" in lines(pilot)[0]
        assert lines(pilot)[0].endswith("NOT ENCRYPTED")
