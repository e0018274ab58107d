"""Going from screen to screen, and back to where one was."""

import pytest

from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.record.screen import RecordScreen
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.summary.screen import SummaryScreen
from tests.tui.conftest import press, settle, shown


@pytest.mark.parametrize("key", ["enter", "R", "f3", "l"])
async def test_the_review_of_the_case_under_the_cursor_opens_and_q_leads_back(app: ReviewApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", key)
        assert isinstance(app.screen, ReviewScreen)
        assert "NOR-01" in shown(pilot)
        await press(pilot, "q")
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.case_at_hand() == "NOR-01"


@pytest.mark.parametrize("key", ["S", "f4"])
async def test_the_summary_opens_and_its_lines_lead_to_cases_and_back(app: ReviewApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "L", "q")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "C")
        assert isinstance(app.screen, CasesScreen)
        assert not app.can_go_back


async def test_a_line_of_the_record_leads_to_its_question(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "j", "o")
        assert isinstance(app.screen, ReviewScreen)
        assert "1.2 " in shown(pilot)
        await press(pilot, "q")
        assert isinstance(app.screen, RecordScreen)


async def test_a_case_named_on_the_command_line_opens_first_with_the_list_beneath(small_store) -> None:
    app = ReviewApp(small_store, person="Ada Lead", case="NOR-02")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, CasesScreen)


async def test_with_no_case_at_hand_the_review_asks_to_choose_one(tmp_path) -> None:
    from reviewtui.services.store.stores import create

    store = create(tmp_path / "empty.store", plain=True)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await settle(pilot)
        await press(pilot, "R")
        assert "Choose a case first: Enter on its line in Cases" in shown(pilot)
    store.close()
