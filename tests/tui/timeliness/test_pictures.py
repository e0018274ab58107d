"""Pictures of timeliness and the missed opportunities, compared with those that were looked at."""

from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.tui.app import ReviewApp
from tests.tui.test_pictures import SIZES
from tests.tui.timeliness.conftest import go

SCREENS: dict[str, tuple[str, ...]] = {
    "timeliness": ("t",),
    "cases_behind_a_measure": ("t", "j", "j", "enter"),
    "missed": ("m",),
    "findings": ("m", "enter", "c", "j"),
    "dismissing": ("m", "enter", "d"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, lead_app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await go(pilot, *keys)

    assert snap_compare(lead_app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("key", ["t", "m"])
def test_smallest(snap_compare: Any, lead_app: ReviewApp, key: str) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await go(pilot, key)

    assert snap_compare(lead_app, terminal_size=(60, 18), run_before=run)
