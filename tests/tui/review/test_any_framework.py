"""The checklist of any shape: sections, hidden questions, standards without number, ratings when they may be seen."""

import pytest

from reviewtui.services.store.stores import Store
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.header import in_room
from reviewtui.tui.review.state import ReviewState
from tests.tui.conftest import lines, press, settle, shown
from tests.tui.review.conftest import Review, StoreOn, at, refusing_entries, screen_of, sheet, state
from tests.tui.review.frameworks import judge

CASE = "A-01"
WIDE = (120, 36)
IN_HOME = {"type": "in_home", "1AC": "no", "2AC": "no"}


@pytest.fixture
def cfsr(store_on: StoreOn) -> Store:
    """Two cases asked with sections, sub-questions, counts and gates."""
    return store_on("cfsr-osri")


async def test_questions_about_the_case_come_first_and_sections_stand_under_their_standards(
    review: Review, cfsr: Store
) -> None:
    async with review(CASE, on=cfsr, size=WIDE) as pilot:
        assert at(pilot) == "type"
        left = [line[:33].rstrip() for line in lines(pilot)]
        start = left.index(next(line for line in left if "About the case" in line))
        assert [line.strip("▸▐ ") for line in left[start : start + 5]] == [
            "About the case",
            "· type Kind of case",
            "S1 Safety 1",
            "1 Prompt investigation",
            "· 1AC Does item 1 apply?",
        ]


async def test_an_answer_that_hides_questions_is_walked_past_at_once_and_everything_says_so(
    review: Review, cfsr: Store
) -> None:
    async with review(CASE, on=cfsr, size=WIDE) as pilot:
        assert "Checklist 0/91" in shown(pilot)
        await press(pilot, "2")
        assert "Checklist 1/54" in shown(pilot)
        await press(pilot, "n", "escape", "right")
        assert at(pilot) == "2AC"
        assert "– 3 not asked" in shown(pilot)
        assert "Checklist 2/51" in shown(pilot)
        await press(pilot, "left", "left")
        assert at(pilot) == "type"
        await press(pilot, "1")
        assert "Checklist 2/88" in shown(pilot)
    assert len(sheet(cfsr, CASE).asked) == 88


async def test_owed_questions_and_the_last_one_are_looked_for_among_those_asked(review: Review, cfsr: Store) -> None:
    judge(cfsr, CASE, IN_HOME)
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "o", "G", *"k" * 10)
        assert at(pilot) == "18AC"
        await press(pilot, "n", "escape", "o", "G", *"k" * 7)
        assert at(pilot) == "18AC"
        await press(pilot, "y")
        assert at(pilot) == "18A"


async def test_quick_answers_walk_past_what_they_hide_before_it_is_saved(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await pilot.press("2", "n", "escape", "right", "n", "escape", "right")
        await settle(pilot)
        assert at(pilot) == "3A"
    assert sheet(cfsr, CASE).answers == {"type": "in_home", "1AC": "no", "2AC": "no"}


async def test_an_answer_that_was_not_saved_hides_nothing(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "2")
        assert at(pilot) == "1AC"
        with refusing_entries(cfsr):
            await press(pilot, "n", "escape")
        await press(pilot, "right")
        assert at(pilot) == "1A"


async def test_an_answer_that_is_hidden_is_kept_and_comes_back(review: Review, cfsr: Store) -> None:
    judge(cfsr, CASE, {"type": "foster_care", "1AC": "yes", "1A": "2"})
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "o", "g", "right", "n", "escape")
        assert state(cfsr, CASE, "1A").hidden
        assert state(cfsr, CASE, "1A").answer == "2"
        await press(pilot, "y")
        assert " 2 1A Reports begun late" in shown(pilot)


async def test_a_hidden_question_that_is_opened_says_that_it_is_not_asked_and_takes_no_answer(
    review: Review, cfsr: Store
) -> None:
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "1", "y", "left", "n", "escape")
        pilot.app.open_review(OpenReview(CASE, "1B"))  # type: ignore[attr-defined]  # the app of these tests is a ReviewApp
        await settle(pilot)
        assert at(pilot) == "1B"
        assert "1B is not asked in this case, because of answers given before." in shown(pilot)
        await press(pilot, "o")
        assert "– 2 not asked" in shown(pilot)
        await press(pilot, "3", "enter")
        assert "✗ 1B is not saved" not in shown(pilot)
        assert "is not asked in this case" in shown(pilot)
        assert state(cfsr, CASE, "1B").answer is None


async def test_why_lists_what_is_not_asked(review: Review, cfsr: Store) -> None:
    judge(cfsr, CASE, {"type": "foster_care", "1AC": "yes", "1A": "2", "2AC": "no"})
    async with review(CASE, on=cfsr, size=WIDE) as pilot:
        await press(pilot, "o", "g", "right", "n", "escape", "e")
        explanation = pilot.app.screen.explanation  # type: ignore[attr-defined]  # the explanation is on top
        assert explanation.node == "S1"
        left_out = {reading.code: reading.text for reading in explanation.left_out}
        assert set(left_out) >= {"1A", "1B", "1C"}
        assert "2 is kept and left out" in left_out["1A"]


async def test_why_at_a_question_explains_the_section_it_stands_in(review: Review, cfsr: Store) -> None:
    judge(cfsr, CASE, {"type": "foster_care", "1AC": "yes"})
    async with review(CASE, on=cfsr) as pilot:
        await press(pilot, "right", "e")
        assert "Why: A-01 · 1 Prompt investigation" in shown(pilot)


async def test_where_nothing_is_rated_in_a_case_the_live_line_is_silent_and_why_says_so(
    review: Review, store_on: StoreOn
) -> None:
    async with review(CASE, on=store_on("hmip-youth-2018"), size=WIDE) as pilot:
        await press(pilot, "y", "left")
        assert lines(pilot)[-3].strip() == ""
        assert "Case so far" not in shown(pilot)
        assert "Governance" not in shown(pilot)
        await press(pilot, "e")
        assert "2.1.1 is part of nothing that is rated in one case." in shown(pilot)


@pytest.mark.parametrize(
    ("when", "line", "after_it"),
    [
        ("before", "1 Assessment: none of 4 answered yet", "Good"),
        ("after", "1 Assessment so far: shown once 1.1 is answered.", "Good"),
        ("never", "This framework shows no ratings while cases are judged.", None),
    ],
)
async def test_ratings_are_shown_when_the_framework_says_so(
    review: Review, store_on: StoreOn, when: str, line: str, after_it: str | None
) -> None:
    store = store_on("hsb-joint-2013@1", ("live_ratings: after", f"live_ratings: {when}"))
    async with review(CASE, on=store, size=WIDE) as pilot:
        assert line in lines(pilot)[-3]
        await press(pilot, "2")
        headed = next(each[:33] for each in lines(pilot) if "1 Assessment quality" in each[:33])
        so_far = "\n".join(each[:33] for each in lines(pilot)[-10:-2])
        assert ("Case so far" in so_far) is (when != "never")
        assert ("G●" in headed, "1 ● Good" in so_far) == (when == "before", when == "before")
        await press(pilot, "left")
        seen = "\n".join(each[:33] for each in lines(pilot))
        assert ("1 ● Good" in seen, "G●" in seen) == (after_it is not None, after_it is not None)
        await press(pilot, "right", "e")
        assert ("Why:" in shown(pilot)) is (when == "before")


async def test_a_case_rated_as_a_whole_shows_it_below_its_standards_and_says_why(
    review: Review, store_on: StoreOn
) -> None:
    case = "  case:\n    standard: {rule: lowest}\n"
    store = store_on("hsb-joint-2013@1", (case, f"{case}    overall: {{rule: lowest}}\n"))
    judge(store, CASE, {"1.1": "good", "2.1": "inadequate"})
    async with review(CASE, on=store, size=WIDE) as pilot:
        seen = [each[:33].strip() for each in lines(pilot)]
        heading = seen.index("Case so far")
        assert seen[heading + 1].startswith("1 ● Good")
        assert seen[heading + 5].startswith("Overall")
        assert "Inadequate" in seen[heading + 5]
        await press(pilot, "o", "e")
        assert "Why: A-01 · Overall" in shown(pilot)
        assert pilot.app.screen.explanation.rating == "inadequate"  # type: ignore[attr-defined]  # it is on top


async def test_the_row_of_standards_shows_the_one_at_hand_and_its_neighbours(review: Review, cfsr: Store) -> None:
    async with review(CASE, on=cfsr) as pilot:
        assert lines(pilot)[1].startswith(" Case ·  S1 0/4  S2 0/9  P1 0/13")
        assert lines(pilot)[1].rstrip().endswith("0/91")
        await press(pilot, "o", "G")
        assert "R ········" in lines(pilot)[1]
        assert lines(pilot)[1].startswith(" …  ")


async def test_the_row_never_needs_more_room_than_it_has_and_always_holds_the_question(cfsr: Store) -> None:
    first = sheet(cfsr, CASE)
    for code in (each.question.code for each in first.questions):
        state_at_hand = ReviewState(first, code)
        for room in (20, 30, 40, 60, 200):
            row = in_room(state_at_hand, room, may_cut=True)
            assert row is not None
            assert row.cell_length <= room
            assert any("reverse" in str(span.style) for span in row.spans)


async def test_thirteen_standards_show_those_that_ask_something(review: Review, store_on: StoreOn) -> None:
    async with review(CASE, on=store_on("hmip-youth-2018")) as pilot:
        assert lines(pilot)[1].startswith(" 2.1 ···  2.2 ···  2.3 ···  2.4 ···  3.1 ···  3.2 ···  3.3 ···")
        assert screen_of(pilot).panes.checklist.rows.count == 28
