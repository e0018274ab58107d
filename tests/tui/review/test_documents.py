"""The documents in the place of the chronology; and from a source to where it stands in the file, and back."""

import pytest

from reviewtui.services.cases.casefiles import add_case
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, focused, screen_of, sheet, state

CASE, UNTOUCHED = "NOR-03", "EST-04"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 18)])
async def test_d_shows_the_documents_and_the_chronology_again(review: Review, size: tuple[int, int]) -> None:
    async with review(CASE, size=size) as pilot:
        await press(pilot, "d")
        assert focused(pilot) == "documents"
        assert "Documents 1/7 · 0 read" in shown(pilot)
        assert "Primary school" in shown(pilot)
        await press(pilot, "d")
        assert focused(pilot) == "chronology"
        assert "Chronology 26" in shown(pilot)


async def test_a_full_stop_says_that_more_was_read(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "d", "j", "full_stop")
        assert sheet(store, CASE).readings == {"d2": "part_read"}
        await press(pilot, "full_stop")
        assert sheet(store, CASE).readings == {"d2": "read"}
        assert "1 read" in shown(pilot)
        assert "● read" in shown(pilot)
        await press(pilot, "full_stop", "u")
    assert sheet(store, CASE).readings == {"d2": "read"}


async def test_enter_picks_any_state_and_escape_none(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "d", "enter", "j", "j", "j", "j", "enter")
        assert sheet(store, CASE).readings == {"d1": "not_supplied"}
        await press(pilot, "enter", "escape")
        assert sheet(store, CASE).readings == {"d1": "not_supplied"}
        await press(pilot, "full_stop")
    assert sheet(store, CASE).readings == {"d1": "read"}


async def test_space_makes_a_document_evidence_and_takes_it_away_with_its_pages(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "d", "j", "j", "space")
        judged = state(store, CASE, "1.1").judged
        assert judged is not None
        assert judged.evidence[-1] == {"document": "d3"}
        await press(pilot, "k", "space")
        judged = state(store, CASE, "1.1").judged
        assert judged is not None
        assert all(piece.get("document") != "d2" for piece in judged.evidence)


async def test_a_document_is_asked_for_on_one_line(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "d", "a")
        await type_text(pilot, "police custody record, 12/3/2012, 8 pages")
        await press(pilot, "enter")
        document = screen_of(pilot).panes.documents.document
        assert document is not None
        assert document.title == "custody record"
        assert "? requested" in shown(pilot)
    assert sheet(store, CASE).readings == {document.id: "requested"}


async def test_a_line_that_cannot_be_read_is_mended_in_place(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "d", "a")
        await type_text(pilot, "polce record")
        await press(pilot, "enter")
        assert "✗" in shown(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "documents"


async def test_a_case_without_documents_says_so(review: Review, store: Store) -> None:
    add_case(store, WHO, "NOR-90", "North")
    async with review("NOR-90") as pilot:
        await press(pilot, "d", "space")
        assert "No documents. Press a" in shown(pilot)
        await press(pilot, "enter")
        assert "Request a document" in shown(pilot)


# To the evidence and back ---------------------------------------------------------------------------------------------


async def test_enter_on_a_source_goes_to_its_event_and_b_back_to_it(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "v", "j", "enter")
        event = screen_of(pilot).panes.chronology.event
        assert event is not None
        assert event.date.shown == "04/02/2009"
        assert focused(pilot) == "chronology"
        await press(pilot, "b")
        assert focused(pilot) == "sources"
        assert screen_of(pilot).panes.sources.piece == {"event": event.id}


async def test_a_source_is_found_although_the_chronology_is_narrowed(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "slash", *"court", "enter", "v", "j", "enter")
        event = screen_of(pilot).panes.chronology.event
        assert event is not None
        assert event.agency == "social_care"
        assert not screen_of(pilot).panes.chronology.narrowing


async def test_enter_on_a_document_goes_to_it_and_names_the_page(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "v", "j", "j", "enter")
        document = screen_of(pilot).panes.documents.document
        assert document is not None
        assert document.id == "d2"
        assert focused(pilot) == "documents"
        assert "Page 85." in shown(pilot)
        await press(pilot, "b")
        assert screen_of(pilot).panes.sources.piece == {"document": "d2", "page": 85}


async def test_a_person_stands_nowhere_in_the_file(review: Review) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v")
        await type_text(pilot, "case manager")
        await press(pilot, "enter", "enter")
        assert "is not in the case file" in shown(pilot)
        assert focused(pilot) == "sources"
