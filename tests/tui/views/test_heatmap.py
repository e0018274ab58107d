"""Heat map: every answer in one place, under a filter that is always in sight, and each a key from its review."""

from pathlib import Path

from textual.pilot import Pilot

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.summary.screen import SummaryScreen
from reviewtui.tui.summary.sites import SitesScreen
from reviewtui.tui.views.heatmap import HeatMapScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, settle, shown
from tests.tui.summary.conftest import open_summary

WIDTH = 30
"""Cells before the first case at 80 columns: as many cases as 24 all fit."""


def letters(pilot: Pilot[None], code: str) -> str:
    """The letters in the line of a question, without the brackets of the cursor."""
    line = next(line for line in lines(pilot) if line[1:].startswith(f"{code} "))
    return "".join(line[-48:].translate({ord("["): " ", ord("]"): " "}).split())


async def test_24_cases_and_14_questions_fit_and_lead_to_what_is_behind(
    lead_app: ReviewApp, sample_store: Path, run: Run
) -> None:
    told = run("summary", "--view", "heatmap", "--json", store=sample_store).json
    lowest = run("summary", "--view", "heatmap", "--sort", "lowest", "--json", store=sample_store).json
    letter = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I", "not_applicable": "x"}

    def column(document: dict[str, list[list[str]]], place: int) -> str:
        return "".join(letter.get(cells[place], "·") for cells in document["cells"])

    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "h")
        assert isinstance(lead_app.screen, HeatMapScreen)
        for place, code in enumerate(told["columns"]):
            assert letters(pilot, code) == column(told, place), code
        assert "Heat map · by site" in lines(pilot)[0]
        assert "filter: none · 24 cases" in lines(pilot)[0]
        for name in ("North", "Estuary", "MOR", "Glannau", "City", "Weald"):
            assert name in lines(pilot)[2]
        await press(pilot, "right", "l", "j", "j")
        assert "NOR-03 North · 1.3: Requires improvement" in shown(pilot)
        assert "[R]" in next(line for line in lines(pilot) if line.startswith("▸1.3"))
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, ReviewScreen)
        assert lead_app.screen.reference == "NOR-03"
        assert "1.3" in shown(pilot)
        await press(pilot, "escape")
        assert "NOR-03 North · 1.3" in shown(pilot)
        await press(pilot, "a")
        assert isinstance(lead_app.screen, JudgementsScreen)
        assert "1.3 " in lines(pilot)[0]
        await press(pilot, "q", "o")
        assert "lowest first" in lines(pilot)[0]
        assert "NOR-03 North · 1.3" in shown(pilot)
        assert letters(pilot, "1.1") == column(lowest, 0)
        await press(pilot, "]")
        assert "no answer yet" in shown(pilot)
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_a_filter_is_in_sight_goes_along_and_lets_go(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "h", "f")
        assert "Looked after" in shown(pilot) or "Inspector" in shown(pilot)
        await press(pilot, *"moorside", "enter")
        assert "filter: site Moorside · 4 cases" in lines(pilot)[0]
        assert "North" not in lines(pilot)[2]
        await press(pilot, "f", *"not started", "enter")
        assert "No cases match the filter" in shown(pilot)
        assert "filter: site Moorside · 4 cases" in lines(pilot)[0]
        await press(pilot, "d")
        assert "Sites by questions" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, SitesScreen)
        assert "filter: site Moorside · 4 cases" in lines(pilot)[0]
        assert "Moorside" in lines(pilot)[2]
        assert "North" not in lines(pilot)[2]
        await press(pilot, "c")
        assert "filter: none · 24 cases" in lines(pilot)[0]
        await press(pilot, "q")
        assert isinstance(lead_app.screen, HeatMapScreen)


async def test_more_cases_than_fit_move_with_the_cursor(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(60, 18)) as pilot:
        await open_summary(pilot, "h")
        assert "Weald" not in lines(pilot)[2]
        assert "›" in lines(pilot)[2]
        await press(pilot, "]", "]")
        assert "Weald" in lines(pilot)[2]
        assert "‹" in lines(pilot)[2]
        assert "WLD-04 Weald" in shown(pilot)
        await press(pilot, "[", "[")
        assert "NOR-01 North" in shown(pilot)


async def test_what_another_process_commits_appears_by_itself(
    lead_app: ReviewApp, sample_store: Path, run: Run
) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "h", *["right"] * 7)
        assert "EST-04 Estuary · 1.1: no answer yet" in shown(pilot)
        assert run("judge", "EST-04", "1.1", "good", store=sample_store, person="Daniel Okafor").code == 0
        lead_app._follow_store()
        await settle(pilot)
        assert letters(pilot, "1.1")[7] == "G"
        assert "EST-04 Estuary · 1.1: Good" in shown(pilot)
