"""What a measure suggests is shown as the framework says, and only the inspector takes it over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.framework import shipped
from reviewtui.services.chronology.timing_figures import timing_figures
from reviewtui.services.errors import BadInput, WouldReplace
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.suggestions import set_aside, take
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import redo, undo
from tests.services.conftest import INSPECTION, INSPECTOR, LEAD, OTHER, case_file, put

DAYS = [
    {"agency": "police", "type": "disclosure", "date": "2012-01-10"},
    {"agency": "yot", "type": "contact", "date": "2012-04-01"},
    {"agency": "court", "type": "sentence", "date": "2012-05-01"},
]
"""82 days without work: question 4.1 would be requires improvement."""
SUGGESTED = "requires_improvement"


@pytest.fixture
def timed(make_store: Callable[..., Store], folder: Path) -> Store:
    put(folder / "NOR-1.json", case_file("NOR-1", events=DAYS))
    return make_store("timed", folder)


@pytest.fixture
def with_policy(make_store: Callable[..., Store], folder: Path) -> Callable[[str], Store]:
    """The same under a framework that shows suggestions before an answer, or never."""

    def made(policy: str) -> Store:
        text = shipped.source("hsb-joint-2013@1").replace("live_ratings: after", f"live_ratings: {policy}")
        framework = {**INSPECTION["framework"], "text": text}
        put(folder / "inspection.json", {**INSPECTION, "framework": framework})
        put(folder / "NOR-1.json", case_file("NOR-1", events=DAYS))
        return make_store(policy, folder)

    return made


def state(store: Store) -> QuestionState:
    """Question 4.1 of NOR-1."""
    return next(one for one in open_review(store, INSPECTOR, "NOR-1").questions if one.question.code == "4.1")


def tally(store: Store) -> dict[str, int]:
    """What is counted on 4.1, without noughts."""
    counted: dict[str, int] = timing_figures(store).as_json()["suggestions"]["4.1"]
    return {key: number for key, number in counted.items() if number}


def test_a_suggestion_waits_for_the_inspectors_own_answer(timed: Store) -> None:
    assert state(timed).suggestions == ()
    with pytest.raises(BadInput, match="shown after an answer of your own"):
        take(timed, INSPECTOR, "NOR-1", "4.1")
    assert tally(timed) == {"offered": 1, "unanswered": 1}
    record(timed, INSPECTOR, "NOR-1", "4.1", answer="good")
    (shown,) = state(timed).suggestions
    assert (shown.measure, shown.answer, shown.done) == ("longest-stretch-without-work", SUGGESTED, "")
    assert shown.why.startswith("82 days without contact or intervention from the disclosure recorded by police")
    assert tally(timed) == {"offered": 1, "other_answer": 1}


def test_taking_it_over_is_counted_and_owes_reasons_of_its_own(timed: Store) -> None:
    record(timed, INSPECTOR, "NOR-1", "4.1", answer="good", rationale="Seen weekly at school.")
    take(timed, INSPECTOR, "NOR-1", "4.1")
    found = state(timed)
    assert found.judged is not None
    assert (found.judged.answer, found.judged.rationale, found.owes_rationale) == (SUGGESTED, "", True)
    assert found.suggestions[0].done == "taken"
    assert tally(timed) == {"offered": 1, "taken": 1, "same_answer": 1}


def test_taking_it_over_replaces_somebody_elses_answer_only_when_that_is_said(timed: Store) -> None:
    record(timed, OTHER, "NOR-1", "4.1", answer="good")
    with pytest.raises(WouldReplace):
        take(timed, INSPECTOR, "NOR-1", "4.1")
    assert (state(timed).answer, state(timed).suggestions[0].done) == ("good", "")
    take(timed, INSPECTOR, "NOR-1", "4.1", replace=True)
    assert (state(timed).answer, state(timed).suggestions[0].done) == (SUGGESTED, "taken")


def test_taking_it_over_is_undone_and_done_again_in_one_go(timed: Store) -> None:
    record(timed, INSPECTOR, "NOR-1", "4.1", answer="good")
    taken = take(timed, INSPECTOR, "NOR-1", "4.1").sentence
    assert undo(timed, INSPECTOR).sentence == "NOR-1 4.1 undone: judged Good."
    assert (state(timed).answer, state(timed).suggestions[0].done) == ("good", "")
    assert redo(timed, INSPECTOR).sentence == taken.replace("4.1 ", "4.1 redone: ", 1)
    assert (state(timed).answer, state(timed).suggestions[0].done) == (SUGGESTED, "taken")
    undo(timed, INSPECTOR)
    undo(timed, INSPECTOR)
    assert state(timed).answer is None


def test_what_is_judged_after_taking_it_over_is_undone_alone(timed: Store) -> None:
    record(timed, INSPECTOR, "NOR-1", "4.1", answer=SUGGESTED)
    take(timed, INSPECTOR, "NOR-1", "4.1")
    record(timed, INSPECTOR, "NOR-1", "4.1", rationale="Seen weekly at school.")
    undo(timed, INSPECTOR)
    found = state(timed)
    assert found.judged is not None
    assert (found.judged.rationale or "", found.suggestions[0].done) == ("", "taken")


def test_setting_it_aside_leaves_the_answer_and_is_counted(timed: Store) -> None:
    record(timed, INSPECTOR, "NOR-1", "4.1", answer="good")
    assert set_aside(timed, INSPECTOR, "NOR-1", "4.1").sentence == "NOR-1 suggestion for 4.1: dismissed."
    assert state(timed).answer == "good"
    assert set_aside(timed, INSPECTOR, "NOR-1", "4.1").entry == ""
    assert tally(timed) == {"offered": 1, "set_aside": 1, "other_answer": 1}


def test_what_a_second_reviewer_does_with_it_is_not_counted(timed: Store) -> None:
    allocate(timed, LEAD, ["NOR-1"], INSPECTOR)
    allocate(timed, LEAD, ["NOR-1"], OTHER, "second")
    record(timed, OTHER, "NOR-1", "4.1", answer="good")
    set_aside(timed, OTHER, "NOR-1", "4.1")
    assert tally(timed) == {"offered": 1, "unanswered": 1}


def test_where_a_framework_shows_them_before_they_are_there_at_once(with_policy: Callable[[str], Store]) -> None:
    store = with_policy("before")
    assert [one.answer for one in state(store).suggestions] == [SUGGESTED]
    take(store, INSPECTOR, "NOR-1", "4.1")
    assert state(store).answer == SUGGESTED


def test_where_a_framework_never_shows_them_they_are_not_even_counted(with_policy: Callable[[str], Store]) -> None:
    store = with_policy("never")
    record(store, INSPECTOR, "NOR-1", "4.1", answer="good")
    assert state(store).suggestions == ()
    assert "suggestions" not in timing_figures(store).as_json()
    with pytest.raises(BadInput, match="Nothing is suggested"):
        set_aside(store, INSPECTOR, "NOR-1", "4.1")
