"""Judgements rest on events, documents and people, each linked in a key or two."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import Review, focused, sheet, state

UNTOUCHED = "EST-04"


def evidence(store: Store, question: str = "1.1") -> list[dict[str, object]]:
    """What the judgement of a question of the untouched case rests on."""
    judged = state(store, UNTOUCHED, question).judged
    return [dict(piece) for piece in judged.evidence] if judged else []


async def test_space_links_the_highlighted_event_and_unlinks_it(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        first, second = sheet(store, UNTOUCHED).chronology[:2]
        await press(pilot, "down", "space", "down", "space")
        assert evidence(store) == [{"event": first.id}, {"event": second.id}]
        marked = [line for line in lines(pilot) if line.rstrip().endswith("§")]
        assert len(marked) == 2
        await press(pilot, "space")
        assert evidence(store) == [{"event": first.id}]


async def test_two_quick_links_are_both_kept(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await pilot.press("down", "space", "down", "space")
        await press(pilot, "right")
    assert len(evidence(store)) == 2


async def test_linking_comes_before_answering_as_well_as_after(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "down", "space", "1")
    found = state(store, UNTOUCHED, "1.1")
    assert (found.answer, len(evidence(store)), found.owes_evidence) == ("outstanding", 1, False)


async def test_the_case_itself_is_no_evidence(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "space")
        assert "The case itself is not evidence." in shown(pilot)
    assert evidence(store) == []


async def test_a_document_and_page_is_typed(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v")
        assert focused(pilot) == "adding"
        assert "case manager" in shown(pilot)
        assert sheet(store, UNTOUCHED).documents[0].title[:20] in shown(pilot)
        await type_text(pilot, "d1 p2")
        await press(pilot, "enter")
        assert focused(pilot) == "sources"
    assert evidence(store) == [{"document": "d1", "page": 2}]


async def test_a_document_is_picked_and_its_page_typed(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v", *["down"] * 6, "enter")
        await type_text(pilot, "1")
        await press(pilot, "enter")
        await press(pilot, "v", *["down"] * 5, "enter", "enter")
    assert evidence(store) == [{"document": "d2", "page": 1}, {"document": "d1"}]


async def test_the_usual_people_are_picked_in_two_keys(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v", "enter", "v", "down", "down", "enter", "a")
        await type_text(pilot, "source head of year")
        await press(pilot, "enter")
    assert evidence(store) == [{"source": "case manager"}, {"source": "parent or carer"}, {"source": "head of year"}]


async def test_what_cannot_be_cited_is_said_beneath_the_line_and_the_text_stays(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v")
        await type_text(pilot, "d1 p9999")
        await press(pilot, "enter")
        assert "✗ Document d1 has pages 1 to" in shown(pilot)
        assert "d1 p9999" in shown(pilot)
        await press(pilot, *["backspace"] * 3, "enter")
    assert evidence(store) == [{"document": "d1", "page": 9}]


async def test_a_source_is_taken_away_by_a_key_and_brought_back_by_undo(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v", "enter", "delete")
        assert evidence(store) == []
        await press(pilot, "u")
        assert evidence(store) == [{"source": "case manager"}]


async def test_a_key_that_takes_a_source_away_pressed_twice_never_puts_it_back(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v", "enter")
        await pilot.press("delete", "delete")
        await settle(pilot)
    assert evidence(store) == []


async def test_escape_leaves_the_line_and_adds_nothing(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "v")
        await type_text(pilot, "d1")
        await press(pilot, "escape")
        assert focused(pilot) == "sources"
        await press(pilot, "escape")
        assert focused(pilot) == "chronology"
    assert evidence(store) == []


async def test_an_event_is_added_on_one_line_and_the_cursor_goes_to_it(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        before = len(sheet(store, UNTOUCHED).chronology)
        await press(pilot, "a")
        assert "Add an event, day first: 12/3/2006 police referral p31 text; or: no plan, 2006" in shown(pilot)
        await type_text(pilot, "12/3/2006 police referral p1 told by a neighbour")
        await press(pilot, "enter")
        assert focused(pilot) == "chronology"
        assert "12 March 2006" in shown(pilot)
        assert "told by a neighbour" in shown(pilot)
        added = [event for event in sheet(store, UNTOUCHED).chronology if event.text == "told by a neighbour"]
        assert (len(sheet(store, UNTOUCHED).chronology), added[0].page) == (before + 1, 1)
        await press(pilot, "u")
        assert "told by a neighbour" not in shown(pilot)
    assert len(sheet(store, UNTOUCHED).chronology) == before


async def test_a_faulty_event_line_is_said_to_be_one_and_can_be_mended(review: Review, store: Store) -> None:
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 polise referral")
        await press(pilot, "enter")
        assert "did you mean “police”?" in shown(pilot)
        assert "12/3/2006 polise referral" in shown(pilot)
        await press(pilot, "home", *["right"] * 14, "delete")
        await type_text(pilot, "c")
        await press(pilot, "enter")
        assert focused(pilot) == "chronology"
    assert any(event.date.text == "2006-03-12" for event in sheet(store, UNTOUCHED).chronology)
