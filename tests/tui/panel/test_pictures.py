"""Pictures of the panel's table and its windows, compared with those that were looked at."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle, type_text
from tests.tui.test_pictures import SIZES

SCREENS: dict[str, tuple[str, ...]] = {
    "panel": ("S", "p"),
    "deciding": ("S", "p", "d", "2"),
    "considered_and_left": ("S", "p", "o"),
}


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys; where the window asks for the day, write one that is always the same."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)
        if keys[2:] and keys[2] in "do2":
            await type_text(pilot, "Ada, Ben")
            await press(pilot, "tab", *["backspace"] * 10)
            await type_text(pilot, "2026-06-01")
            await press(pilot, "tab")
            await type_text(pilot, "Two of the three were short of evidence, and not of work with the child.")

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, lead_app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(lead_app, terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [("S", "p"), ("S", "p", "2")], ids=["panel", "judging"])
def test_judged(snap_compare: Any, youth_app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(youth_app, terminal_size=size, run_before=after(*keys))


def test_smallest(snap_compare: Any, lead_app: ReviewApp) -> None:
    assert snap_compare(lead_app, terminal_size=(60, 18), run_before=after("S", "p"))
