"""The summary on frameworks of every kind: nothing on it belongs to one framework alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.framework.shipped import codes
from reviewtui.services.lead.decisions import decide
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.panel.screen import PanelScreen
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.summary.screen import SummaryScreen
from reviewtui.tui.summary.sites import SitesScreen
from tests.tui import small
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.other_frameworks import store_on
from tests.tui.summary.conftest import open_summary
from tests.tui.summary.test_pictures import SIZES, after
from tests.tui.summary.test_summary import line_of

GIVEN: dict[str, Any] = {"sat": ["Ada"], "held_on": "2026-06-01", "reason": "Read together."}


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Three cases on the framework that the test names."""
    made = store_on(request.param, tmp_path)
    yield made
    made.close()


@pytest.fixture
def app(store: Store) -> ReviewApp:
    """The app on them, with the lead acting."""
    return ReviewApp(store, person=small.LEAD)


def on(code: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("store", [code], indirect=True, ids=[code])


every = pytest.mark.parametrize("store", codes(), indirect=True)


async def find(pilot: Pilot[None], text: str) -> None:
    """Narrow the lines to one and go to the first."""
    await press(pilot, "/")
    await type_text(pilot, text)
    await press(pilot, "enter", "g")


@every
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_whole_list_can_be_walked_and_left(app: ReviewApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_summary(pilot, "j", "pagedown", "G", "e", "escape")
        await press(pilot, "s", "G", "right", "q")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "G", "enter")
        assert isinstance(app.screen, JudgementsScreen | PanelScreen)


@on("hmip-youth-2018")
async def test_judged_standards_wait_for_the_panel(app: ReviewApp, store: Store) -> None:
    decide(store, small.LEAD, "1.2", "judged", rating="good", **GIVEN)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot)
        assert line_of(pilot, "1.1").endswith("panel judges      not decided")
        assert line_of(pilot, "1.2").endswith("panel judged      GOOD")
        assert "A panel decides this rating and has not decided it yet." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PanelScreen)


@on("cfsr-osri")
async def test_what_is_asked_about_the_case_itself_is_said_never_to_be_rated(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert lines(pilot)[-2].strip() == "What is asked about the case itself is counted and never rated."


@on("jtai-tracking")
async def test_what_is_never_rated_has_counts_and_an_empty_rating(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j")
        assert "no overall rating · DRAFT" in lines(pilot)[0]
        assert line_of(pilot, "1").endswith("counts only")
        assert re.search(r" 1/2 SM·$", line_of(pilot, "1.1"))
        await press(pilot, "k", "enter")
        assert "All 3" in shown(pilot)
        assert "not rated" in shown(pilot)


@on("structured-judgement-review")
async def test_an_overall_that_is_judged_says_so_before_and_after(app: ReviewApp, store: Store) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot)
        assert "overall panel judges · DRAFT, not signed off" in lines(pilot)[0]
    decide(store, small.LEAD, "overall", "judged", rating="poor", **GIVEN)
    again = ReviewApp(store, person=small.LEAD)
    async with again.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot)
        assert "overall ◔ Poor care · panel · DRAFT, not signed off" in lines(pilot)[0]


@on("cfsr-osri")
async def test_sections_stand_in_their_standard_with_the_cases_own_ratings(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert lines(pilot)[3].strip("▸ ") == "About the case"
        await find(pilot, "12A")
        assert [line[1:].split()[0] for line in lines(pilot)[3:6]] == ["WB1", "12", "12A"]
        assert re.search(r"\d/\d [SAx·]{3}$", line_of(pilot, "12A"))
        await press(pilot, "j", "j")
        assert "12A: In the cases: " in shown(pilot)
        assert "why" not in lines(pilot)[-1]
        await press(pilot, "e")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert "12A " in lines(pilot)[0]
        assert "All 3" in shown(pilot)


@on("cfsr-osri")
async def test_a_standard_of_shares_shows_its_share_on_its_own_scale(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        await find(pilot, "S2 ")
        assert re.search(r" \d/\d [SPNx]+·* +NOT CONFORMING n$", line_of(pilot, "S2"))


@on("cfsr-osri")
async def test_a_heading_over_what_is_asked_about_the_case_opens_nothing(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "enter", "e", "s", "enter")
        assert isinstance(app.screen, SitesScreen)


@every
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture(snap_compare: Any, app: ReviewApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("S", "j"))
