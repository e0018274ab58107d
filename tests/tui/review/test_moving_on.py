"""After an answer: it stays while anything is missing, says where one is now, and how a case ends."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import Review, StoreOn, at, focused, screen_of, sheet, state

CASE = "WLD-04"
NO_RATIONALE = ("rationale: [requires_improvement, inadequate]", "rationale: [inadequate]")


async def test_an_answer_says_in_a_line_what_was_saved_where_one_is_and_the_way_back(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2")
        assert "1.1 ● Good · now 1.2 · u undoes it" in shown(pilot)
        await press(pilot, "left", "2")
        assert "1.1 ● Good, as before · now 1.2" in shown(pilot)
        assert "u undoes it" not in shown(pilot)


async def test_an_answer_whose_evidence_is_missing_stays_and_is_linked_there(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "4")
        await type_text(pilot, "Nobody asked.")
        await press(pilot, "escape")
        assert at(pilot) == "1.1"
        assert "1.1: rationale saved · missing: evidence · u undoes it" in shown(pilot)
        await press(pilot, "right", "left", "4")  # the rationale is there: evidence alone is missing
        assert (at(pilot), focused(pilot)) == ("1.1", "chronology")
        assert "1.1 ○ Inadequate, as before · missing: evidence" in shown(pilot)
        await press(pilot, "v")
        await type_text(pilot, "case manager")
        await press(pilot, "enter")
        assert at(pilot) == "1.1"
    assert len(state(store, CASE, "1.1").judged.evidence) == 1  # type: ignore[union-attr]


async def test_an_answer_beside_insufficient_evidence_stays_until_it_is_said_why(
    review: Review, store_on: StoreOn
) -> None:
    store = store_on("hsb-joint-2013@1", NO_RATIONALE)
    async with review("A-01", on=store) as pilot:
        await press(pilot, "i", "escape", "3")
        assert (at(pilot), focused(pilot)) == ("1.1", "writing")


async def test_the_next_question_to_do_after_an_answer_is_the_one_it_led_to(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "]")
        assert at(pilot) == "1.2"
        assert "1.2 is the next that needs work." in shown(pilot)
        await press(pilot, "]")
        assert at(pilot) == "1.3"


async def test_a_setting_has_answers_stay(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "A")
        assert "An answer stays on its question." in shown(pilot)
        await press(pilot, "2")
        assert at(pilot) == "1.1"
        assert "1.1 ● Good · u undoes it" in shown(pilot)
        await press(pilot, "A", "2")
        assert at(pilot) == "1.2"
    assert state(store, CASE, "1.1").answer == "good"


async def test_finishing_a_case_says_what_is_missing_in_it(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "4", "escape", "right", *"2" * 12)
        assert "WLD-04: 14 of 14" not in shown(pilot)
        await press(pilot, "2")
        assert at(pilot) == "4.3"
        assert "WLD-04: 14 of 14. Missing: 1 rationale, 1 evidence. ] goes to the first." in shown(pilot)
        await press(pilot, "]", "r")
        assert at(pilot) == "1.1"
        await type_text(pilot, "Nobody asked.")
        await press(pilot, "escape", "v")
        await type_text(pilot, "case manager")
        await press(pilot, "enter")
        assert "WLD-04: 14 of 14 answered, nothing missing." in shown(pilot)
    assert sheet(store, CASE).answered == 14


async def test_undo_goes_back_to_what_an_answer_moved_on_from(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "u")
        assert at(pilot) == "1.1"
        assert screen_of(pilot).state is not None
    assert state(store, CASE, "1.1").answer is None
