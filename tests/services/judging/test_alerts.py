"""Alerts: raised, shown until who was told is recorded, and never lost."""

import pytest

from db.store import Store
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.alerts import alerts, raise_alert, record_told, withdraw_alert
from reviewtui.services.undoing import undo
from tests.exported import document

from ..conftest import INSPECTOR, LEAD


def test_an_alert_stays_open_until_who_when_and_what_are_recorded(store: Store) -> None:
    change = raise_alert(store, INSPECTOR, "NOR-1", "child_at_risk", " Seen at the flat today ")
    (raised,) = alerts(store)
    assert raised.open
    assert (raised.id, raised.text, raised.raised_by) == (change.entry, "Seen at the flat today", INSPECTOR)
    assert line(store, "NOR-1").alerts == 1
    record_told(store, LEAD, raised.id, told="Duty social worker", told_at="14.10 today", done="Visit this evening")
    (told,) = alerts(store, "NOR-1")
    assert not told.open
    assert (told.raised_by, told.told, told.done) == (INSPECTOR, "Duty social worker", "Visit this evening")
    assert line(store, "NOR-1").alerts == 0


def test_open_alerts_come_first(store: Store) -> None:
    first = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    raise_alert(store, INSPECTOR, "NOR-2", "others_at_risk", "Two")
    record_told(store, INSPECTOR, first.entry, told="Head", told_at="now", done="Noted")
    assert [alert.text for alert in alerts(store)] == ["Two", "One"]


@pytest.mark.parametrize(
    ("case", "category", "text", "words"),
    [
        ("NOR-9", "conduct", "x", "There is no case “NOR-9”"),
        ("NOR-1", "weather", "x", "“weather” is not a kind of alert"),
        ("NOR-1", "conduct", "  ", "in one line"),
    ],
)
def test_an_alert_that_says_nothing_is_refused(store: Store, case: str, category: str, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        raise_alert(store, INSPECTOR, case, category, text)


def test_all_three_particulars_are_needed(store: Store) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    with pytest.raises(BadInput, match="when, and what was done"):
        record_told(store, LEAD, raised.entry, told="Head", told_at=" ", done="Noted")
    with pytest.raises(BadInput, match="There is no alert “nonsense”"):
        record_told(store, LEAD, "nonsense", told="Head", told_at="now", done="Noted")


@pytest.mark.parametrize(
    ("told", "told_at", "done", "words"),
    [
        ("Head", "tomorrow", "Visit made", "has not passed"),
        ("Head", "next Monday 9:00", "Visit made", "has not passed"),
        ("Head", "1.1.2999", "Visit made", "has not passed"),
        ("Head", "the usual way", "Visit made", "is not a time"),
        ("Head", "today 14:50", "Nothing.", "is not an action"),
        ("nobody", "today 14:50", "Visit made", "is not a person"),
    ],
)
def test_what_has_not_happened_closes_no_alert(store: Store, told: str, told_at: str, done: str, words: str) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    with pytest.raises(BadInput, match=words):
        record_told(store, LEAD, raised.entry, told=told, told_at=told_at, done=done)
    assert alerts(store)[0].open


@pytest.mark.parametrize("told_at", ["14.50", "just now", "yesterday evening", "Monday, 9 am", "12.5.2012 10:00"])
def test_a_time_is_told_in_ones_own_words(store: Store, told_at: str) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    record_told(store, LEAD, raised.entry, told="Head", told_at=told_at, done="Visit tomorrow agreed")
    assert not alerts(store)[0].open


def test_an_alert_that_is_withdrawn_stays_in_the_list_with_its_reason(store: Store) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    with pytest.raises(BadInput, match="a reason"):
        withdraw_alert(store, INSPECTOR, raised.entry, " ")
    withdraw_alert(store, INSPECTOR, raised.entry, "Another child of that name.")
    (kept,) = alerts(store)
    assert (kept.open, kept.withdrawn_because) == (False, "Another child of that name.")
    assert line(store, "NOR-1").alerts == 0
    assert document(store)["alerts"][0]["withdrawn_because"] == "Another child of that name."
    with pytest.raises(BadInput, match="Only an open alert"):
        withdraw_alert(store, INSPECTOR, raised.entry, "Again.")
    undo(store, INSPECTOR)
    assert alerts(store)[0].open
    assert "withdrawn_because" not in document(store)["alerts"][0]


def test_who_was_told_of_an_alert_that_was_withdrawn_closes_it_after_all(store: Store) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    withdraw_alert(store, INSPECTOR, raised.entry, "Another child.")
    record_told(store, INSPECTOR, raised.entry, told="Head", told_at="now", done="Noted")
    (kept,) = alerts(store)
    assert (kept.open, kept.withdrawn_because, kept.told) == (False, None, "Head")


def test_a_raised_alert_is_never_gone_by_undo(store: Store) -> None:
    raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    with pytest.raises(BadInput, match="an alert is not undone"):
        undo(store, INSPECTOR)
    assert alerts(store)[0].open
