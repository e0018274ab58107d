"""Any screen on any other lives through any change of size, and may be left in the midst of one."""

import pytest

from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle, shown

PLACES = ("R", "S", "P", "f7", "f8", "L")
"""Keys that lead to each of the main screens."""
SMALL, NORMAL, LARGE, TOO_SMALL = (60, 18), (80, 24), (200, 50), (40, 10)


@pytest.mark.parametrize("under", PLACES)
async def test_any_two_screens_live_through_any_size(app: ReviewApp, under: str) -> None:
    async with app.run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        for over in PLACES:
            await press(pilot, under, over)
            for size in (SMALL, LARGE, TOO_SMALL, SMALL):
                await pilot.resize_terminal(*size)
            await press(pilot, "q")
            await pilot.resize_terminal(*NORMAL)
            await settle(pilot)
        await press(pilot, "C")
        assert "NOR-01" in shown(pilot)
