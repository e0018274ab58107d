"""Rulings beside the guidance: everybody reads them there, and the lead inspector adds and withdraws them."""

from reviewtui.services.lead import rulings
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.conftest import LEAD
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.review.conftest import Review, sheet

UNTOUCHED = "EST-04"
TEXT = "Only what was known then."


async def test_a_ruling_is_read_with_the_guidance_of_its_question(review: Review, store: Store) -> None:
    rulings.give(store, LEAD, "1.1", TEXT)
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        await press(pilot, "p")
        assert "Guidance 1.1 · ruling " in shown(pilot)
        assert "Oyelaran):" in shown(pilot)
        assert "Only what was" in shown(pilot)
        await press(pilot, "right")
        assert "· ruling" not in shown(pilot)


async def test_the_lead_adds_one_and_withdraws_it_on_the_screen(store: Store) -> None:
    app = ReviewApp(store, person=LEAD)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview(UNTOUCHED))
        await settle(pilot)
        await press(pilot, "p")
        await press(pilot, "a")
        await type_text(pilot, TEXT)
        await press(pilot, "enter")
        assert [(each.question, each.text) for each in sheet(store, UNTOUCHED).rulings] == [("1.1", TEXT)]
        assert "Only what was" in shown(pilot)
        await press(pilot, "D")
        await type_text(pilot, "said in the guidance")
        await press(pilot, "enter")
        assert sheet(store, UNTOUCHED).rulings == ()
        assert "Only what was" not in shown(pilot)
        await press(pilot, "D")
        assert "There is no ruling on this question." in shown(pilot)


async def test_anybody_else_is_told_who_may_and_the_text_stays(review: Review, store: Store) -> None:
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        await press(pilot, "p")
        await press(pilot, "a")
        await type_text(pilot, TEXT)
        await press(pilot, "enter")
        assert "Only the lead inspector gives" in shown(pilot)
        assert TEXT in shown(pilot)
    assert sheet(store, UNTOUCHED).rulings == ()
