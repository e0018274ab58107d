"""Alerts: raised, shown until who was told is recorded, and never lost."""

import pytest

from db.store import Store
from reviewtui.services.alerts import alerts, raise_alert, record_told
from reviewtui.services.caselist import line
from reviewtui.services.errors import BadInput

from .conftest import INSPECTOR, LEAD


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
        ("NOR-1", "weather", "x", "Unknown kind of alert “weather”"),
        ("NOR-1", "conduct", "  ", "needs one line"),
    ],
)
def test_an_alert_that_says_nothing_is_refused(store: Store, case: str, category: str, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        raise_alert(store, INSPECTOR, case, category, text)


def test_all_three_particulars_are_needed(store: Store) -> None:
    raised = raise_alert(store, INSPECTOR, "NOR-1", "conduct", "One")
    with pytest.raises(BadInput, match="all three"):
        record_told(store, LEAD, raised.entry, told="Head", told_at=" ", done="Noted")
    with pytest.raises(BadInput, match="There is no alert “nonsense”"):
        record_told(store, LEAD, "nonsense", told="Head", told_at="now", done="Noted")
