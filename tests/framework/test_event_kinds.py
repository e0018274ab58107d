"""Which events a measure or check means."""

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.framework import events
from reviewtui.framework.events import Anchor, EventKind


def test_frameworks_and_chronologies_have_the_same_words() -> None:
    assert tuple(EVENT_TYPES) == events.EVENT_TYPES
    assert tuple(AGENCIES) == events.AGENCIES
    assert set(events.EVENT_TYPES) >= events.ONE_EACH


def test_a_kind_takes_its_types_of_its_agencies() -> None:
    kind = EventKind(("referral", "concern"), ("police",))
    assert kind.takes("concern", "police")
    assert not kind.takes("concern", "school")
    assert not kind.takes("plan", "police")
    assert EventKind(("plan",)).takes("plan", "yot")


def test_another_agency_is_another_than_the_one_asked_about() -> None:
    kind = EventKind(("concern",), another_agency=True)
    assert kind.takes("concern", "police", "school")
    assert not kind.takes("concern", "school", "school")


def test_kinds_and_anchors_are_named_in_words() -> None:
    kind = EventKind(("contact", "intervention", "strategy_discussion"))
    assert kind.words == "contact, intervention or strategy discussion"
    assert Anchor(EventKind(("plan",)), "last_before_end").words == "last plan"
    assert EventKind(("disclosure",)).is_once
    assert not kind.is_once
