"""Correcting an event, taking one out, and recording what was looked for in vain: the original stays visible."""

import asyncio

from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store
from reviewtui.tui.keys import PAUSE
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, focused, refusing_entries, screen_of, sheet, state, told

CASE, UNTOUCHED = "NOR-03", "EST-04"


async def test_an_event_is_corrected_with_a_reason_and_says_what_it_said_before(review: Review, store: Store) -> None:
    first = sheet(store, UNTOUCHED).chronology[0]
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        await press(pilot, "down", "E")
        assert screen_of(pilot).panes.entry.text.endswith(first.text)
        await type_text(pilot, " In full.")
        await press(pilot, "enter")
        assert "Why?" in shown(pilot)
        await type_text(pilot, "left out")
        await press(pilot, "enter")
        assert f"p{first.page}*" in shown(pilot)
        assert screen_of(pilot).panes.chronology.event == sheet(store, UNTOUCHED).chronology[0]
        assert f"Corrected by {WHO}" in told(pilot, "event")
        assert "left out" in told(pilot, "event")
        assert told(pilot, "event").endswith(first.text)
    corrected = sheet(store, UNTOUCHED)
    assert corrected.chronology[0].text == f"{first.text} In full."
    assert [version.event for version in corrected.versions[first.id]] == [first]


async def test_the_facts_of_the_case_are_corrected_on_its_own_row(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "E")
        await type_text(pilot, "disposal_type=discharge, needs=care; exclusion, disposal=Fined, then discharged")
        await press(pilot, "enter")
        await type_text(pilot, "from the court")
        await press(pilot, "enter")
        assert "corrected" in shown(pilot)
        await press(pilot, "E")
        await type_text(pilot, "needs=cars")
        await press(pilot, "enter")
        await type_text(pilot, "no reason")
        await press(pilot, "enter")
        assert "did you mean “care”?" in " ".join(shown(pilot).split())
    case = sheet(store, UNTOUCHED).case
    assert (case.disposal_type, case.needs) == ("discharge", ("care", "exclusion"))
    assert case.disposal == "Fined, then discharged"


async def test_a_correction_that_cannot_be_read_is_mended_in_place(review: Review, store: Store) -> None:
    before = sheet(store, UNTOUCHED).chronology
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "E")
        screen_of(pilot).panes.entry.write("32/1/2010 police referral")
        await press(pilot, "enter")
        await type_text(pilot, "wrong day")
        await press(pilot, "enter")
        assert "✗" in shown(pilot)
        assert focused(pilot) == "adding"
        await press(pilot, "escape")
        assert focused(pilot) == "chronology"
    assert sheet(store, UNTOUCHED).chronology == before


async def test_an_event_is_taken_out_only_with_a_reason_and_stays_in_sight(review: Review, store: Store) -> None:
    first = sheet(store, UNTOUCHED).chronology[0]
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "D", "enter")
        assert "Give a reason" in shown(pilot)
        await type_text(pilot, "another child")
        await press(pilot, "enter")
        assert "withdrawn" in shown(pilot)
        assert "another child" in shown(pilot)
        await press(pilot, "space")
        assert "It cannot be evidence." in shown(pilot)
        await press(pilot, "D")
        assert "Select an event or a “no evidence found” entry first." in shown(pilot)
    found = sheet(store, UNTOUCHED)
    assert first not in found.chronology
    assert [version.event for version in found.withdrawn] == [first]


async def test_undo_brings_back_what_was_taken_out(review: Review, store: Store) -> None:
    before = sheet(store, UNTOUCHED).chronology
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "D")
        await type_text(pilot, "a slip")
        await press(pilot, "enter", "u")
    assert sheet(store, UNTOUCHED).chronology == before


async def test_a_line_that_begins_with_no_records_what_was_not_found(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "no strategy discussion, social care, 2006 to 2009: asked both")
        await press(pilot, "enter")
        assert "∅ no strategy …" in shown(pilot)
        assert "No evidence found of a strategy" in shown(pilot)
        await press(pilot, "space")
        assert "§ No evidence found" in shown(pilot)
        absence = sheet(store, UNTOUCHED).absences[0]
        judged = state(store, UNTOUCHED, "1.1").judged
        assert judged is not None
        assert judged.evidence == ({"absence": absence.id},)
        await press(pilot, "E")
        assert "only an event is corrected" in shown(pilot)
        await asyncio.sleep(PAUSE)
        await press(pilot, "D")
        await type_text(pilot, "found after all")
        await press(pilot, "enter")
    assert sheet(store, UNTOUCHED).absences == ()


async def test_what_was_not_found_is_narrowed_with_the_events(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "no plan, school")
        await press(pilot, "enter", "slash")
        await type_text(pilot, "no evidence found")
        await press(pilot, "enter")
        assert "∅ no plan found" in shown(pilot)
        await press(pilot, "slash", *["backspace"] * 20)
        await type_text(pilot, "zebra")
        await press(pilot, "enter")
        assert "∅" not in shown(pilot)


async def test_a_write_that_fails_keeps_the_reason_typed(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "D")
        await type_text(pilot, "another child")
        with refusing_entries(store):
            await press(pilot, "enter")
        assert screen_of(pilot).panes.entry.text == "another child"
        assert focused(pilot) == "adding"


async def test_judgements_on_what_was_corrected_want_a_second_look(review: Review, store: Store) -> None:
    first = sheet(store, UNTOUCHED).chronology[0]
    record(store, WHO, UNTOUCHED, "1.1", answer="good", rationale="Seen.", evidence=({"event": first.id},))
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        await press(pilot, "down", "D")
        await type_text(pilot, "another child")
        await press(pilot, "enter")
        assert "G↺1.1" in shown(pilot)
        assert f"Event {first.id} was withdrawn after this was judged." in told(pilot, "rationale")
        await press(pilot, "right", "]", "]")
        before = state(store, UNTOUCHED, "1.1").judged
        await press(pilot, "[")
        screen_of(pilot).stand_at("1.1")
        await press(pilot, "2")
        assert "G↺1.1" not in shown(pilot)
    after = state(store, UNTOUCHED, "1.1")
    assert after.second_look == ()
    assert after.judged is not None
    assert before is not None
    assert (after.judged.answer, after.judged.entry != before.entry) == ("good", True)
