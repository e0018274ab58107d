"""Typed words are never lost: a draft while one types, one entry when one leaves, and the save state says which."""

import asyncio
import signal
from pathlib import Path

from textual.pilot import Pilot

from reviewtui.services.judging import drafts
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui import terminal
from reviewtui.tui.app import INTERRUPTED, ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import WHO, Review, at, focused, refusing_entries, screen_of, sheet, state

CASE = "WLD-04"
DRAFT = "draft saved, not yet recorded"


async def pause_in_typing(pilot: Pilot[None]) -> None:
    """As long as it takes until a draft is kept."""
    while screen_of(pilot).panes.rationale.draft_timer is not None:
        await pilot.pause(0.05)
    await settle(pilot)


def entries(store: Store) -> int:
    """How many entries this laptop has made."""
    return sheet(store, CASE).own_acts


async def test_a_draft_is_kept_while_typing_and_said_to_be_one(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Half a sent")
        assert "… saving the draft" in lines(pilot)[0] or DRAFT in lines(pilot)[0]
        await pause_in_typing(pilot)
        assert DRAFT in lines(pilot)[0]
        assert state(store, CASE, "1.1").draft == "Half a sent"
        assert state(store, CASE, "1.1").judged is None
        assert entries(store) == 0


async def test_leaving_the_field_makes_one_entry(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "A whole sentence.")
        await press(pilot, "escape")
        assert "✓ saved" in lines(pilot)[0]
    found = state(store, CASE, "1.1")
    assert found.judged is not None
    assert found.judged.rationale == "A whole sentence."
    assert found.draft is None
    assert entries(store) == 1


async def test_tab_leaves_the_field_too(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Tabbed away.")
        await press(pilot, "tab")
        assert focused(pilot) == "chronology"
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.rationale == "Tabbed away."


async def test_going_to_another_screen_leaves_the_field(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Off to the cases.")
        await press(pilot, "f2")
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.rationale == "Off to the cases."


async def test_leaving_it_as_it_was_makes_no_entry_and_leaves_no_draft(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "ab")
        await pause_in_typing(pilot)
        await press(pilot, "backspace", "backspace", "escape")
        assert "nothing recorded yet" in lines(pilot)[0]
    assert state(store, CASE, "1.1").draft is None
    assert entries(store) == 0


async def test_what_is_typed_survives_an_app_that_is_killed_without_leaving_the_field(
    review: Review, store: Store
) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "r")
        await type_text(pilot, "Not yet said")
        await pause_in_typing(pilot)
    async with review(CASE) as pilot:
        await press(pilot, "left") if at(pilot) != "1.2" else None
        assert at(pilot) == "1.2"
        assert DRAFT in lines(pilot)[0]
        assert "Not yet said" in shown(pilot)
        await press(pilot, "r")
        await type_text(pilot, ", now said.")
        await press(pilot, "escape")
    judged = state(store, CASE, "1.2").judged
    assert judged is not None
    assert judged.rationale == "Not yet said, now said."


async def test_quitting_in_the_middle_of_a_word_keeps_the_draft(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await pilot.press(*"word")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert state(store, CASE, "1.1").draft == "word"
    assert entries(store) == 0


async def test_a_closed_window_keeps_the_draft(sample_store: Path) -> None:
    """What the app does on SIGTERM and SIGHUP, without ending the process of the tests."""
    store = open_store(sample_store)
    app = ReviewApp(store, person=WHO)
    async with app.run_test() as pilot:
        app.open_review(OpenReview(CASE))
        await settle(pilot)
        terminal.on_ending(lambda: app.leave(INTERRUPTED))
        await press(pilot, "r")
        await pilot.press(*"half")
        signal.raise_signal(signal.SIGTERM)
        await asyncio.sleep(0.05)
        await pilot.pause()
    for name in terminal.ENDINGS:
        if hasattr(signal, name):
            asyncio.get_running_loop().remove_signal_handler(getattr(signal, name))
    store.close()
    again = open_store(sample_store)
    assert open_review(again, WHO, CASE).questions[0].draft == "half"
    again.close()


async def test_linking_evidence_leaves_a_draft_alone(review: Review, store: Store) -> None:
    drafts.keep(store, WHO, "NOR-01", "1.1", "Still thinking")
    async with review("NOR-01") as pilot:
        while at(pilot) != "1.1":
            await press(pilot, "left")
        await press(pilot, "j", "space")
        assert "Still thinking" in shown(pilot)
    assert state(store, "NOR-01", "1.1").draft == "Still thinking"


async def test_a_failed_save_keeps_the_text_and_says_what_to_do(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Must not be lost.")
        await pause_in_typing(pilot)
        with refusing_entries(store):
            await press(pilot, "escape")
            assert "! not saved" in lines(pilot)[0]
            assert "Must not be lost." in shown(pilot)
        await press(pilot, "right")
        assert "! not saved" in lines(pilot)[0]
        await press(pilot, "left", "r", "escape")
        assert "✓ saved" in lines(pilot)[0]
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.rationale == "Must not be lost."
    assert entries(store) == 1


async def test_copying_with_nothing_selected_leaves_nobody_outside(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r", "ctrl+c")
        await type_text(pilot, "Still here")
        await press(pilot, "ctrl+a", "shift+end", "ctrl+c", "end", "ctrl+v")
        assert "Still hereStill here" in shown(pilot)
        await press(pilot, "f1")
        assert "Copy or cut. It stays in the program unless" in shown(pilot)
        await press(pilot, "f1", "escape", "c", "right", "r", "ctrl+v")
        assert pilot.app.clipboard.splitlines()[0] == "The case"
        assert pilot.app.clipboard in screen_of(pilot).panes.rationale.typed
        await press(pilot, "escape", ":", "ctrl+c")
        await type_text(pilot, "And here")
        assert "And here" in shown(pilot)
