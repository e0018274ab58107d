"""What another process commits appears without taking focus, cursor or typed text away."""

import asyncio
import threading
import time
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.judging import judgements
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing import reviews
from reviewtui.services.store.stores import Store, open_store
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.review.conftest import Review, at, focused, screen_of

CASE = "WLD-04"
OTHER = "Ruth Hallam"


async def until_shown(pilot: Pilot[None], words: str) -> None:
    """Wait for another process's commit to be noticed; a few seconds at most."""
    end = time.monotonic() + 10
    while words not in " ".join(shown(pilot).split()) and time.monotonic() < end:
        await pilot.pause(0.1)
        await settle(pilot)
    assert words in " ".join(shown(pilot).split())


async def test_another_process_judges_while_one_types(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "right", "r")
        await type_text(pilot, "My own words")
        other = open_store(store.path)
        record(other, OTHER, CASE, "1.1", answer="good")
        other.close()
        await until_shown(pilot, "1 G···")
        assert (at(pilot), focused(pilot)) == ("1.2", "writing")
        await type_text(pilot, ", whole.")
        assert "My own words, whole." in shown(pilot)


async def test_an_event_added_elsewhere_leaves_the_cursor_on_its_event(review: Review, store: Store) -> None:
    async with review("EST-04") as pilot:
        await press(pilot, "down", "down", "down")
        event = screen_of(pilot).panes.chronology.event
        other = open_store(store.path)
        add_event(other, OTHER, "EST-04", "1/1/1999 police contact long ago")
        other.close()
        await until_shown(pilot, "4/26")
        assert screen_of(pilot).panes.chronology.event == event


async def test_what_this_window_just_saved_is_never_shown_as_it_was_before(review: Review) -> None:
    async with review(CASE) as pilot:
        screen_of(pilot).reload()
        await pilot.press("2")
        await settle(pilot)
        assert "1 G···" in shown(pilot)
        screen_of(pilot).reload()
        await settle(pilot)
        assert "1 G···" in shown(pilot)


async def test_what_was_read_while_an_answer_was_on_its_way_to_the_disk_is_not_shown_after_it(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_its_way, late = threading.Event(), threading.Event()
    record_now, open_review = judgements.record, reviews.open_review

    def slow(*given: Any, **more: Any) -> Any:
        on_its_way.wait(5)
        return record_now(*given, **more)

    def held_back(*given: Any) -> Any:
        sheet = open_review(*given)
        late.wait(5)
        return sheet

    async with review("EST-04") as pilot:
        monkeypatch.setattr(judgements, "record", slow)
        monkeypatch.setattr(reviews, "open_review", held_back)
        await pilot.press("4")
        pilot.app.tell_screens()  # type: ignore[attr-defined]  # somebody else committed
        for _ in range(10):
            await asyncio.sleep(0.02)
        on_its_way.set()
        for _ in range(25):
            await asyncio.sleep(0.02)
        late.set()
        await settle(pilot)
        assert "▸ 4 ○ Inadequate" in shown(pilot)
