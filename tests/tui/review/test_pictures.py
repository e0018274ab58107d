"""Pictures of the review at its three sizes and in each of its states, compared with those that were looked at."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.tui import themes
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import press, settle
from tests.tui.review import frameworks
from tests.tui.review.conftest import screen_of
from tests.tui.small import INSPECTOR

SIZES = [(60, 18), (80, 24), (120, 36)]
JUDGED, UNTOUCHED, HOSTILE = "NOR-01", "NOR-02", "GLA-01"
STATES = {
    "judged": (JUDGED, "j"),
    "untouched": (UNTOUCHED, ""),
    "hostile_text": (HOSTILE, "l"),
    "zoomed": (JUDGED, "zj"),
    "guidance": (JUDGED, "p"),
    "checklist": (JUDGED, "oj"),
    "sources": (JUDGED, "v"),
    "picking_a_source": (UNTOUCHED, "v"),
    "adding_an_event": (UNTOUCHED, ("a", "1", "slash", "3", "enter")),
    "writing": (UNTOUCHED, "rNo one asked."),
    "narrowed": (JUDGED, ("slash", "t", "o", "l", "d", "enter")),
    "narrowing": (JUDGED, "f"),
    "reading_an_event": (JUDGED, ("j", "enter")),
    "timeline": (JUDGED, ("j", "j", "t")),
    "timeline_closer": (JUDGED, ("j", "j", "t", ">")),
    "documents": (JUDGED, "d"),
    "state_of_a_document": (JUDGED, ("d", "enter")),
    "finding": (JUDGED, "jj"),
    "deciding": (JUDGED, ("j", "j", "enter")),
    "correcting": (JUDGED, "jE"),
    "noting": (JUDGED, "jjjw"),
    "no_notes": (UNTOUCHED, "N"),
}


OTHERS = {
    "cfsr": ("cfsr-osri", ("]", "o")),
    "cfsr_number": ("cfsr-osri", ("g", "right", "right", "4")),
    "cfsr_forbidden": ("cfsr-osri", ("o", "g", "right", "right", "right", "right", "x")),
    "hmip": ("hmip-youth-2018", ("o", "g", "p")),
    "hmip_insufficient": ("hmip-youth-2018", ("o", "g", "right", "right")),
    "judgement_review": ("structured-judgement-review", ("o", "g")),
}
"""Framework and keys."""


def opened(case: str, keys: tuple[str, ...] | str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Open the review of a case, press keys, and wait until nothing is under way."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        assert isinstance(pilot.app, ReviewApp)
        pilot.app.open_review(OpenReview(case))
        await settle(pilot)
        await press(pilot, *("space" if key == " " else "full_stop" if key == "." else key for key in keys))
        while screen_of(pilot).panes.rationale.draft_timer is not None:
            await pilot.pause(0.05)
        await settle(pilot)

    return run


@pytest.mark.usefixtures("every_frame")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_state(
    snap_compare: Any, app: ReviewApp, state: tuple[str, tuple[str, ...] | str], size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=opened(*state))


@pytest.mark.parametrize("theme", themes.NAMES)
def test_theme(snap_compare: Any, small_store: Any, theme: str) -> None:
    app = ReviewApp(small_store, person=INSPECTOR, theme=theme)
    assert snap_compare(app, terminal_size=(80, 24), run_before=opened(JUDGED, "j"))


@pytest.mark.parametrize("size", SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_frameworks(
    snap_compare: Any, tmp_path: Path, other: tuple[str, tuple[str, ...]], size: tuple[int, int]
) -> None:
    code, keys = other
    app = ReviewApp(frameworks.make_judged(tmp_path, code), person=frameworks.WHO)
    assert snap_compare(app, terminal_size=size, run_before=opened(frameworks.CASES[0], keys))
