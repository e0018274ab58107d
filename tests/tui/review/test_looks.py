"""What a person's settings change in the review: the flash where something changed, the form of dates, the widths."""

from collections.abc import Callable

import pytest
from textual.timer import Timer
from textual.widget import Widget

from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.looks import FLASH_SECONDS, Looks, after_flash
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.widgets.lines import StatusLine
from tests.tui.conftest import press, settle, shown
from tests.tui.review.conftest import WHO, at, screen_of


async def test_what_changed_flashes_once_and_the_widths_and_dates_are_as_wanted(store: Store) -> None:
    looks = Looks(flash=True, date_style="iso", checklist_width=30, chronology_width=50)
    app = ReviewApp(store, person=WHO, looks=looks)
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview("EST-03", "4.1"))
        await settle(pilot)
        panes = screen_of(pilot).panes
        assert (panes.checklist.size.width, panes.chronology.size.width) == (30, 70)
        event = panes.chronology.events[0]
        assert event.date.text in shown(pilot)
        assert event.date.shown not in shown(pilot)
        await pilot.pause(2 * FLASH_SECONDS)
        await press(pilot, "2")  # 4.1 is answered, and the next question is at hand
        assert at(pilot) == "4.2"
        status = screen_of(pilot).query_one(StatusLine)
        rows = panes.checklist.rows
        assert panes.question.has_class("-flash")
        assert status.has_class("-flash")
        assert "Good" in shown(pilot).splitlines()[-2]  # the sentence that tells it
        answered = next(row for row in range(rows.count) if panes.checklist.code_at(row) == "4.1")
        assert rows.is_reversed(answered)
        await pilot.pause(2 * FLASH_SECONDS)
        assert not any(widget.has_class("-flash") for widget in (panes.question, status))
        assert not rows.is_reversed(answered)


def test_an_earlier_flash_does_not_end_a_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    widget, ended = Widget(), list[str]()
    timers: list[Timer] = []

    def set_timer(seconds: float, end: Callable[[], None]) -> Timer:
        timers.append(Timer(widget, seconds, callback=end))
        monkeypatch.setattr(timers[-1], "stop", lambda: ended.append("stopped"))
        return timers[-1]

    monkeypatch.setattr(widget, "set_timer", set_timer)
    after_flash(widget, lambda: None)
    assert ended == []
    after_flash(widget, lambda: None)
    assert (len(timers), ended) == (2, ["stopped"])


async def test_without_the_setting_nothing_flashes(store: Store) -> None:
    app = ReviewApp(store, person=WHO)
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview("WLD-04"))
        await settle(pilot)
        await press(pilot, "2")
        assert not screen_of(pilot).query(".-flash")
