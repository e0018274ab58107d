"""Record: who did what, newest first, and every alert."""

from reviewtui.services.judging.alerts import alerts
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.moments import as_told, day, day_and_time, in_full
from tests.tui.conftest import lines, press, settle, shown, type_text


async def test_the_newest_entry_comes_first(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert lines(pilot)[2].startswith("─ History · 50 entries ─")
        assert "Cai Inspector" in lines(pilot)[3]
        assert "GLA-01 alert" in lines(pilot)[3]


async def test_enter_shows_an_entry_in_full(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "j", "j", "j", "j", "enter")
        text = shown(pilot)
        assert "NOR-01 4.3 judged Requires improvement." in text
        assert "Both files say so." in text
        assert "Siân Inspector, 12 May 2026, " in text
        assert "laptop01-46" in text


async def test_tab_goes_to_the_alerts_and_enter_shows_one(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "tab", "enter")
        text = shown(pilot)
        assert "⚑ GLA-01: Child at risk" in text
        assert "not recorded yet. Press T to record it." in text


async def test_t_records_who_was_told_of_the_alert_under_the_cursor(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "tab", "T")
        for text in ("Ada Lead", "14:50", "Rung the duty desk"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        assert "✓ closed GLA-01" in shown(pilot)
        assert not alerts(small_store)[0].open


async def test_the_record_of_one_case_holds_nothing_else(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "L", "c")
        assert lines(pilot)[0].startswith(" Record · NOR-03")
        assert "No alert was raised." in shown(pilot)
        assert "GLA-01 1.1" not in shown(pilot)


async def test_q_leads_back(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "G", "L", "q")
        assert app.screen.case_at_hand() == "NOR-03"


def test_a_moment_that_is_none_is_shown_as_it_stands_in_the_record() -> None:
    for moment in ("2026-02-30T10:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        assert day_and_time(moment) == moment
    assert in_full("2026-02-30T10:00:00Z") == "2026-02-30T10:00:00Z"
    assert (day("2026-02-30"), day("2026-02-28")) == ("2026-02-30", "28 February 2026")


def test_when_somebody_was_told_is_told_by_the_local_clock() -> None:
    assert as_told("2026-05-12T13:32:07Z") == "12 May 2026, 14:32:07"
    assert as_told("today 14:50") == "today 14:50"
    assert as_told("2026-05-12") == "2026-05-12"
    assert as_told("0001-01-01T00:00Z") == "0001-01-01T00:00Z"
