"""A case is graded by keyboard alone, and nothing on the screen says more than the disk does."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.review.conftest import Review, at, focused, sheet, state

CASE = "WLD-04"


async def test_a_whole_case_is_graded_from_the_first_question_to_the_last(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        assert at(pilot) == "1.1"
        await press(pilot, *"2" * 14)
        assert at(pilot) == "4.3"
        assert "WLD-04: 14 of 14 answered, nothing missing." in shown(pilot)
        assert "14 of 14" in lines(pilot)[2]
    assert set(sheet(store, CASE).answers.values()) == {"good"}
    assert sheet(store, CASE).answered == 14


async def test_an_answer_moves_on_and_its_mark_and_the_time_are_shown(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        assert "nothing recorded yet" in lines(pilot)[0]
        await press(pilot, "2")
        assert at(pilot) == "1.2"
        assert "✓ saved" in lines(pilot)[0]
        assert "1 G···" in shown(pilot)
        assert "1 of 14" in shown(pilot)
        await press(pilot, "left")
        assert "▸ 2 ● Good" in shown(pilot)
    assert state(store, CASE, "1.1").answer == "good"


async def test_an_answer_that_owes_a_rationale_puts_the_cursor_there(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "3")
        assert (at(pilot), focused(pilot)) == ("1.1", "writing")
        await type_text(pilot, "Only 2 agencies asked.")
        await press(pilot, "escape")
        assert focused(pilot) == "chronology"
        assert "Only 2 agencies asked." in shown(pilot)
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert (judged.answer, judged.rationale) == ("requires_improvement", "Only 2 agencies asked.")


async def test_the_same_answer_again_writes_nothing_and_moves_on(review: Review, store: Store) -> None:
    async with review("NOR-01") as pilot:
        before = sheet(store, "NOR-01")
        desk_at = at(pilot)
        first = state(store, "NOR-01", desk_at)
        assert first.answer is not None
        scale = before.inspection.framework.scale_of(first.question)
        await press(pilot, scale.answer(first.answer).key)
        assert at(pilot) != desk_at
        assert sheet(store, "NOR-01").own_acts == 0


async def test_a_key_that_is_no_answer_here_is_said_so_and_changes_nothing(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        for key in "x9yn":
            await press(pilot, key)
            assert f"{key} is not an answer to 1.1: use 1, 2, 3 or 4." in shown(pilot)
        assert at(pilot) == "1.1"
    assert sheet(store, CASE).answered == 0


async def test_owed_questions_are_visited_in_turn_and_round_the_end(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *"22", "4", "escape", "right", *"2" * 11)
        assert sheet(store, CASE).answered == 14
        assert "missing: 1 rationale, 1 evidence" in shown(pilot)
        await press(pilot, "]")
        assert at(pilot) == "1.3"
        await press(pilot, "]")
        assert "Only 1.3 needs work." in shown(pilot)
        await press(pilot, "r")
        await type_text(pilot, "Nobody asked.")
        await press(pilot, "escape", "v")
        await type_text(pilot, "case manager")
        await press(pilot, "enter", "]")
        assert "Every question is answered and nothing is missing." in shown(pilot)


async def test_owed_goes_backwards_too(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "[")
        assert at(pilot) == "4.3"
        await press(pilot, "[")
        assert at(pilot) == "4.2"


async def test_questions_are_a_key_away_from_any_pane(review: Review) -> None:
    async with review(CASE) as pilot:
        for pane in ("chronology", "rationale"):
            while focused(pilot) != pane:
                await press(pilot, "tab")
            for forth, back in (("right", "left"), ("l", "h")):
                await press(pilot, forth)
                assert at(pilot) == "1.2"
                await press(pilot, back)
                assert (at(pilot), focused(pilot)) == ("1.1", pane)


async def test_it_reopens_at_the_very_question_where_it_was_left(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "right", "right", "right", "q")
    async with review(CASE) as pilot:
        assert at(pilot) == "1.4"
        await press(pilot, "right")
        pilot.app.leave()  # type: ignore[attr-defined]  # the app of these tests is a ReviewApp
    assert sheet(store, CASE).place == "2.1"


async def test_leaving_a_case_unfinished_asks_nothing(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "4", "escape", "q")
        assert pilot.app.screen.__class__.__name__ == "CasesScreen"


async def test_the_live_line_waits_for_ones_own_answer(review: Review) -> None:
    async with review(CASE) as pilot:
        assert "1 Assessment so far: shown once 1.1 is answered." in shown(pilot)
        await press(pilot, "2")
        assert "shown once 1.2 is answered" in shown(pilot)
        await press(pilot, "left")
        assert "1 Assessment: Good · a 3 on 1.2 would make it Requires improvement" in shown(pilot)
        assert "e why" in shown(pilot)


async def test_why_is_explained_in_words_and_the_same_key_closes_it(review: Review) -> None:
    async with review("NOR-02") as pilot:
        await press(pilot, "e")
        assert "Why: NOR-02 · 1 Assessment quality" in shown(pilot)
        await press(pilot, "e")
        assert "Why:" not in shown(pilot)


async def test_what_exists_only_on_this_laptop_is_counted(review: Review) -> None:
    async with review(CASE) as pilot:
        assert "on this laptop" not in shown(pilot)
        await press(pilot, "2", "right")
        assert "Only on this laptop: 1 entry since " in shown(pilot)
