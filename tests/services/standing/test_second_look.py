"""A judgement whose evidence changed after it was made is marked, until somebody judges it again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import entries
from db.store import Store
from reviewtui.services.cases.caselist import CaseQuery, line, page
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.standing.second_look import second_looks
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.undoing import redo, undo
from tests.exported import document

from ..conftest import INSPECTOR, OTHER, case_file, put
from ..import_.test_amending import FIRST, SECOND, THIRD, correct

Amend = Callable[..., None]


@pytest.fixture
def amend(store: Store, tmp_path: Path) -> Amend:
    """Bring NOR-1 again with another page for its second event."""

    def amend(page: int = 5) -> None:
        file = put(tmp_path / "again.json", case_file("NOR-1", events=[FIRST, {**SECOND, "page": page}, THIRD]))
        import_paths(store, [file])

    return amend


def look(store: Store, question: str = "1.1") -> tuple[str, ...]:
    sheet = open_review(store, INSPECTOR, "NOR-1")
    return next(state.second_look for state in sheet.questions if state.question.code == question)


def test_a_judgement_is_marked_when_its_event_is_amended_and_no_other_is(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good", evidence=[{"event": "e1"}, {"source": "school"}])
    amend()
    assert look(store) == ("Event e2 was changed by an import after this was judged.",)
    assert look(store, "1.2") == ()
    assert (line(store, "NOR-1").second_look, line(store, "NOR-2").second_look) == (1, 0)
    assert [item.get("second_look") for item in document(store)["judgements"]] == [True, None]


def test_a_correction_and_a_withdrawal_mark_it_too(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}, {"event": "e1"}])
    correct(store, "e2", page=5)
    correct(store, "e1", gone=True)
    assert look(store) == (
        "Event e2 was corrected after this was judged.",
        "Event e1 was withdrawn after this was judged.",
    )


def test_what_was_amended_before_the_judgement_marks_nothing(store: Store, amend: Amend) -> None:
    amend()
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    assert look(store) == ()


def test_a_correction_that_was_taken_back_marks_nothing(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    correct(store, "e2", page=5)
    undo(store, INSPECTOR)
    assert look(store) == ()


def test_the_same_answer_given_again_clears_the_mark_by_an_entry(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    amend()
    assert record(store, INSPECTOR, "NOR-1", "1.1", answer="good").entry
    assert look(store) == ()
    assert not record(store, INSPECTOR, "NOR-1", "1.1", answer="good").entry


def test_who_looks_again_and_lets_it_stand_does_not_become_its_author(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    amend()
    record(store, OTHER, "NOR-1", "1.1", answer="good")
    assert look(store) == ()
    state = next(each for each in open_review(store, INSPECTOR, "NOR-1").questions if each.question.code == "1.1")
    assert state.judged is not None
    assert (state.judged.inspector, state.judged.looked_again) == (INSPECTOR, OTHER)
    assert line(store, "NOR-1").inspectors == (INSPECTOR,)
    assert [item["inspector"] for item in document(store)["judgements"]] == [INSPECTOR]
    undo(store, OTHER)
    assert look(store)
    redo(store, OTHER)
    assert line(store, "NOR-1").inspectors == (INSPECTOR,)


def judgements_of(store: Store) -> dict[str, int]:
    return {person.name: person.judgements for person in summarise(store).progress.people}


def test_a_judgement_that_another_looked_at_again_is_counted_for_its_author_alone(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    record(store, OTHER, "NOR-1", "1.2", answer="good")
    amend()
    record(store, OTHER, "NOR-1", "1.1", answer="good")
    assert judgements_of(store) == {INSPECTOR: 1, OTHER: 1}
    undo(store, OTHER)
    assert judgements_of(store) == {INSPECTOR: 1, OTHER: 1}
    redo(store, OTHER)
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    assert judgements_of(store) == {OTHER: 2}


def test_ones_own_second_look_is_of_its_own_moment(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    amend()
    change = record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    state = next(each for each in open_review(store, INSPECTOR, "NOR-1").questions if each.question.code == "1.1")
    assert state.judged is not None
    assert (state.judged.made_at, state.judged.looked_again) == (change.made_at, "")


def test_leaving_the_rationale_as_it_was_clears_nothing(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", evidence=[{"event": "e2"}])
    amend()
    assert not record(store, INSPECTOR, "NOR-1", "1.1", rationale="Seen.").entry
    assert look(store)


def test_undoing_the_second_look_brings_the_mark_back(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    amend()
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", rationale="On reflection.")
    undo(store, INSPECTOR)
    assert look(store)
    redo(store, INSPECTOR)
    assert look(store) == ()


def test_a_source_can_be_added_to_a_judgement_one_of_whose_events_was_taken_out(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    correct(store, "e2", gone=True)
    change = record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"event": "e2"}, {"event": "e1"}])
    assert change.entry


@pytest.mark.parametrize(
    ("made_at", "marked"),
    [("2012-01-01T00:00:00Z", True), ("2090-01-01T00:00:00Z", False)],
)
def test_another_laptops_judgement_is_marked_unless_it_was_surely_made_later(
    store: Store, amend: Amend, made_at: str, marked: bool
) -> None:
    record(store, OTHER, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    amend()
    with store.read() as connection:
        (row,) = entries.current(connection, "judgement", case="NOR-1")
        elsewhere = row._replace(device="another1", made_at=made_at)
        assert bool(second_looks(connection, [elsewhere])) is marked


def test_something_noted_as_not_found_and_taken_out_again_marks_it(store: Store) -> None:
    from reviewtui.services.cases.casefiles import add_absence, withdraw_absence

    noted = add_absence(store, INSPECTOR, "NOR-1", "strategy_discussion social_care 2011").subject.partition("/")[2]
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"absence": noted}])
    assert look(store) == ()
    withdraw_absence(store, INSPECTOR, "NOR-1", noted, "Found after all.")
    assert look(store) == (f"The “no evidence found” entry ({noted}) was withdrawn after this was judged.",)
    assert line(store, "NOR-1").second_look == 1


def test_the_list_of_cases_is_narrowed_to_those_to_review_again(store: Store, amend: Amend) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    assert page(store, CaseQuery(wanting="again")).total == 0
    amend()
    assert [each.reference for each in page(store, CaseQuery(wanting="again")).lines] == ["NOR-1"]
