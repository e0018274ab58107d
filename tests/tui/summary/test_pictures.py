"""Pictures of the summary and what it leads to, compared with those that were looked at."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle
from tests.tui.test_pictures import SIZES

SCREENS = {
    "summary": ("S", "j", "j"),
    "summary_narrowed": ("S", "/", "r", "i", "s", "k", "enter"),
    "explained": ("S", "f", *"complete", "enter", "j", "j", "j", "e"),
    "judgements": ("S", "j", "j", "enter", "j"),
    "one_answer": ("S", "j", "j", "enter", "4"),
    "standard": ("S", "enter"),
    "by_site": ("S", "j", "s", "right"),
    "inspectors": ("S", "i"),
}


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, and wait until nothing changes."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, lead_app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(lead_app, terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize(
    "keys", [("S", "j"), ("S", "j", "enter"), ("S", "j", "s")], ids=["summary", "judgements", "sites"]
)
def test_smallest(snap_compare: Any, lead_app: ReviewApp, keys: tuple[str, ...]) -> None:
    assert snap_compare(lead_app, terminal_size=(60, 18), run_before=after(*keys))
