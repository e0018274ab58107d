"""What the review shows, as values: where one goes next, what is under way, which panes fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.services.acts import Change
from reviewtui.services.reviews import Judged
from reviewtui.services.stores import Store
from reviewtui.tui.review.citing import cited
from reviewtui.tui.review.desk import Desk, first_place
from reviewtui.tui.review.layout import Form, Pane, View, columns, form_of
from reviewtui.tui.review.live_line import shorter
from reviewtui.tui.review.saving import Saving
from reviewtui.tui.review.wanted import Wanted, is_owed, settled_by
from tests.tui.review.conftest import WHO, sheet

CHANGE = Change(
    "NOR-03 1.1 judged Good.", "judgement", "NOR-03/first/1.1", "NOR-03", "1.1", "aa-1", "2026-05-12T13:32:07Z"
)


@pytest.fixture
def desk(store: Store) -> Desk:
    """An untouched case."""
    return Desk(sheet(store, "WLD-04"), "1.1")


def test_it_opens_where_asked_else_where_left_else_at_the_first_question(desk: Desk) -> None:
    assert first_place(desk.sheet, "3.2") == "3.2"
    assert first_place(desk.sheet, "9.9") == "1.1"
    assert first_place(desk.sheet, None) == "1.1"


def test_moving_stops_at_both_ends(desk: Desk) -> None:
    assert desk.moved(-1).at == "1.1"
    assert desk.moved(1).moved(3).at == "2.1"
    assert desk.moved(99).at == desk.codes[-1]


def test_what_was_asked_for_is_wanted_at_once_and_stands_only_when_saved(desk: Desk) -> None:
    wanted = Wanted("good")
    asking = desk.asking("1.1", wanted)
    assert (asking.wanted("1.1"), asking.here.answer, asking.under_way) == (wanted, None, 1)
    saved = asking.saved("1.1", wanted, CHANGE, WHO)
    assert (saved.here.answer, saved.under_way, saved.sheet.own_acts) == ("good", 0, 1)


def test_of_two_acts_under_way_the_later_is_wanted_and_each_settles_on_its_own(desk: Desk) -> None:
    first, second = Wanted("good"), Wanted("inadequate")
    asking = desk.asking("1.1", first).asking("1.1", second)
    half = asking.saved("1.1", first, CHANGE, WHO)
    assert (half.wanted("1.1"), half.here.answer, half.under_way) == (second, "good", 1)
    failed = half.failed("1.1")
    assert (failed.wanted("1.1"), failed.under_way) == (first, 0)


def test_a_saved_answer_owes_what_its_question_says(desk: Desk) -> None:
    wanted = Wanted("inadequate")
    state = desk.asking("1.1", wanted).saved("1.1", wanted, CHANGE, WHO).here
    assert (state.owes_rationale, state.owes_evidence, is_owed(state)) == (True, True, True)


def test_a_draft_outlives_an_act_about_something_else(desk: Desk) -> None:
    wanted = Wanted("good")
    asking = desk.kept("1.1", "Half").asking("1.1", wanted)
    assert asking.saved("1.1", wanted, CHANGE, WHO, keeps_draft=True).here.draft == "Half"
    assert asking.saved("1.1", wanted, CHANGE, WHO).here.draft is None


def test_settling_keeps_the_words_of_that_side_and_everyones_evidence() -> None:
    one = Judged("a-1", "A", "2026-05-12T13:32:07Z", "good", "Yes.", ({"event": "e1"},))
    two = Judged("b-1", "B", "2026-05-12T13:32:07Z", "inadequate", "No.", ({"event": "e1"}, {"source": "child"}))
    assert settled_by((one, two), "good") == Wanted("good", "Yes.", ({"event": "e1"}, {"source": "child"}))
    assert settled_by((one, two), "outstanding").rationale == ""


def test_the_save_state_says_the_most_pressing_truth() -> None:
    def said(width: int = 80, **parts: object) -> str:
        return Saving(saved_at="2026-05-12T13:32:07Z", **parts).content(width, "2026-05-12").plain  # type: ignore[arg-type]

    assert said() == "✓ saved 14:32:07"
    assert said(draft=True) == "draft kept, not yet part of the judgement"
    assert said(draft=True, typing=True) == "… keeping the draft"
    assert said(draft=True, typing=True, under_way=True) == "… saving"
    assert said(draft=True, failed="The disk is full.") == "! not saved"
    assert Saving().content(80).plain == "nothing recorded yet"
    assert Saving(saved_at="2026-05-11T13:32:07Z").content(80, "2026-05-12").plain == "✓ saved 11.05.26 14:32"


def test_the_live_line_leaves_out_first_how_and_then_so_far() -> None:
    whole = "1 Assessment so far: Good (lowest of 2 answered) · a 3 on 1.3 would make it Requires improvement"
    assert shorter(whole)[1:] == (
        "1 Assessment so far: Good · a 3 on 1.3 would make it Requires improvement",
        "1 Assessment: Good · a 3 on 1.3 would make it Requires improvement",
    )


def test_a_source_is_read_as_it_is_typed(store: Store) -> None:
    documents = sheet(store, "NOR-03").documents
    assert cited("d4 p31", documents) == {"document": "d4", "page": 31}
    assert cited("D4", documents) == {"document": "d4"}
    assert cited("d4 p", documents) == {"document": "d4"}
    assert cited("doc d4, p31", documents) == {"document": "d4", "page": 31}
    assert cited(" Case Manager ", documents) == {"source": "case manager"}
    assert cited("source head of year", documents) == {"source": "head of year"}
    assert cited("e12", documents) == {"event": "e12"}


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
    sizes = columns(width, view)
    shown = [size for size in (sizes.checklist, sizes.middle, sizes.right) if size]
    assert sum(shown) + len(shown) - 1 == width
    assert min(shown) >= 20
