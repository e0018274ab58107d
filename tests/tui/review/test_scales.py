"""Any scale by its own keys: yes and no, scores of which five is best, whole numbers."""

import pytest

from reviewtui.services.store.stores import Store
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import Review, StoreOn, at, focused, sheet, state

CASE = "A-01"


@pytest.fixture
def cfsr(store_on: StoreOn) -> Store:
    """Two cases asked with a framework that counts."""
    return store_on("cfsr-osri")


async def test_yes_and_no_are_answered_by_their_letters(review: Review, store_on: StoreOn) -> None:
    store = store_on("hmip-youth-2018")
    async with review(CASE, on=store) as pilot:
        assert "y n x answer" in lines(pilot)[-1]
        assert "allowed with n" in shown(pilot)
        await press(pilot, "y", "x", "1")
        assert "1 is not an answer to 2.1.3: use y, n or x." in shown(pilot)
        await press(pilot, "n", "escape")
    assert sheet(store, CASE).answers == {"2.1.1": "yes", "2.1.2": "not_applicable", "2.1.3": "no"}


async def test_scores_of_which_five_is_best_are_answered_by_their_figures(review: Review, store_on: StoreOn) -> None:
    store = store_on("structured-judgement-review")
    async with review(CASE, on=store) as pilot:
        assert "1-5 x answer" in lines(pilot)[-1]
        await press(pilot, "5", "escape", "right", "1", "escape")
    assert sheet(store, CASE).answers == {"1.1": "excellent", "1.2": "very_poor"}


async def test_a_digit_opens_the_number_field_and_enter_commits(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y")
        assert at(pilot) == "1A"
        assert "0-9 #  whole number, 0 to 99" in shown(pilot)
        assert "0-9 answer" in lines(pilot)[-1]
        await pilot.press("1", "2")
        await settle(pilot)
        assert focused(pilot) == "adding"
        assert "1A: a whole number, 0 to 99" in shown(pilot)
        await press(pilot, "enter")
        assert (at(pilot), focused(pilot)) == ("1B", "chronology")
        await press(pilot, "left")
        assert "▸ 0-9 # 12 whole number, 0 to 99" in shown(pilot)
        await press(pilot, "o")
        assert "12 1A Reports begun late" in shown(pilot)
    assert state(cfsr, CASE, "1A").answer == "12"


async def test_escape_leaves_the_number_field_and_records_nothing(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y", "7", "escape")
        assert (at(pilot), focused(pilot)) == ("1A", "chronology")
    assert state(cfsr, CASE, "1A").answer is None


async def test_what_is_no_number_is_said_beneath_the_field_and_may_be_mended(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y", "1")
        await type_text(pilot, "00")
        await press(pilot, "enter")
        assert "use a whole number, 0 to 99" in " ".join(shown(pilot).split())
        assert focused(pilot) == "adding"
        await press(pilot, "backspace", "enter")
    assert state(cfsr, CASE, "1A").answer == "10"


async def test_a_letter_of_another_scale_is_no_number(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y", "y")
        assert "y is not an answer to 1A: use a whole number, 0 to 99." in shown(pilot)


async def test_a_combination_that_is_forbidden_is_refused_with_its_reason_and_nothing_is_lost(
    review: Review, cfsr: Store
) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y", "1", "enter", "0", "enter", "x")
        assert at(pilot) == "1C"
        assert "✗ 1C: At least one report was late, so 1C must say" in shown(pilot)
        assert "agency's control." in shown(pilot)
        assert "✓ saved" in lines(pilot)[0]
        await press(pilot, "y")
        assert "Not recorded" not in shown(pilot)
        await press(pilot, "left", "o", "x")
        assert lines(pilot)[-3] == " ✗ 1C: At least one report was late, so 1C must say whether every delay was"
        assert lines(pilot)[-2] == " ✗ outside the agency's control."
        await press(pilot, "right")
        assert "At least one report" not in shown(pilot)
        assert "✗" not in shown(pilot)
    assert sheet(cfsr, CASE).answers == {"type": "foster_care", "1AC": "yes", "1A": "1", "1B": "0", "1C": "yes"}
