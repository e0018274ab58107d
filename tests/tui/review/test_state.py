"""What the review shows, as values: where one goes next, what is saved, which panes fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.services.store.stores import Store
from reviewtui.tui.looks import Looks
from reviewtui.tui.review.layout import columns
from reviewtui.tui.review.live_line import shorter
from reviewtui.tui.review.saving import Saving
from reviewtui.tui.review.state import ReviewState, first_place
from reviewtui.tui.review.view import Form, Pane, View, form_of
from tests.tui.review.conftest import StoreOn, sheet


@pytest.fixture
def untouched(store: Store) -> ReviewState:
    """An untouched case."""
    return ReviewState(sheet(store, "WLD-04"), "1.1")


def test_it_opens_where_asked_else_where_left_else_at_the_first_question(untouched: ReviewState) -> None:
    assert first_place(untouched.sheet, "3.2") == "3.2"
    assert first_place(untouched.sheet, "9.9") == "1.1"
    assert first_place(untouched.sheet, None) == "1.1"


def test_moving_stops_at_both_ends(untouched: ReviewState) -> None:
    assert untouched.moved(-1) == "1.1"
    assert untouched.standing_at(untouched.moved(1)).moved(3) == "2.1"
    assert untouched.moved(99) == untouched.codes[-1]


def test_an_answer_that_hides_questions_is_walked_by_before_it_is_saved(store_on: StoreOn) -> None:
    first = ReviewState(sheet(store_on("cfsr-osri"), "A-01"), "1AC")
    assert {"1A", "1B"} & set(first.walked)
    walked = first.walked_with({"type": "in_home", "1AC": "no"})
    assert not {"1A", "1B"} & set(walked)
    assert first.at in walked


def test_the_save_state_says_the_most_pressing_truth() -> None:
    def said(width: int = 80, **parts: object) -> str:
        return Saving(saved_at="2026-05-12T13:32:07Z", **parts).content(width, "2026-05-12").plain  # type: ignore[arg-type]

    assert said() == "✓ saved 14:32:07"
    assert said(draft=True) == "draft saved, not yet recorded"
    assert said(draft=True, typing=True) == "… saving the draft"
    assert said(draft=True, typing=True, under_way=True) == "… saving"
    assert said(draft=True, failed="The disk is full.") == "! not saved"
    assert Saving().content(80).plain == "nothing recorded yet"
    assert Saving(saved_at="2026-05-11T13:32:07Z").content(80, "2026-05-12").plain == "✓ saved 11/05/2026 14:32"


def test_the_live_line_leaves_out_first_how_and_then_so_far() -> None:
    whole = "1 Assessment so far: Good (lowest of 2 answered) · a 3 on 1.3 would make it Requires improvement"
    assert shorter(whole)[1:] == (
        "1 Assessment so far: Good · a 3 on 1.3 would make it Requires improvement",
        "1 Assessment: Good · a 3 on 1.3 would make it Requires improvement",
    )


views = st.builds(
    View,
    form=st.sampled_from(Form),
    height=st.integers(18, 60),
    focused=st.sampled_from(Pane),
    left=st.sampled_from([Pane.RATIONALE, Pane.GUIDANCE, Pane.CHECKLIST, Pane.SOURCES]),
    guidance=st.booleans(),
    zoomed=st.booleans(),
)


@given(views)
def test_tab_always_leads_to_a_pane_and_all_the_way_round(view: View) -> None:
    stops = view.stops
    assert view.stop_after(1) in stops
    assert len(set(stops)) == len(stops)


@given(views, st.integers(60, 300))
def test_columns_never_take_more_than_there_is(view: View, width: int) -> None:
    view = replace(view, form=form_of(width))
    sizes = columns(width, view, Looks())
    shown = [size for size in (sizes.checklist, sizes.middle, sizes.right) if size]
    assert sum(shown) + len(shown) - 1 == width
    assert min(shown) >= 20
