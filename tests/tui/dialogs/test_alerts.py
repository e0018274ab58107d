"""Alerts: raised with one line, never taken for a telephone, in sight until somebody was told."""

import pytest

from reviewtui.services.export.subjects import about
from reviewtui.services.inspections import Contact
from reviewtui.services.judging.alerts import Alert, alerts, raise_alert
from reviewtui.services.store.stores import Store
from reviewtui.tui.alert_line import AlertNews
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import Go
from reviewtui.tui.record.screen import RecordScreen
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.widgets.lines import AlertBanner
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import OTHER

BANNER = "⚑ OPEN ALERT GLA-01: phone Ada Lead, 07700 900461"


async def test_an_open_alert_stands_on_every_screen(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert BANNER in lines(pilot)[1]
        await press(pilot, "L")
        assert BANNER in lines(pilot)[1]


async def test_raising_one_says_that_it_tells_no_one_and_whom_to_ring(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "!", "2")
        await type_text(pilot, "Named as a victim elsewhere")
        await press(pilot, "enter")
        text = shown(pilot)
        assert "No one has been told. Phone now:" in text
        assert "07700 900461  " in text
        assert "020 7946 0182  Duty desk" in text
        (raised,) = alerts(small_store, "NOR-03")
        assert (raised.category, raised.text, raised.open) == ("others_at_risk", "Named as a victim elsewhere", True)
        await press(pilot, "enter")
        assert "2 OPEN ALERTS GLA-01, NOR-03" in shown(pilot)


async def test_an_alert_without_a_category_or_a_line_is_not_raised(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "!", "tab", "x", "enter")
        assert "Press 1, 2 or 3" in shown(pilot)
        await press(pilot, "1", "backspace", "enter")
        assert "Say in one line what is the matter." in shown(pilot)
        await press(pilot, "escape")
        assert len(alerts(small_store)) == 1


async def test_esc_keeps_what_is_typed_for_the_same_case_until_it_is_recorded(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "G", "!", "1")
        assert "Esc close, keep the text" in shown(pilot)
        await type_text(pilot, "Half a sentence")
        await press(pilot, "escape", "g", "!")
        assert "Half a sentence" not in shown(pilot)
        await press(pilot, "escape", "G", "!", "1")
        await type_text(pilot, " and the rest")
        assert "Half a sentence and the rest" in shown(pilot)
        await press(pilot, "escape", "W", "down", "down", "enter", "!")
        assert app.person == OTHER
        assert "Half a sentence" not in shown(pilot), "nobody signs what somebody else typed"
        await press(pilot, "escape", "W", "down", "enter", "!", "1")
        assert "Half a sentence and the rest" in shown(pilot)
        await press(pilot, "enter", "enter", "!")
        assert "Half a sentence" not in shown(pilot).partition("Raise an alert")[2]


async def test_the_category_can_be_chosen_with_the_arrows(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "!", "down", "down", "enter")
        await type_text(pilot, "Notes were changed")
        await press(pilot, "enter")
        assert [alert.category for alert in alerts(small_store)][-1] == "conduct"


async def test_the_banner_goes_once_who_was_told_when_and_what_was_done_are_recorded(
    app: ReviewApp, small_store: Store
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "T")
        await type_text(pilot, "Duty desk")
        await press(pilot, "enter")
        await type_text(pilot, "14:50")
        await press(pilot, "enter")
        assert app.alert_lines
        await type_text(pilot, "Strategy discussion tomorrow")
        await press(pilot, "enter")
        assert not app.alert_lines
        assert "ALERT" not in lines(pilot)[1]
        assert not any(alert.open for alert in alerts(small_store))


async def test_with_no_open_alert_t_does_nothing(app: ReviewApp, small_store: Store) -> None:
    from reviewtui.services.judging.alerts import record_told

    (alert,) = alerts(small_store)
    record_told(small_store, "Ada Lead", alert.id, told="Duty desk", told_at="now", done="rung")
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        await press(pilot, "T")
        assert app.screen is screen


async def test_in_the_smallest_window_the_number_to_ring_is_still_in_sight(app: ReviewApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert lines(pilot)[1].startswith(" ⚑ OPEN ALERT phone Ada Lead, 07700 900461")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["Jo Price", "Margaret Wilhelmina Oyelaran-Fitzgerald of the Duty Desk"])
@pytest.mark.parametrize("cases", [("N1",), ("R" * 40,), ("R" * 40, "S" * 40)])
async def test_however_long_names_and_references_are_the_number_is_whole(width: int, name: str, cases) -> None:
    alerts = tuple(
        Alert("d-1", case, "conduct", "…", "Ben", "2026-05-12T14:32:07Z", None, None, None) for case in cases
    )
    news = AlertNews(alerts, (Contact(name, "lead inspector, out of hours", "+44 (0)7700 900 461"),))
    app = ReviewApp()
    async with app.run_test(size=(width, 18)) as pilot:
        app.show_alerts(news)
        await settle(pilot)
        assert "+44 (0)7700 900 461" in lines(pilot)[1]


async def test_news_of_alerts_waits_for_a_screen_that_is_still_being_made(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.go(Go("record"))
        app.show_alerts(AlertNews((), ()))
        await settle(pilot)
        assert isinstance(app.screen, RecordScreen)


async def test_t_lists_the_open_alerts_and_goes_on_with_the_one_that_is_picked(
    app: ReviewApp, small_store: Store
) -> None:
    raise_alert(small_store, "Ada Lead", "NOR-03", "conduct", "Notes were changed")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "T")
        assert "NOR-03  Conduct: Notes were changed" in shown(pilot)
        await press(pilot, "G", "enter")
        assert "⚑ NOR-03: Conduct" in shown(pilot)
        await type_text(pilot, "Duty desk")
        await press(pilot, "escape")
    assert ["Duty desk" in draft.text for draft in about(small_store, "NOR-03").drafts] == [True]


async def test_an_alert_is_withdrawn_in_the_record_and_u_raises_it_again(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "tab", "D", "enter")
        assert "Give a reason" in shown(pilot)
        await type_text(pilot, "Another")
        await press(pilot, "escape")
        assert ["Another" in draft.text for draft in about(small_store, "GLA-01").drafts] == [True]
        await press(pilot, "D")
        await type_text(pilot, " child")
        await press(pilot, "enter")
        assert about(small_store, "GLA-01").drafts == ()
        assert not app.alert_lines
        assert "Withdrawn: Another child" in shown(pilot)
        await press(pilot, "enter")
        assert "Another child" in shown(pilot)
        await press(pilot, "enter")
        assert alerts(small_store)[0].withdrawn_because == "Another child"
        await press(pilot, "u")
        assert app.alert_lines
        assert alerts(small_store)[0].open


async def test_u_says_why_a_raised_alert_is_not_undone(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "!", "2")
        await type_text(pilot, "Seen")
        await press(pilot, "enter", "enter", "u")
        assert "an alert is not undone" in " ".join(shown(pilot).split())
        assert len(alerts(small_store)) == 2


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_banner_always_has_its_key(app: ReviewApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "T " in lines(pilot)[1]
        assert lines(pilot)[1].endswith("told")


async def test_the_banner_is_loud_in_the_review_of_its_case_and_quiet_elsewhere(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        loud = []
        for keys in ((), ("S",), ("C", "g", "enter"), ("q", "G", "enter")):
            await press(pilot, *keys)
            case = app.screen.case_at_hand() if isinstance(app.screen, ReviewScreen) else ""
            loud.append((case, app.screen.query_one(AlertBanner).has_class("-loud")))
        assert loud == [("", False), ("", False), ("GLA-01", True), ("NOR-03", False)]


async def test_in_the_smallest_window_a_long_alert_leaves_room_for_what_is_typed(
    app: ReviewApp, small_store: Store
) -> None:
    raise_alert(small_store, "Ada Lead", "NOR-01", "child_at_risk", "Seen again at the address. " * 9)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await press(pilot, "T", "end", "enter")
        assert all(words in shown(pilot) for words in ("Seen again", "Who was told", "What was done", "Enter save"))
