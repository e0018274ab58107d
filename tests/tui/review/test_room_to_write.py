"""Room to write: the middle of the screen, a count of words, and one's own editor."""

import pytest

from reviewtui.services.preferences import own_editor
from reviewtui.services.store.stores import Store
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.review.conftest import Review, focused, screen_of, state

CASE = "WLD-04"
TEN_LINES = " ".join(["What the file says of this, and what it leaves out."] * 10)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 50)])
async def test_what_is_written_gets_the_middle_of_the_screen_and_gives_it_back(
    review: Review, store: Store, size: tuple[int, int]
) -> None:
    async with review(CASE, size=size) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Begun here.")
        before = screen_of(pilot).panes.rationale.size
        await press(pilot, "f5")
        panes = screen_of(pilot).panes
        guidance, rationale = panes.guidance.region, panes.rationale.region
        if size[0] >= 110:
            assert (guidance.right, guidance.y) == (rationale.x, rationale.y)  # side by side
        else:
            assert guidance.bottom == rationale.y
        assert panes.guidance.size.height >= 2
        if panes.chronology.display:  # and what is read beside both
            assert rationale.right < panes.chronology.region.x
        assert panes.chronology.display == (size[0] >= 160)
        assert min(size[0] // 3, 104) <= rationale.width <= 104
        assert panes.question.region.bottom <= guidance.y
        await type_text(pilot, " And on.")
        assert "F5 less room" in lines(pilot)[-1]
        await press(pilot, "f5")
        assert screen_of(pilot).panes.rationale.size == before
        await press(pilot, "f5", "escape")
        assert focused(pilot) == "chronology"
        assert not screen_of(pilot).view.zoomed
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.rationale == "Begun here. And on."


async def test_a_pane_that_had_all_the_room_has_it_again_afterwards(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "z", "r", "f5", "escape")
        assert screen_of(pilot).view.zoomed


async def test_the_foot_counts_the_words_and_names_the_keys_of_the_field(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "r")
        assert "0 words" in lines(pilot)[-1]
        await type_text(pilot, "One")
        assert "1 word" in lines(pilot)[-1]
        await type_text(pilot, " two three")
        assert lines(pilot)[-1].endswith("· 3 words")
        assert "Esc save and leave  F5 more room  ctrl+e editor  F1 all keys" in lines(pilot)[-1]
        await press(pilot, "f1")
        help_text = " ".join(shown(pilot).split())
        for words in ("ctrl+e F9 Go on writing in the editor", "ctrl+z ctrl+y Undo or redo what you typed."):
            assert words in help_text


async def test_an_editor_that_cannot_be_opened_is_refused_with_the_reason_and_nothing_typed_is_lost(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with review(CASE) as pilot:
        await press(pilot, "r")
        await type_text(pilot, "Kept.")
        await press(pilot, "ctrl+e")
        assert "No editor is named. Set VISUAL or EDITOR" in shown(pilot)
        monkeypatch.setenv("EDITOR", "true")
        await press(pilot, "f9")
        assert "it cannot run in this terminal" in " ".join(shown(pilot).split())
        assert screen_of(pilot).panes.rationale.typed == "Kept."
        assert screen_of(pilot).pane == "writing"


async def test_what_an_editor_gives_back_is_undone_like_typing(
    review: Review, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(own_editor, "written", lambda text, editor, within: f"{text} {TEN_LINES}")
    async with review(CASE) as pilot:
        monkeypatch.setattr(pilot.app, "lend_terminal", lambda work: work())
        await press(pilot, "r")
        await type_text(pilot, "First.")
        await press(pilot, "ctrl+e")
        assert screen_of(pilot).panes.rationale.typed == f"First. {TEN_LINES}"
        await press(pilot, "ctrl+z")
        assert screen_of(pilot).panes.rationale.typed == "First."
        await press(pilot, "ctrl+y", "escape")
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.rationale == f"First. {TEN_LINES}"
