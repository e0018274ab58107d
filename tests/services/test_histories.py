"""The record in words and in full."""

from db.store import Store
from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.histories import items, page
from reviewtui.services.judging.alerts import alerts, raise_alert, record_told
from reviewtui.services.judging.judgements import record
from reviewtui.services.undoing import undo

from .conftest import INSPECTOR


def test_history_is_told_newest_first(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", reason="Read the file again")
    raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One line")
    record_told(store, INSPECTOR, alerts(store)[0].id, told="Head", told_at="today", done="Noted")
    add_event(store, INSPECTOR, "NOR-1", "2012 police arrest taken in")
    undo(store, INSPECTOR)
    told = page(store, "NOR-1").lines
    assert [line.sentence for line in told[:5]] == [
        "NOR-1 undone: arrest (police record, 2012) removed.",
        "NOR-1 event: arrest (police record, 2012).",
        "NOR-1 alert, conduct: told.",
        "NOR-1 alert, conduct: raised.",
        "NOR-1 1.1 judged Good.",
    ]
    assert told[4].detail == "Seen.\nReason: Read the file again"
    assert "Told Head, today: Noted" in told[2].detail
    assert [line.current for line in told[:5]] == [True, False, True, False, True]


def test_history_is_paged_and_narrowed(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    assert page(store, "NOR-1", "1.2").total == 1
    whole = page(store)
    assert page(store, offset=2, limit=3).lines == whole.lines[2:5]
    assert whole.total == len(items(store))
    assert {line.kind for line in whole.lines} == {
        "inspection", "framework", "site", "person", "case", "document", "event", "judgement",
    }  # fmt: skip


def test_items_are_the_exports_own(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    last = items(store, "NOR-1")[-1]
    assert last["content"]["answer"] == "good"  # type: ignore[index]
    assert last["person"] == INSPECTOR


def test_a_later_change_of_a_judgement_is_told_apart_from_its_answer(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Seen.")
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Seen twice.", evidence=[{"event": "e1"}, {"event": "e2"}])
    record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"event": "e1"}, {"event": "e3"}])
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="")
    undo(store, INSPECTOR)
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", rationale="Not at all.")
    record(store, INSPECTOR, "NOR-1", "1.2", insufficient_evidence=True, answer="inadequate")
    record(store, INSPECTOR, "NOR-1", "1.2", insufficient_evidence=False)
    assert [line.sentence for line in reversed(page(store, "NOR-1").lines[:9])] == [
        "NOR-1 1.1 judged Good.",
        "NOR-1 1.1 rationale written.",
        "NOR-1 1.1 rationale changed, 2 pieces of evidence now.",
        "NOR-1 1.1 evidence changed.",
        "NOR-1 1.1 no rationale now.",
        "NOR-1 1.1 undone: the earlier rationale again.",
        "NOR-1 1.1 judged Inadequate.",
        "NOR-1 1.2 judged Inadequate.",
        "NOR-1 1.2 no longer marked “insufficient evidence”.",
    ]


def test_a_rationale_before_any_answer_says_so(store: Store) -> None:
    told = record(store, INSPECTOR, "NOR-1", "1.1", rationale="Seen.", evidence=[{"event": "e1"}]).sentence
    assert told == "NOR-1 1.1 rationale written, 1 piece of evidence now, no answer yet."


def test_a_moment_at_which_somebody_was_told_is_readable(store: Store) -> None:
    raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One line")
    record_told(store, INSPECTOR, alerts(store)[0].id, told="Head", told_at="2012-10-17T10:25:00Z", done="Noted")
    assert "Told Head, 17/10/2012 10:25 UTC: Noted" in page(store, "NOR-1").lines[0].detail
