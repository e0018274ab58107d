"""The search across all cases, as a person sees it."""

import pytest

from reviewtui.report.search import hit_columns
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.search.screen import SearchScreen
from tests.tui.conftest import press, settle, shown, type_text


@pytest.mark.parametrize("key", ["F", "ctrl+f"])
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 50)])
async def test_what_is_typed_is_found_and_enter_goes_there(app: ReviewApp, key: str, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, SearchScreen)
        await type_text(pilot, "teach")
        assert "5 in 5 cases" in shown(pilot)
        await press(pilot, "enter", "down", "down", "enter")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.reference == "NOR-01"
        event = screen.panes.chronology.event
        assert event is not None
        assert event.id == "e1"
        await press(pilot, "q")
        assert isinstance(app.screen, SearchScreen), "back leads to what was found"


async def test_a_rationale_is_gone_to_at_its_question(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await type_text(pilot, "officer")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.state is not None
        assert (app.screen.reference, app.screen.state.at, app.screen.pane) == ("GLA-01", "1.2", "rationale")


async def test_what_was_found_has_no_power_over_the_terminal(app: ReviewApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await type_text(pilot, "officer")
        text = shown(pilot)
        assert "[bold]Report [REDACTED][/] by [Officer A]" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)


async def test_with_nothing_typed_esc_leads_back(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        assert "Type what to search for in all cases." in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, CasesScreen)


async def test_another_search_begins_with_an_empty_line(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await type_text(pilot, "zzz")
        assert "Nothing was found" in shown(pilot)
        await press(pilot, "enter", "c")
        await type_text(pilot, "teacher")
        assert "5 in 5 cases" in shown(pilot)


def test_what_the_words_stand_in_is_no_order() -> None:
    assert [column.title for column in hit_columns(120, "") if column.sorts] == ["Case", "Text"]
