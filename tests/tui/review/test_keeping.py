"""What was typed on one line and not recorded is kept: after Esc, and in the store."""

from reviewtui.services.judging import drafts
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.review.conftest import WHO, Review, focused, refusing_entries, screen_of, sheet, state

UNTOUCHED = "EST-04"


async def test_a_note_left_by_esc_is_there_again_and_gone_once_it_is_recorded(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, "ask the head")
        assert "Enter save  Esc close, keep the text" in shown(pilot)
        await press(pilot, "escape")
        assert "Not recorded. What you typed is kept: w shows it again." in shown(pilot)
        await press(pilot, "w")
        assert screen_of(pilot).panes.entry.text == "ask the head"
        assert "kept from before" in shown(pilot)
        await press(pilot, "enter", "w")
        assert screen_of(pilot).panes.entry.text == ""
    assert drafts.kept_lines(store, WHO, UNTOUCHED) == {}


async def test_an_event_and_a_document_are_kept_apart_in_the_store(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 police")
        await press(pilot, "escape", "d", "a")
        assert screen_of(pilot).panes.entry.text == ""
        await type_text(pilot, "custody record")
        await press(pilot, "escape")
    kept = drafts.kept_lines(store, WHO, UNTOUCHED)
    assert kept == {"event/": "12/3/2006 police", "document/": "custody record"}
    async with review(UNTOUCHED) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert screen_of(pilot).panes.entry.text == "12/3/2006 police"
        await press(pilot, "ctrl+u", "escape", "a")
        assert screen_of(pilot).panes.entry.text == ""


async def test_a_correction_left_at_its_reason_is_kept_for_its_event(review: Review, store: Store) -> None:
    first = sheet(store, UNTOUCHED).chronology[0]
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "E")
        before = screen_of(pilot).panes.entry.text
        await type_text(pilot, " In full.")
        await press(pilot, "enter")
        assert f"Correct {first.date.shown}" in shown(pilot)
        await press(pilot, "escape", "E")
        assert screen_of(pilot).panes.entry.text == f"{before} In full."
        await press(pilot, "enter")
        await type_text(pilot, "cut off")
        await press(pilot, "enter", "E")
        assert "kept from before" not in shown(pilot)
    assert drafts.kept_lines(store, WHO, UNTOUCHED) == {}


async def test_what_begins_a_line_is_nothing_to_keep(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "w", "escape", "E", "escape")
    assert drafts.kept_lines(store, WHO, UNTOUCHED) == {}


async def test_the_reason_is_asked_for_by_the_name_of_what_goes(review: Review, store: Store) -> None:
    first = sheet(store, UNTOUCHED).chronology[0]
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "D")
        assert f"Withdraw {first.date.shown}" in shown(pilot)


async def test_enter_in_the_checklist_goes_to_the_question_and_writes_nothing(review: Review) -> None:
    async with review("NOR-03") as pilot:
        await press(pilot, "o", "down", "enter")
        assert focused(pilot) == "chronology"
        assert "─ Rationale" in shown(pilot)


async def test_a_key_that_is_no_answer_is_forgotten_by_the_next_act(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "9")
        assert "9 is not an answer" in shown(pilot)
        await press(pilot, "2")
        assert "9 is not an answer" not in shown(pilot)
    assert state(store, UNTOUCHED, "1.1").answer == "good"


async def test_an_answer_that_failed_is_in_the_past_once_another_act_succeeds(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        with refusing_entries(store):
            await press(pilot, "2")
        assert "not saved" in shown(pilot)
        await press(pilot, "w")
        await type_text(pilot, "ask the head")
        await press(pilot, "enter")
        assert "not saved" not in shown(pilot)
