"""What was left is gone: after any number of visits no screen and no window that was left is still held."""

import gc
import weakref

from textual.widget import Widget

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.timeliness.screen import TimelinessScreen
from tests.tui.conftest import press, settle

VISITS = "R S P L f7 f8 question_mark colon exclamation_mark W"
FURTHER = {"R": "e", "S": "b", "P": "d", "L": "enter"}
"""Keys that lead on from a screen to another, or to a window."""


async def test_no_screen_that_was_left_is_held(app: ReviewApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        left: list[weakref.ref[Widget]] = []
        for key in VISITS.split() * 2:
            await press(pilot, key, *FURTHER.get(key, "").split())
            left += [weakref.ref(widget) for screen in app.screen_stack[1:] for widget in (screen, *screen.query())]
            while app.screen_stack[1:]:
                app.pop_screen()
                await settle(pilot)
        gc.collect()
        assert len(left) > 300
        assert [widget() for widget in left if widget() is not None] == []


async def test_no_reading_of_a_screen_that_was_left_is_remembered(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        before = len(app.calls._latest)
        await press(pilot, "S", "q", "L", "q", "f7", "q")
        assert len(app.calls._latest) == before


async def test_what_a_screen_wanted_to_do_later_is_not_done_once_it_was_left(app: ReviewApp) -> None:
    done: list[str] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        left = app.screen
        assert isinstance(left, TimelinessScreen)
        left.call_after_refresh(done.append, "painted")
        left.ask(lambda store: "read", done.append)
        app.pop_screen()
        await settle(pilot)
        assert done == []
        app.screen.call_after_refresh(done.append, "painted")
        await settle(pilot)
        assert done == ["painted"]
