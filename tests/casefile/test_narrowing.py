"""Which lines of a chronology a narrowing leaves, and how it is said."""

import pytest

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.casefile.partial_date import PartialDate

CONCERN = Event("A-1", "e1", "school", "concern", PartialDate("2006"), text="Told a TEACHER.", document="d1", page=4)
REFERRAL = Event("A-1", "e2", "police", "referral", PartialDate("2006-05-02"), document="d2")
PLAN = Event("A-1", "e3", "social_care", "plan", PartialDate("2009-03"), open=True)
EXCLUSION = Event("A-1", "e4", "school", "exclusion", PartialDate("2007-09-11"), PartialDate("2007-09-18"), page=9)
ALL = (CONCERN, REFERRAL, PLAN, EXCLUSION)


@pytest.mark.parametrize(
    ("narrowing", "left"),
    [
        (Narrowing(), ALL),
        (Narrowing("  "), ALL),
        (Narrowing("teacher told"), (CONCERN,)),
        (Narrowing("02/05/2006"), (REFERRAL,)),
        (Narrowing("2 May 2006"), (REFERRAL,)),
        (Narrowing("csc"), (PLAN,)),
        (Narrowing("p4"), (CONCERN,)),
        (Narrowing(agencies=frozenset({"school"})), (CONCERN, EXCLUSION)),
        (Narrowing(agencies=frozenset({"school"}), types=frozenset({"exclusion", "plan"})), (EXCLUSION,)),
        (Narrowing("nothing like it"), ()),
    ],
)
def test_every_word_must_be_somewhere_in_what_a_row_shows(narrowing: Narrowing, left: tuple[Event, ...]) -> None:
    assert narrowing.of(ALL) == left
    assert bool(narrowing) is (left != ALL)


def test_it_takes_whatever_else_has_an_agency_a_type_and_words() -> None:
    narrowing = Narrowing("no PLAN", agencies=frozenset({"school"}))
    assert narrowing.takes("school", "plan", "There was no plan.")
    assert not narrowing.takes("police", "plan", "There was no plan.")
    assert not narrowing.takes(None, "plan", "There was no plan.")
    assert not narrowing.takes("school", "plan", "There was one.")


def test_it_is_said_by_agencies_types_and_words() -> None:
    narrowing = Narrowing(" park ", frozenset({"school", "police"}), frozenset({"strategy_discussion"}))
    assert narrowing.in_words() == "POL, SCH · strategy discussion · “park”"
    assert Narrowing().in_words() == ""


def test_an_event_in_words() -> None:
    assert [when(event) for event in ALL] == [
        "2006", "2 May 2006", "March 2009, still open", "11 September 2007 to 18 September 2007",
    ]  # fmt: skip
    assert who_and_what(PLAN) == "Social care, plan"
    documents = (Document("A-1", "d1", "school", "Safeguarding file"),)
    assert [source_of(event, documents) for event in ALL] == ["d1 Safeguarding file, page 4", "d2", "", "page 9"]
