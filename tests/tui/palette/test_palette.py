"""The palette knows the inspection: what is typed finds cases, questions, documents, people, sites and guides."""

import asyncio
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from reviewtui.services.cases.targets import targets
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs.guide import GuideDialog
from reviewtui.tui.palette.dialog import Palette
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.summary.judgements import JudgementsScreen
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.small import OTHER


def review(app: ReviewApp) -> ReviewScreen:
    """The review that is shown."""
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for something that a thread of Textual's own works at."""
    async with asyncio.timeout(20):
        while not is_so():
            await asyncio.sleep(0.02)
            await settle(pilot)


async def test_a_reference_typed_from_anywhere_opens_its_case(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "ctrl+p")
        await type_text(pilot, "gla-02")
        assert "North" not in shown(pilot)
        await press(pilot, "enter")
        assert review(app).reference == "GLA-02"


async def test_enter_right_behind_the_text_waits_for_what_fits(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(":", *"nor-02", "enter")
        await settle(pilot)
        assert review(app).reference == "NOR-02"


async def test_a_question_is_gone_to_in_the_case_at_hand(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        before, reference = review(app), review(app).reference
        await press(pilot, ":")
        await type_text(pilot, "2.4")
        await press(pilot, "enter")
        assert review(app) is before, "the same review goes to the question"
        assert before.reference == reference
        assert before.state is not None
        assert before.state.at == "2.4"


async def test_case_and_question_typed_together_lead_to_both(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", ":")
        await type_text(pilot, "nor-03 3.2")
        await press(pilot, "enter")
        state = review(app).state
        assert review(app).reference == "NOR-03"
        assert state is not None
        assert state.at == "3.2"


async def test_a_question_leads_to_its_answers_in_all_cases_too(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        await type_text(pilot, "2.4 all cases")
        await press(pilot, "enter")
        assert isinstance(app.screen, JudgementsScreen)


async def test_a_document_opens_where_it_is_listed(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        await type_text(pilot, "crime rep")
        assert "NOR-01 d1" in shown(pilot)
        await press(pilot, "enter")
        document = review(app).panes.documents.document
        assert document is not None
        assert document.title == "Crime report"
        assert review(app).pane == "documents"


@pytest.mark.parametrize(("typed", "cases"), [("cai", 1), ("glannau mor", 2)])
async def test_a_person_and_a_site_lead_to_their_cases(app: ReviewApp, typed: str, cases: int) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        await type_text(pilot, f"cases of {typed}")
        await press(pilot, "enter")
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.query_one("PagedList").virtual_size.height == cases


async def test_a_guide_opens_at_its_heading(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        await type_text(pilot, "judge a case")
        await press(pilot, "enter")
        assert isinstance(app.screen, GuideDialog), shown(pilot)
        await until(pilot, lambda: "Judge a case" in shown(pilot))
        assert "Look around in the demo" not in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, CasesScreen)


async def test_the_colours_are_found_by_the_word_theme(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = app.theme
        await press(pilot, ":")
        await type_text(pilot, "theme")
        assert "K  " in shown(pilot), "the key stands beside it"
        await press(pilot, "enter")
        assert app.theme != before


@pytest.mark.parametrize("size", [(60, 18), (120, 36), (200, 50)])
async def test_it_stands_at_every_size(app: ReviewApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        assert isinstance(app.screen, Palette)
        await type_text(pilot, "nor")
        assert "NOR-01" in shown(pilot)
        assert "cases of North" in shown(pilot)


def test_what_fits_is_compared_without_accents_and_case(small_store: Store) -> None:
    found = targets(small_store, "SIAN", None)
    assert [(target.kind, target.code) for target in found if target.kind == "person"] == [("person", "Siân Inspector")]


def test_a_person_with_a_case_is_found_beside_it(small_store: Store) -> None:
    kinds = {target.kind for target in targets(small_store, OTHER, None)}
    assert kinds == {"person", "case"}


def test_nothing_typed_finds_nothing(small_store: Store) -> None:
    assert targets(small_store, "  ", "NOR-01") == ()
