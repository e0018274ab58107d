"""Progress by inspector."""

import re
from pathlib import Path

import pytest

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.summary.screen import SummaryScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, shown
from tests.tui.summary.conftest import open_summary


async def test_each_inspector_has_the_figures_the_verb_prints(
    lead_app: ReviewApp, sample_store: Path, run: Run
) -> None:
    people = run("summary", "--json", store=sample_store).json["progress"]["people"]
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "i")
        for person in people:
            line = next(line for line in lines(pilot) if person["name"] in line)
            figures = [str(person[name]) for name in ("judged", "started", "judgements", "owed")]
            assert line.partition(person["name"])[2].split()[:4] == figures


async def test_enter_shows_the_inspectors_cases_and_back_leads_to_the_summary(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "f", *"yes", "enter", "i", "enter")
        assert " · disability yes " in lines(pilot)[0]
        await press(pilot, "q", "c", "i", "j", "enter")
        assert isinstance(lead_app.screen, CasesScreen)
        assert "judged by Ruth Hallam" in lines(pilot)[0]
        assert "Daniel Okafor" not in shown(pilot)
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SummaryScreen)
        assert next(line for line in lines(pilot) if line.startswith("▸")).startswith("▸1.1 ")


async def test_what_an_inspector_owes_leads_to_the_cases_that_owe_it(
    lead_app: ReviewApp, sample_store: Path, run: Run
) -> None:
    cases = run("cases", "--json", store=sample_store).json["cases"]
    people = run("summary", "--json", store=sample_store).json["progress"]["people"]
    place, person = next((place, person) for place, person in enumerate(people) if person["owed"])
    owing = {case["reference"] for case in cases if case["owed"] and person["name"] in case["inspectors"]}
    assert sum(case["owed"] for case in cases if case["reference"] in owing) == person["owed"]
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot, "i", *["j"] * place, "o")
        assert isinstance(lead_app.screen, CasesScreen)
        assert "with something missing" in lines(pilot)[0]
        assert {line[1:7] for line in lines(pilot) if re.match(r".[A-Z]{3}-\d\d ", line)} == owing


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_figures_stand_under_their_names(lead_app: ReviewApp, size: tuple[int, int]) -> None:
    async with lead_app.run_test(size=size) as pilot:
        await open_summary(pilot, "i")
        heading = next(line for line in lines(pilot) if "Inspector " in line and "missing" in line)
        line = next(line for line in lines(pilot) if "Daniel Okafor" in line)
        for name, figure in (("complete", "6"), ("in progress", "1"), ("answered", "91"), ("missing", "2")):
            end = heading.index(f" {name}") + 1 + len(name)
            assert line[:end].endswith(f" {figure}")


async def test_i_again_closes_the_window(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "i", "i")
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_the_panel_names_as_many_as_fit_and_says_how_many_more() -> None:
    from reviewtui.services.team.progress import PersonProgress, Progress
    from reviewtui.tui.summary.panels import people_lines

    people = tuple(PersonProgress(f"Inspector {number}", 1, 0, 14, 0) for number in range(9))
    progress = Progress(9, 9, 0, 0, 126, 0, 0, 0, people)
    text = people_lines(progress, 60, 6).plain.splitlines()
    assert len(text) == 6
    assert text[-1] == "and 5 more: i lists them"
    assert "No judgements" in people_lines(Progress(9, 0, 0, 9, 0, 0, 0, 0, ()), 60, 6).plain
