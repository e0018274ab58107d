"""Pictures of the team's windows, compared with those that were looked at."""

from pathlib import Path
from typing import Any

import pytest

from reviewtui.services import acts
from reviewtui.services.judging.comments import comment, comments, reply
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from tests.tui.small import INSPECTOR, LEAD
from tests.tui.team.test_moderating import judged_twice
from tests.tui.test_pictures import after

SIZES = [(80, 24), (120, 36)]
SCREENS = {
    "team": ("M",),
    "missing": ("M", "s"),
    "handing_in": ("H",),
    "signing_off": ("M", "i"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_window(snap_compare: Any, app: ReviewApp, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_comments(
    snap_compare: Any,
    app: ReviewApp,
    small_store: Store,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(acts, "now", lambda: ("2026-05-13T09:00:00Z", 60))
    comment(small_store, LEAD, "NOR-01", "1.1", "Which page does this rest on?")
    reply(small_store, INSPECTOR, "NOR-01", comments(small_store)[0].id, "Page 4 of the crime report.")
    assert snap_compare(app, terminal_size=size, run_before=after("j", "j", "enter", "m", "k"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_merging(
    snap_compare: Any, app: ReviewApp, stick: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(stick.parent)  # the path is in the picture
    assert snap_compare(app, terminal_size=size, run_before=after("M", "m", *stick.name, "enter"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [("M", "w", "s", "space"), ("M", "d")], ids=["allocating", "moderating"])
def test_screen(snap_compare: Any, small_store: Store, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    judged_twice(small_store)
    assert snap_compare(ReviewApp(small_store, person=LEAD), terminal_size=size, run_before=after(*keys))
