"""Panes at every size: what is always in sight stays, and neither focus nor text is lost on the way."""

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import Review, at, focused, screen_of

CASE = "NOR-03"
SIZES = [(60, 18), (80, 24), (120, 36)]


def in_sight(pilot: Pilot[None]) -> set[str]:
    """Names of the panes that are shown."""
    screen = screen_of(pilot)
    return {pane.value for pane in screen.panes.view.shown if screen.panes.pane_of(pane).region.height}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_question_legend_and_save_state_are_always_in_sight(review: Review, size: tuple[int, int]) -> None:
    async with review(CASE, size=size) as pilot:
        for key in ("j", "z", "z", "p", "escape", "o", "escape", "v", "v", "escape", "escape", "r", "escape", "a"):
            await press(pilot, key)
            text = shown(pilot)
            assert "Did the assessment explain the child's needs" in " ".join(text.split())
            legend = ("★", "●", "◐ Req", "○") if size[0] < 80 else ("★ Outst", "● Good", "◐ Req", "○ Inad")
            assert all(each in text for each in legend), key
            assert "✓ saved" in lines(pilot)[0]


async def test_tab_goes_round_the_panes_both_ways(review: Review) -> None:
    async with review(CASE) as pilot:
        assert focused(pilot) == "chronology"
        await press(pilot, "tab")
        assert focused(pilot) == "rationale"
        await press(pilot, "shift+tab")
        assert focused(pilot) == "chronology"


async def test_the_wide_screen_shows_three_columns_and_tab_visits_all_panes(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        assert in_sight(pilot) == {"checklist", "guidance", "rationale", "sources", "chronology", "event", "timeline"}
        visited = []
        for _ in range(7):
            await press(pilot, "tab")
            visited.append(focused(pilot))
        assert visited == ["event", "timeline", "checklist", "guidance", "rationale", "sources", "chronology"]


async def test_the_small_screen_shows_a_pane_at_a_time(review: Review) -> None:
    async with review(CASE, size=(60, 18)) as pilot:
        for pane in ("chronology", "event", "timeline", "checklist", "guidance", "rationale", "sources"):
            assert in_sight(pilot) == {pane}
            assert focused(pilot) == pane
            await press(pilot, "tab")


async def test_zoom_gives_a_pane_everything_but_question_and_a_line_of_legend(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "z")
        assert in_sight(pilot) == {"chronology"}
        assert sum("Outstanding" in line for line in lines(pilot)) == 1
        assert "2● Good" in shown(pilot)
        await press(pilot, "tab")
        assert in_sight(pilot) == {"rationale"}
        await press(pilot, "z")
        assert in_sight(pilot) == {"rationale", "sources", "chronology", "event"}


async def test_escape_gives_the_room_back(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "z", "escape")
        assert "chronology" in in_sight(pilot)
        assert screen_of(pilot).is_current


async def test_resizing_keeps_focus_text_and_place(review: Review) -> None:
    async with review("WLD-04") as pilot:
        await press(pilot, "right", "r")
        await type_text(pilot, "Words in the making")
        for width, height in ((120, 36), (60, 18), (200, 50), (80, 24)):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert (focused(pilot), at(pilot)) == ("writing", "1.2")
            assert "Words in the making" in shown(pilot)
        await type_text(pilot, ".")
        assert "Words in the making." in shown(pilot)


async def test_resizing_keeps_the_event_under_the_cursor(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "G")
        event = screen_of(pilot).panes.chronology.event
        for width, height in ((60, 18), (120, 36), (80, 24)):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert screen_of(pilot).panes.chronology.event == event
            assert "02/10/2012" in shown(pilot)


async def test_a_terminal_too_small_says_so_and_nothing_is_lost(review: Review) -> None:
    async with review("WLD-04") as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Kept")
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert "reviewtui needs 60 columns" in " ".join(shown(pilot).split())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        await type_text(pilot, " on")
        assert "Kept on" in shown(pilot)
        assert "2 words" in shown(pilot)


async def test_guidance_is_a_key_away_and_stays_beside_the_events(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "p")
        assert "Read the fullest assessment" in shown(pilot)
        await press(pilot, "tab", "down")
        assert (focused(pilot), "Read the fullest" in shown(pilot)) == ("chronology", True)
        await press(pilot, "right")
        assert "specialist assessment" in shown(pilot)
        await press(pilot, "p")
        assert "guidance" not in in_sight(pilot)


async def test_guidance_gives_its_room_to_the_rationale_on_the_wide_screen(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, "p", "p")
        assert "guidance" not in in_sight(pilot)
        await press(pilot, "p")
        assert focused(pilot) == "guidance"


async def test_the_guidance_scrolls_to_its_prompts(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "p", "G")
        assert "Are health, schooling" in shown(pilot)
        await press(pilot, "g")
        assert "Read the fullest" in shown(pilot)


async def test_the_small_screen_has_the_whole_legend_in_the_guidance(review: Review) -> None:
    async with review(CASE, size=(60, 18)) as pilot:
        await press(pilot, "p", "G")
        assert "contradicted by its own file" in " ".join(shown(pilot).split())


async def test_moving_in_the_checklist_moves_from_question_to_question(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "o", "j", "j", "j", "j")
        assert (at(pilot), focused(pilot)) == ("2.1", "checklist")
        assert "▸" in next(line for line in lines(pilot) if "2.1 One plan, shared" in line)
        await press(pilot, "G")
        assert at(pilot) == "4.3"
        await press(pilot, "g")
        assert at(pilot) == "1.1"
        await press(pilot, "o")
        assert focused(pilot) == "chronology"


async def test_answers_may_be_given_from_any_pane(review: Review) -> None:
    async with review("WLD-04", size=(120, 36)) as pilot:
        for number, _ in enumerate(range(6), 1):
            await press(pilot, "tab", "2")
            assert f"{number}/14" in shown(pilot)


async def test_escape_leads_from_any_pane_to_the_events_and_then_back(review: Review) -> None:
    for size in SIZES:
        async with review(CASE, size=size) as pilot:
            for key in ("enter", "o", "p", "v"):
                await press(pilot, key)
                assert focused(pilot) != "chronology"
                await press(pilot, "escape")
                assert focused(pilot) == "chronology"
            await press(pilot, "escape")
            assert not screen_of_is_open(pilot)


def screen_of_is_open(pilot: Pilot[None]) -> bool:
    """Whether the review is still open."""
    return any(screen.__class__.__name__ == "ReviewScreen" for screen in pilot.app.screen_stack)
