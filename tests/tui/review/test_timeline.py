"""The timeline under the chronology: the two go together, event by event."""

from textual.pilot import Pilot

from reviewtui.report.timeline import Zoom
from tests.tui.conftest import lines, press, settle, shown
from tests.tui.review.conftest import Review, at, focused, screen_of, told

CASE = "NOR-03"
EIGHTH = "04/02/2009"


def event_id(pilot: Pilot[None]) -> str | None:
    event = screen_of(pilot).panes.chronology.event
    return event.id if event else None


async def test_at_120_columns_it_stands_beneath_the_chronology(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        assert "Timeline 03/2006 to 12/2012" in shown(pilot)
        assert any("│ CRT" in line for line in lines(pilot))


async def test_at_80_columns_t_gives_it_the_width_with_the_list_over_it(review: Review) -> None:
    async with review(CASE) as pilot:
        assert "Timeline" not in shown(pilot)
        await press(pilot, "j", "t")
        assert focused(pilot) == "timeline"
        assert "Timeline 03/2006" in shown(pilot)
        assert "Chronology 1/26" in shown(pilot)
        await press(pilot, "t")
        assert focused(pilot) == "chronology"
        assert "Timeline" not in shown(pilot)


async def test_escape_leads_back_to_the_list(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "t", "escape")
        assert focused(pilot) == "chronology"


async def test_moving_on_the_timeline_moves_the_list(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "t", "right", "right", "right")
        assert event_id(pilot) == "e3"
        await press(pilot, "left")
        assert event_id(pilot) == "e2"
        assert at(pilot) == "1.1"
        await press(pilot, "G")
        assert event_id(pilot) == screen_of(pilot).panes.chronology.events[-1].id
        await press(pilot, "g")
        assert event_id(pilot) == "e1"


async def test_moving_in_the_list_moves_the_timeline(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, *"jjjjjjjj")
        view = screen_of(pilot).panes.timeline.view
        assert view.cursor_screen_offset.x > view.content_region.x + 4
        before = view.cursor_screen_offset
        await press(pilot, *"kkkk")
        assert view.cursor_screen_offset.x < before.x


async def test_up_and_down_go_to_the_nearest_event_of_another_lane(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "j", "t", "up")
        event = screen_of(pilot).panes.chronology.event
        assert event is not None
        assert event.agency == "police"
        await press(pilot, "up", "up")
        event = screen_of(pilot).panes.chronology.event
        assert event is not None
        assert event.agency == "social_care"


async def test_closer_and_wider_keep_the_event_in_sight(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "G", "t", ">", ">")
        view = screen_of(pilot).panes.timeline.view
        assert view.zoom is Zoom.YEAR
        assert "one year" in shown(pilot)
        assert view.window.holds(view.course.days[event_id(pilot) or ""])
        await press(pilot, "g")
        assert view.window.holds(view.course.days["e1"])
        await press(pilot, "<", "<", "<")
        assert view.zoom is Zoom.WHOLE


async def test_a_filter_holds_for_both(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, "slash", *"police", "enter")
        view = screen_of(pilot).panes.timeline.view
        assert len(view.course.days) == len(screen_of(pilot).panes.chronology.events) < 26
        await press(pilot, "escape")
        assert len(view.course.days) == 26


async def test_an_event_that_fits_nothing_leaves_no_lanes(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, "slash", *"zzz", "enter")
        assert "No events." in shown(pilot)


async def test_space_links_the_event_at_hand(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "t", "right", "space")
        state_at_hand = screen_of(pilot).state
        assert state_at_hand is not None
        assert {"event": "e1"} in state_at_hand.judged.evidence


async def test_what_its_letters_mean_and_how_long_things_took_stand_beneath_it(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, "t")
        assert "w social worker allocated" in shown(pilot)
        assert "– From disclosure to sentence: 252 days, no limit" in shown(pilot)


async def test_how_long_things_took_is_told_of_the_case_and_under_the_question_it_bears_on(review: Review) -> None:
    async with review(CASE) as pilot:
        assert "? From referral to strategy discussion: between 0 and 47 hours, cannot be determined" in told(
            pilot, "event"
        )
        await press(pilot, "p")
        screen_of(pilot).stand_at("4.1")
        await settle(pilot)
        assert "158 days without contact or intervention" in told(pilot, "guidance")
        screen_of(pilot).stand_at("4.2")
        await settle(pilot)
        assert "158 days" not in told(pilot, "guidance")


async def test_a_click_goes_to_the_nearest_event_of_the_lane(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "t")
        await pilot.click("TimelineView", offset=(70, 1))
        await press(pilot)
        event = screen_of(pilot).panes.chronology.event
        assert event is not None
        assert event.agency == "police"
