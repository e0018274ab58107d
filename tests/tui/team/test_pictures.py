"""Pictures of the team's windows, compared with those that were looked at."""

from typing import Any

import pytest

from reviewtui.tui.app import ReviewApp
from tests.tui.test_pictures import after

SIZES = [(80, 24), (120, 36)]
SCREENS = {
    "team": ("M",),
    "missing": ("M", "s"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_window(snap_compare: Any, app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))
