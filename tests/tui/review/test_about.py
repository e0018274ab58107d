"""Whose work a judgement is about, said by a key; an answer below good is asked for it where the framework does."""

from reviewtui.services.judging import judgements
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, StoreOn, state
from tests.tui.review.frameworks import CASES

UNTOUCHED = "EST-04"
ASKED = "Press B to say"


OWED = ("live_ratings: never", "live_ratings: never\nowed: {below_good: [responsible, phase]}")


async def test_it_is_asked_for_typed_on_one_line_and_asked_for_no_more(review: Review, store_on: StoreOn) -> None:
    store = store_on("jtai-tracking", OWED)
    judgements.record(store, WHO, CASES[0], "1.1", answer="improvement", rationale="Late.")
    async with review(CASES[0], on=store, size=(120, 36)) as pilot:
        assert ASKED in shown(pilot)
        await press(pilot, "B")
        await type_text(pilot, "social care, yot; to sentence")
        await press(pilot, "enter")
        assert "Responsible:" in shown(pilot)
        assert ASKED not in shown(pilot)
    judged = state(store, CASES[0], "1.1").judged
    assert judged is not None
    assert (judged.responsible, judged.phase, judged.rationale) == (("social_care", "yot"), "to_sentence", "Late.")


async def test_what_is_no_agency_is_said_and_the_line_stays(review: Review, store: Store) -> None:
    judgements.record(store, WHO, UNTOUCHED, "1.1", answer="good", rationale="Clear.")
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        assert ASKED not in shown(pilot)
        await press(pilot, "B")
        await type_text(pilot, "army")
        await press(pilot, "enter")
        assert "“army” is not an agency" in shown(pilot)
        await press(pilot, "escape", "right", "B")
        assert "has no answer yet" in shown(pilot)
