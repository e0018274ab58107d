"""“Insufficient evidence” is a reason beside an answer: marked by a key, explained in words, where it is allowed."""

from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import Review, StoreOn, at, focused, sheet, state

CASE = "WLD-04"
LEGEND = "i ? Insufficient   evidence to judge: say why (allowed with 3 or 4)"


async def test_i_marks_the_judgement_and_opens_the_rationale(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        assert LEGEND in shown(pilot)
        await press(pilot, "4", "escape", "left", "i")
        assert (at(pilot), focused(pilot)) == ("1.1", "writing")
        await type_text(pilot, "No agency had a record.")
        await press(pilot, "escape")
        assert f"▸ {LEGEND}" in shown(pilot)
        assert "? Insufficient evidence." in shown(pilot)
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert (judged.answer, judged.insufficient_evidence, judged.rationale) == (
        "inadequate", True, "No agency had a record.",
    )  # fmt: skip


async def test_i_again_takes_it_away(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "i", "escape", "i")
        assert focused(pilot) == "chronology"
        assert f"▸ {LEGEND}" not in shown(pilot)
    judged = state(store, CASE, "1.1").judged
    assert judged is None or not judged.insufficient_evidence


async def test_it_may_be_marked_before_the_answer_and_stays_with_one_that_allows_it(
    review: Review, store: Store
) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "i", "escape", "4", "escape")
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert (judged.answer, judged.insufficient_evidence) == ("inadequate", True)


async def test_it_is_refused_beside_an_answer_that_does_not_allow_it_and_nothing_is_lost(
    review: Review, store: Store
) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "2", "left", "i")
        assert (at(pilot), focused(pilot)) == ("1.1", "chronology")
        assert "✗ 1.1: you can mark “insufficient evidence” only with" in shown(pilot)
        assert "only with Requires improvement or Inadequate." in " ".join(
            line[:37].strip() for line in shown(pilot).splitlines()
        )
        assert "✓ saved" in shown(pilot)
    assert state(store, CASE, "1.1").answer == "good"


async def test_an_answer_that_cannot_stand_beside_it_is_refused_and_one_is_back_at_the_question(
    review: Review, store: Store
) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "i")
        await type_text(pilot, "Nothing on file.")
        await press(pilot, "escape", "2")
        assert at(pilot) == "1.1"
        assert "✗ 1.1: you can mark “insufficient evidence” only with" in shown(pilot)
        assert "Nothing on file." in shown(pilot)
        await press(pilot, "right", "left")
        assert "Not recorded" not in shown(pilot)
    assert state(store, CASE, "1.1").answer is None
    assert sheet(store, CASE).own_acts == 2


async def test_where_the_framework_does_not_allow_it_the_legend_does_not_offer_it(
    review: Review, store_on: StoreOn
) -> None:
    store = store_on("structured-judgement-review")
    async with review("A-01", on=store) as pilot:
        assert "i ? Insufficient" not in shown(pilot)
        await press(pilot, "i")
        assert "1.1: “insufficient evidence” is not allowed on this question." in shown(pilot)
    assert sheet(store, "A-01").own_acts == 0


async def test_zoomed_it_stands_in_the_one_line_of_the_legend(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "z")
        assert "i? Insu" in shown(pilot)
