"""A sheet after an act is the sheet as it would be read again, and reads only what the act touched."""

from collections.abc import Callable

import pytest

from db.store import Store
from reviewtui.services import undoing
from reviewtui.services.acts import Change
from reviewtui.services.cases import casefiles, documents
from reviewtui.services.judging import findings, judgements, notes, prompts, suggestions
from reviewtui.services.judging.alerts import raise_alert, record_told
from reviewtui.services.judging.drafts import keep
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.services.reviewing.reviews import carry_out, open_review

from ..conftest import INSPECTOR, case_file, put
from ..judging.test_suggestions import timed as timed  # a store whose measures suggest an answer

CASE = "NOR-1"


def sheet_of(store: Store) -> ReviewSheet:
    return open_review(store, INSPECTOR, CASE)


def done(store: Store, sheet: ReviewSheet, act: Callable[[], Change]) -> ReviewSheet:
    """The sheet after an act, which is what reading it again would give."""
    after = sheet.after(carry_out(store, sheet, INSPECTOR, act))
    assert after == sheet_of(store)
    return after


def judge(store: Store, question: str = "1.1", **given: object) -> Callable[[], Change]:
    return lambda: judgements.record(store, INSPECTOR, CASE, question, **given)  # type: ignore[arg-type]


def test_after_every_kind_of_act_the_sheet_is_as_it_would_be_read_again(store: Store) -> None:
    sheet = done(store, sheet_of(store), lambda: raise_alert(store, INSPECTOR, CASE, "conduct", "left alone"))
    alert = sheet.alerts[0].id
    sheet = done(store, sheet, judge(store, answer="good", evidence=[{"event": "e1"}]))
    sheet = done(store, sheet, lambda: judgements.link(store, INSPECTOR, CASE, "1.1", [{"document": "d1", "page": 3}]))
    sheet = done(store, sheet, lambda: prompts.answer_prompt(store, INSPECTOR, CASE, "1.1", "a", "yes"))
    sheet = done(store, sheet, lambda: notes.take(store, INSPECTOR, CASE, "1.1", "ask the school", "d2"))
    sheet = done(store, sheet, lambda: notes.move(store, INSPECTOR, CASE, sheet.notes[0].id))
    sheet = done(store, sheet, lambda: documents.mark(store, INSPECTOR, CASE, "d1", "read"))
    sheet = done(store, sheet, lambda: documents.add(store, INSPECTOR, CASE, "police Custody record"))
    sheet = done(store, sheet, lambda: casefiles.add_event(store, INSPECTOR, CASE, "3/4/2011 police arrest d1 p4 text"))
    sheet = done(store, sheet, lambda: casefiles.correct_event(store, INSPECTOR, CASE, "e1", "2011 school plan", "x"))
    assert sheet.questions[0].second_look
    sheet = done(store, sheet, lambda: casefiles.withdraw_event(store, INSPECTOR, CASE, "e2", "another child's"))
    sheet = done(store, sheet, lambda: casefiles.add_line(store, INSPECTOR, CASE, "no strategy discussion, 2011"))
    sheet = done(store, sheet, lambda: record_told(store, INSPECTOR, alert, told="A", told_at="now", done="rang"))
    while sheet.own_acts < 40 and any(state.judged for state in sheet.questions):
        sheet = done(store, sheet, lambda: undoing.undo(store, INSPECTOR))
    done(store, sheet, lambda: undoing.redo(store, INSPECTOR))


def test_after_a_suggestion_the_sheet_is_as_it_would_be_read_again(timed: Store) -> None:
    sheet = done(timed, sheet_of(timed), judge(timed, "4.1", answer="good"))
    sheet = done(timed, sheet, lambda: suggestions.take(timed, INSPECTOR, CASE, "4.1"))
    sheet = done(timed, sheet, lambda: undoing.undo(timed, INSPECTOR))


def test_after_deciding_on_a_finding_the_sheet_is_as_it_would_be_read_again(store: Store) -> None:
    sheet = sheet_of(store)
    finding = sheet.findings[0].id
    sheet = done(store, sheet, lambda: findings.decide(store, INSPECTOR, CASE, finding, "confirmed"))
    done(store, sheet, lambda: findings.link(store, INSPECTOR, CASE, "1.1", finding))


def test_a_rationale_that_says_what_is_there_drops_its_draft_in_the_sheet_too(store: Store) -> None:
    judge(store, answer="good", rationale="Seen.")()
    keep(store, INSPECTOR, CASE, "1.1", "Seen.")
    sheet = sheet_of(store)
    assert sheet.questions[0].draft == "Seen."
    assert done(store, sheet, judge(store, rationale="Seen.")).questions[0].draft is None


def test_an_act_on_another_case_leaves_the_sheet_alone(store: Store, make_store: object) -> None:
    sheet = sheet_of(store)
    casefiles.add_case(store, INSPECTOR, "NOR-9", "NOR")
    change = carry_out(store, sheet, INSPECTOR, lambda: undoing.undo(store, INSPECTOR))
    assert (change.case, dict(change.now)) == ("NOR-9", {})


def statements(store: Store, act: Callable[[], Change]) -> int:
    """How many statements the writer carries out for one act and what is now so."""
    sheet, seen = sheet_of(store), list[str]()
    with store.write() as writing:
        writing.connection.set_trace_callback(seen.append)
    try:
        carry_out(store, sheet, INSPECTOR, act)
    finally:
        with store.write() as writing:
            writing.connection.set_trace_callback(None)
    return len(seen)


@pytest.mark.parametrize("linked", [False, True])
def test_judging_reads_as_much_in_a_long_case_as_in_a_short_one(
    make_store: Callable[..., Store], folder: object, linked: bool
) -> None:
    events = [{"agency": "police", "type": "contact", "date": f"2011-03-{day:02}"} for day in range(1, 29)]
    found = []
    for name, times in (("short", 1), ("long", 20)):
        put(folder / "NOR-1.json", case_file(CASE, events=events * times))  # type: ignore[operator]
        store = make_store(name, folder)
        judge(store, answer="good")()
        act = judge(store, answer="inadequate")
        if linked:
            act = lambda: judgements.link(store, INSPECTOR, CASE, "1.1", [{"event": "e1"}])  # noqa: B023, E731
        found.append(statements(store, act))
    assert found[0] == found[1]
