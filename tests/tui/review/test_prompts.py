"""Prompts are answered while reading the guidance: counted, never rated, and each answer is an entry."""

from reviewtui.services.store.stores import Store
from reviewtui.tui.review.panes.page import PageView
from tests.tui.conftest import press, settle, shown
from tests.tui.review.conftest import Review, at, focused, refusing_entries, screen_of, sheet, state

CASE = "WLD-04"
WIDE = (120, 36)


async def test_space_turns_a_prompt_through_its_answers_and_back_to_none(review: Review, store: Store) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p")
        assert focused(pilot) == "guidance"
        assert "Guidance 1.1 · 0/3 prompts" in shown(pilot)
        for answer, mark, counted in (("yes", "Y", 1), ("no", "N", 1), ("not_applicable", "–", 1), (None, "·", 0)):
            await press(pilot, "space")
            assert state(store, CASE, "1.1").prompts.get("a") == answer
            assert f"a {mark} " in shown(pilot)
            assert f"{counted} of 3 prompts answered" in shown(pilot)
        assert sheet(store, CASE).own_acts == 4
        assert sheet(store, CASE).answered == 0
        assert "Only on this laptop: 4 entries since " in shown(pilot)


async def test_arrows_go_from_prompt_to_prompt(review: Review, store: Store) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p", "space", "down", "space", "j", "space", "space", "k", "k", "space")
    assert state(store, CASE, "1.1").prompts == {"a": "no", "b": "yes", "c": "no"}


async def test_quick_keys_lose_no_turn(review: Review, store: Store) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p")
        await pilot.press("space", "space", "down", "space")
        await settle(pilot)
    assert state(store, CASE, "1.1").prompts == {"a": "no", "b": "yes"}


async def test_the_small_pane_is_read_before_its_prompts_are_gone_through(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "p")
        assert "Read the fullest" in shown(pilot)
        await press(pilot, "down")
        page = screen_of(pilot).panes.guidance.page
        assert (page.top, page.prompt and page.prompt.letter) == (1, "a")
        await press(pilot, "space")
        assert "a Y " in shown(pilot)
        await press(pilot, "G", "space")
        assert "c Y " in shown(pilot)
    assert state(store, CASE, "1.1").prompts == {"a": "yes", "c": "yes"}


async def test_going_to_another_question_and_back_keeps_the_answers(review: Review) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p", "space", "down", "right")
        assert "0/3 prompts" in shown(pilot)
        assert highlighted(screen_of(pilot).panes.guidance.page) == "a"
        await press(pilot, "left")
        assert "1/3 prompts" in shown(pilot)


async def test_undo_takes_an_answer_to_a_prompt_back_and_goes_there(review: Review, store: Store) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p", "space", "right", "u")
        assert at(pilot) == "1.1"
        assert "undone: no answer." in shown(pilot)
        assert "0/3 prompts" in shown(pilot)
        await press(pilot, "U")
        assert "1/3 prompts" in shown(pilot)
    assert state(store, CASE, "1.1").prompts == {"a": "yes"}


async def test_an_answer_that_cannot_be_saved_is_not_shown_as_if_it_were(review: Review, store: Store) -> None:
    async with review(CASE, size=WIDE) as pilot:
        await press(pilot, "p")
        with refusing_entries(store):
            await press(pilot, "space")
        assert "a · " in shown(pilot)
        assert "✗" in shown(pilot)
    assert state(store, CASE, "1.1").prompts == {}


def highlighted(page: PageView) -> str | None:
    """Letter of the highlighted prompt."""
    return page.prompt.letter if page.prompt else None
