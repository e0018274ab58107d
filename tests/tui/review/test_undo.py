"""What was done last is taken back and done again, after a restart too, and the screen goes where it happened."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import Review, at, screen_of, state

CASE = "WLD-04"


async def test_undo_goes_to_the_question_it_touched_and_says_what_happened(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "right", "right", "u")
        assert at(pilot) == "1.1"
        assert "WLD-04 1.1 undone: no answer now." in shown(pilot)
        assert "▸ 2" not in shown(pilot)
    assert state(store, CASE, "1.1").answer is None


async def test_undo_and_redo_work_across_a_restart(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "1")
    async with review(CASE) as pilot:
        await press(pilot, "u")
        assert state(store, CASE, "1.2").answer is None
    async with review(CASE) as pilot:
        await press(pilot, "U")
        assert at(pilot) == "1.2"
        assert "WLD-04 1.2 redone: judged Outstanding." in shown(pilot)
        await press(pilot, "u", "u")
    assert [state(store, CASE, code).answer for code in ("1.1", "1.2")] == [None, None]


async def test_nothing_to_undo_is_said(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "u")
        assert "There is nothing to undo" in shown(pilot)
        await press(pilot, "U")
        assert "There is nothing to redo" in shown(pilot)


async def test_a_rationale_is_taken_back_without_its_answer(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "3")
        await type_text(pilot, "Hasty words.")
        await press(pilot, "escape", "u")
        assert "Hasty words." not in shown(pilot)
    found = state(store, CASE, "1.1")
    assert found.judged is not None
    assert (found.judged.answer, found.judged.rationale) == ("requires_improvement", "")


async def test_an_act_on_another_case_is_shown_there(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2")
    async with review("EST-04") as pilot:
        await press(pilot, "u")
        assert (screen_of(pilot).reference, at(pilot)) == (CASE, "1.1")
        assert "WLD-04 1.1 undone" in shown(pilot)
        await press(pilot, "q")
        assert screen_of(pilot).reference == "EST-04"
