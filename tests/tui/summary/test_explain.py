"""One key on any rating says why it is what it is, and the same key goes back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store
from reviewtui.services.summary.explaining import explain
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.explain import ExplainDialog
from reviewtui.tui.explain.dialog import parts
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.summary.screen import SummaryScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, shown
from tests.tui.summary.conftest import open_summary


def window(pilot: Pilot[None]) -> str:
    """The text in the window, its lines joined."""
    inside = [line.partition("│")[2].rpartition("│")[0] for line in lines(pilot) if line.count("│") > 1]
    return " ".join(" ".join(inside).split())


async def test_e_says_all_the_verb_says_about_the_line(lead_app: ReviewApp, sample_store: Path, run: Run) -> None:
    told = run("explain", "1.2", "--json", store=sample_store).json
    async with lead_app.run_test(size=(78, 60)) as pilot:
        await open_summary(pilot, "j", "j", "e")
        text = window(pilot)
        assert f"Why: {told['title']}" in text
        assert told["because"]["text"] in text
        assert [step for step in told["steps"] if step not in text] == []
        assert [change for change in told["changes"] if change["sentence"] not in text] == []
        readings = [f"{reading['title']}: {reading['text']}" for reading in told["inputs"]]
        assert [reading for reading in readings if reading not in text] == []
        assert "Not answered yet: 4 cases" in text


async def test_an_answer_that_no_case_has_is_named_by_its_label_alone(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(78, 60)) as pilot:
        await open_summary(pilot, "j", "e")
        text = window(pilot)
        assert "Inadequate: 0 cases" in text
        assert "inadequate" not in text


async def test_capital_e_explains_the_whole(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot, "E")
        assert "Why: Overall" in shown(pilot)
        assert "4 Timeliness: Inadequate" in shown(pilot)


async def test_e_explains_a_figure_from_the_judgements_behind_it(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot, "j", "enter", "e")
        assert "Why: 1.1" in shown(pilot)
        await press(pilot, "e")
        assert isinstance(lead_app.screen, JudgementsScreen)


@pytest.mark.parametrize("key", ["e", "q", "enter", "escape"])
async def test_it_closes_with_the_key_that_opened_it_and_those_of_every_window(lead_app: ReviewApp, key: str) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "e", key)
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_what_does_not_fit_is_scrolled_to_and_the_keys_stay_in_sight(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(60, 18)) as pilot:
        await open_summary(pilot, "e")
        assert "e close" in shown(pilot)
        assert "Notes" not in shown(pilot)
        await press(pilot, "G")
        assert "one judgement would change the rating" in window(pilot)
        await press(pilot, "g")
        assert "is the lowest of 4" in shown(pilot)
        await press(pilot, "j", "space", "k", "b")
        assert isinstance(lead_app.screen, ExplainDialog)


def test_many_cases_are_counted_after_the_first_few(sample: Store) -> None:
    explained = explain(sample, "1.2")
    many = explained._replace(inputs=(explained.inputs[0]._replace(cases=tuple(f"C-{n:03}" for n in range(40))),))
    read = next(part for part in parts(many) if part.heading == "What it read")
    assert "C-011 and 28 more" in read.paragraphs[0].plain
    assert "C-012" not in read.paragraphs[0].plain


def test_a_rating_that_nothing_changes_says_so(sample: Store) -> None:
    fixed = explain(sample, "1.2")._replace(changes=())
    assert parts(fixed)[0].paragraphs[0].plain.startswith("No single judgement")
