"""Pictures of every screen at full use and at its widest, compared with those that were looked at."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store
from reviewtui.tui import themes
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle
from tests.tui.small import INSPECTOR

SIZES = [(80, 24), (120, 36)]
SCREENS = {
    "cases": (),
    "cases_narrowed": ("/", "n", "o", "r", "enter"),
    "narrowing": ("f", "down"),
    "adding": ("a",),
    "importing": ("I",),
    "raising_an_alert": ("!",),
    "recording_who_was_told": ("T",),
    "record": ("L",),
    "an_entry_in_full": ("L", "j", "enter"),
    "an_alert_in_full": ("L", "tab", "enter"),
    "help": ("?",),
    "palette": (":",),
    "who_is_acting": ("W",),
}


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Settle, and press keys."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [(), ("n",), ("o",)], ids=["first_run", "new_store", "open_store"])
def test_first_run(snap_compare: Any, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(ReviewApp(), terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("theme", themes.NAMES)
def test_theme(snap_compare: Any, small_store: Store, theme: str) -> None:
    app = ReviewApp(small_store, person=INSPECTOR, theme=theme)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("j"))


def test_smallest(snap_compare: Any, app: ReviewApp) -> None:
    assert snap_compare(app, terminal_size=(60, 18), run_before=after())


def test_too_small(snap_compare: Any, app: ReviewApp) -> None:
    assert snap_compare(app, terminal_size=(50, 12), run_before=after())
