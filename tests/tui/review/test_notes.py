"""Notes taken while reading: they wait under their question, and one key moves them into the rationale."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import Review, focused, screen_of, sheet, state

UNTOUCHED = "EST-04"


async def test_a_note_has_the_place_one_reads_and_waits_under_its_question(review: Review, store: Store) -> None:
    event = sheet(store, UNTOUCHED).chronology[0]
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        await press(pilot, "down", "w")
        assert screen_of(pilot).panes.entry.text == f"{event.document} p{event.page} "
        await type_text(pilot, "ask the head")
        await press(pilot, "enter")
        assert focused(pilot) == "chronology"
        assert "Your notes for 1.1" in shown(pilot)
        assert "ask the head" in shown(pilot)
        assert "·w1.1" in shown(pilot)
        await press(pilot, "right")
        assert "Your notes" not in shown(pilot)
    (note,) = sheet(store, UNTOUCHED).notes
    assert (note.question, note.text, note.document, note.page) == ("1.1", "ask the head", event.document, event.page)


async def test_enter_moves_it_into_the_rationale_with_its_source(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, "d1 p2 The school knew.")
        await press(pilot, "enter", "N", "enter")
        assert focused(pilot) == "rationale"
        assert "The school knew." in shown(pilot)
        await press(pilot, "N", "N")
        assert focused(pilot) == "chronology"
        assert "The school knew." in shown(pilot)
        await press(pilot, "u")
        assert "1 note" in shown(pilot)
        await press(pilot, "U")
    judged = state(store, UNTOUCHED, "1.1").judged
    assert judged is not None
    assert judged.rationale == "The school knew."
    assert judged.evidence == ({"document": "d1", "page": 2},)
    assert sheet(store, UNTOUCHED).notes == ()


async def test_a_note_is_changed_and_taken_away(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, "ask")
        await press(pilot, "enter", "N", "E")
        await type_text(pilot, " again")
        await press(pilot, "enter")
        assert [note.text for note in sheet(store, UNTOUCHED).notes] == ["ask again"]
        assert focused(pilot) == "notes"
        await press(pilot, "delete")
    assert sheet(store, UNTOUCHED).notes == ()


async def test_where_no_note_waits_enter_takes_one(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "N", "enter")
        assert "Take a note:" in shown(pilot)
        await press(pilot, "enter")
        assert "needs some text" in shown(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "notes"


async def test_a_page_the_document_does_not_have_is_refused_in_place(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, "d1 p9999 nowhere")
        await press(pilot, "enter")
        assert "pages 1 to" in shown(pilot)
        assert screen_of(pilot).panes.entry.text == "d1 p9999 nowhere"
    assert sheet(store, UNTOUCHED).notes == ()


async def test_a_note_says_nothing_of_a_place_where_it_names_no_document(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, "p31 is missing from the copy")
        await press(pilot, "enter")
    (note,) = sheet(store, UNTOUCHED).notes
    assert (note.text, note.document, note.page) == ("p31 is missing from the copy", None, None)
