"""Somebody else's answer gives way to a second press only, and reasons stay with the answer they were written for."""

from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, at, focused, state

CASE = "WLD-04"
OTHER = "Ruth Hallam"


async def test_a_colleagues_answer_gives_way_to_the_same_key_pressed_twice(review: Review, store: Store) -> None:
    record(store, OTHER, CASE, "1.1", answer="good", rationale="Tested against three sources.")
    async with review(CASE) as pilot:
        await press(pilot, "g", "4")
        assert at(pilot) == "1.1"
        assert f"1.1 is judged Good by {OTHER}. Press the key again to change it to Inadequate." in " ".join(
            shown(pilot).split()
        )
        assert state(store, CASE, "1.1").answer == "good"
        await press(pilot, "4")
        judged = state(store, CASE, "1.1").judged
        assert judged is not None
        assert (judged.answer, judged.rationale, judged.inspector) == ("inadequate", "", WHO)
        assert f"Written for Good ({OTHER})" in shown(pilot)
        assert "Tested against three sources." in shown(pilot)
        assert focused(pilot) == "rationale"


async def test_another_key_or_going_on_is_no_second_press(review: Review, store: Store) -> None:
    record(store, OTHER, CASE, "1.1", answer="good")
    async with review(CASE) as pilot:
        await press(pilot, "4", "3", "4", "right", "left", "4")
        assert at(pilot) == "1.1"
    assert state(store, CASE, "1.1").answer == "good"


async def test_reasons_for_ones_own_other_answer_are_taken_over_by_a_key(review: Review, store: Store) -> None:
    record(store, WHO, CASE, "1.1", answer="inadequate", rationale="Tested against three sources.")
    async with review(CASE) as pilot:
        await press(pilot, "2")
        assert at(pilot) == "1.1"
        assert state(store, CASE, "1.1").owes_rationale
        await press(pilot, "=")
        judged = state(store, CASE, "1.1").judged
        assert judged is not None
        assert (judged.answer, judged.rationale) == ("good", "Tested against three sources.")
        assert "Written for" not in shown(pilot)
        await press(pilot, "u", "u")
    assert state(store, CASE, "1.1").answer == "inadequate"


async def test_other_reasons_are_written_in_an_empty_field(review: Review, store: Store) -> None:
    record(store, WHO, CASE, "1.1", answer="inadequate", rationale="Tested against three sources.")
    async with review(CASE) as pilot:
        await press(pilot, "2", "r")
        await type_text(pilot, "All of it is there.")
        await press(pilot, "escape")
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert (judged.rationale, judged.written_for_another) == ("All of it is there.", ())
