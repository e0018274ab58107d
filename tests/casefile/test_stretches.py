"""Stretches without work, against counting day by day; with partial dates, against every way to read them."""

from datetime import date, timedelta

from hypothesis import given, settings

from reviewtui.casefile.event import Event
from reviewtui.casefile.stretches import Edge, Stretch, certain_stretches, longest_possible
from tests.casefile.chronologies import chronology, read_and_readings

START, END = chronology("police disclosure 2010-06-01", "court sentence 2011-12-01")
FROM, TO = Edge(START.date.earliest, START), Edge(END.date.earliest, END)


def shown(stretch: Stretch) -> tuple[str, str, int]:
    return stretch.start.event.id, stretch.end.event.id, stretch.days


def stretches(*lines: str) -> list[tuple[str, str, int]]:
    return [shown(found) for found in certain_stretches(FROM, TO, _work(*lines))]


def longest(*lines: str) -> tuple[str, str, int]:
    return shown(longest_possible(FROM, TO, _work(*lines)))


def _work(*lines: str) -> list[Event]:
    """The lines as work, with ids from e3 on."""
    return chronology("police other 2000", "police other 2000", *lines)[2:]


def test_with_no_work_the_stretch_is_the_whole_time() -> None:
    assert stretches() == [("e1", "e2", 548)]
    assert longest() == ("e1", "e2", 548)


def test_each_contact_ends_a_stretch_and_begins_one() -> None:
    work = "yot contact 2010-07-01", "yot contact 2011-01-01"
    assert stretches(*work) == [("e1", "e3", 30), ("e3", "e4", 184), ("e4", "e2", 334)]
    assert longest(*work) == ("e4", "e2", 334)


def test_of_stretches_as_long_as_each_other_the_earliest_is_named() -> None:
    assert longest("yot contact 2011-03-02") == ("e1", "e3", 274)


def test_a_span_is_work_throughout() -> None:
    work = "yot contact 2010-07-01", "yot intervention 2010-09-01/2011-03-01", "yot contact 2010-12-01"
    assert stretches(*work) == [("e1", "e3", 30), ("e3", "e4", 62), ("e4", "e2", 275)]
    assert longest(*work) == ("e4", "e2", 275)


def test_an_open_span_is_work_to_the_end() -> None:
    assert stretches("yot intervention 2011-01-01/") == [("e1", "e3", 214)]
    assert longest("yot intervention 2011-01-01/") == ("e1", "e3", 214)


def test_work_outside_the_time_counts_for_nothing_and_work_across_its_ends_for_what_is_inside() -> None:
    assert stretches("yot contact 2010-05-01", "yot contact 2012-01-01") == [("e1", "e2", 548)]
    assert stretches("yot intervention 2010-01-01/2010-08-01") == [("e3", "e2", 487)]
    assert stretches("yot intervention 2011-11-01/2012-08-01") == [("e1", "e3", 518)]
    assert longest("yot intervention 2011-11-01/2012-08-01") == ("e1", "e3", 518)


def test_where_there_was_work_throughout_there_is_no_stretch() -> None:
    assert stretches("yot intervention 2010-01-01/") == []
    assert longest("yot intervention 2010-01-01/") == ("e1", "e2", 0)


def test_a_contact_on_the_last_day_leaves_the_sentence_as_the_end() -> None:
    assert stretches("yot contact 2011-12-01") == [("e1", "e2", 548)]
    assert longest("yot contact 2011-12-01") == ("e1", "e2", 548)


def test_a_contact_some_time_in_a_year_leaves_certain_only_what_is_outside_that_year() -> None:
    assert stretches("yot contact 2011-01") == [("e1", "e3", 214), ("e3", "e2", 304)]
    assert longest("yot contact 2011-01") == ("e3", "e2", 334)


def test_a_span_whose_end_is_a_year_may_have_ended_as_soon_as_it_began() -> None:
    assert longest("yot intervention 2010-10-01/2010") == ("e3", "e2", 426)
    assert longest("yot intervention 2010/2010-10-01") == ("e3", "e2", 426)


@settings(deadline=None, max_examples=60)
@given(read_and_readings(("yot",), ("contact",)))
def test_however_the_dates_are_read_the_longest_stretch_lies_between_the_certain_and_the_possible(
    written_and_read: tuple[list[Event], list[Event]],
) -> None:
    written, read = written_and_read
    certain = [stretch.days for stretch in certain_stretches(FROM, TO, written)]
    counted = _counted(read)
    assert max(certain, default=0) <= counted <= longest_possible(FROM, TO, written).days
    assert max((stretch.days for stretch in certain_stretches(FROM, TO, read)), default=0) == counted
    assert longest_possible(FROM, TO, read).days == counted


@settings(deadline=None, max_examples=60)
@given(read_and_readings(("yot",), ("contact",)))
def test_what_is_certain_is_free_of_work_however_the_dates_are_read(
    written_and_read: tuple[list[Event], list[Event]],
) -> None:
    written, read = written_and_read
    for stretch in certain_stretches(FROM, TO, written):
        inside = stretch.start.day + timedelta(1), stretch.end.day - timedelta(1)
        assert not any(_worked(day, read) for day in inside if stretch.start.day < day < stretch.end.day)


def _worked(day: date, events: list[Event]) -> bool:
    return any(_on(day, event) for event in events)


def _on(day: date, event: Event) -> bool:
    last = date.max if event.open else event.until.latest if event.until else event.date.latest
    return event.date.earliest <= day <= last


def _counted(events: list[Event]) -> int:
    """The longest stretch, day by day: from a day of work, or the start, to the next, or the end."""
    most, since = 0, FROM.day
    for number in range(1, (TO.day - FROM.day).days + 1):
        day = FROM.day + timedelta(number)
        if _worked(day, events) or day == TO.day:
            most, since = max(most, 0 if _throughout(since, day, events) else (day - since).days), day
    return most


def _throughout(one: date, other: date, events: list[Event]) -> bool:
    """Whether the same piece of work covers two days next to each other: then no time lies between them."""
    return any(_on(one, event) and _on(other, event) for event in events)
