"""Which two events of a case a measure runs between, and the days they can have been.

With whole dates the choice is exact, and of one day the times decide where all have one. Where several events with
partial dates compete, the days given cover every reading, so that a verdict drawn from all of them is never wrong.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from reviewtui.casefile.day_range import DayRange, days_of
from reviewtui.casefile.event import Event
from reviewtui.framework.events import Anchor, EventKind


class Picked(NamedTuple):
    """An event, and the days that the event meant can have been."""

    event: Event
    days: DayRange
    time: str | None = None
    """The local time of day, where every such event of that day has one."""


class Endpoints(NamedTuple):
    """Start and end; None where the file has no such event."""

    start: Picked | None
    end: Picked | None
    ordered: bool = True
    """False where the end is before the start, however the dates are read."""


class CaseEvents(tuple[Event, ...]):
    """The events of a case, in file order, where many ask for some of them by their types."""

    @cached_property
    def _by_type(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self:
            found.setdefault(event.type, []).append(event)
        return found

    @cached_property
    def _known(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Event, ...]]:
        return {}

    def of_kind(self, kind: EventKind) -> tuple[Event, ...]:
        """Those of a kind: several measures and checks ask for the same."""
        asked = kind.types, kind.agencies
        if asked not in self._known:
            there = [type_ for type_ in kind.types if type_ in self._by_type]
            self._known[asked] = of_kind(self._by_type[there[0]] if len(there) == 1 else [*self] if there else (), kind)
        return self._known[asked]


def of_kind(events: Iterable[Event], kind: EventKind) -> tuple[Event, ...]:
    """The events of a kind, in file order."""
    if isinstance(events, CaseEvents):
        return events.of_kind(kind)
    types, agencies = kind.types, kind.agencies
    # What `kind.takes` says, asked of nobody's event; a case of many events is asked about each kind in turn.
    return tuple([event for event in events if event.type in types and (not agencies or event.agency in agencies)])


def endpoints(start: Anchor, end: Anchor, events: Sequence[Event]) -> Endpoints:
    """The events meant by a measure's start and end.

    The first end is the first that is not before the start: an earlier one ended something else.
    """
    starts, ends = of_kind(events, start.kind), of_kind(events, end.kind)
    if not starts or not ends:
        return Endpoints(_one(starts, start.which), _one(ends, end.which))
    since = _last(starts) if start.which == "last" else _first(starts)
    after = [event for event in ends if not _is_earlier_that_day(event, since.event)]
    until = None
    if after:
        until = _last(after) if end.which == "last" else _first_from(after, since.days.earliest, since.days.latest)
    if until is None or until.days.latest < since.days.earliest:
        return Endpoints(since, _last(ends), ordered=False)
    if start.which == "last_before_end":
        since = _last_by([event for event in starts if not _is_earlier_that_day(until.event, event)], until.days)
    return Endpoints(since, until)


def _is_earlier_that_day(event: Event, other: Event) -> bool:
    """Whether an event was earlier on the very day of another."""
    if event.time is None or other.time is None:
        return False
    return event.date == other.date and event.time < other.time


def _timed(picked: Picked, events: Iterable[Event], *, first: bool) -> Picked:
    """The first or the last of the events of the day that was picked, by their times, where all of them have one."""
    same = [event for event in events if event.date == picked.event.date]
    if any(event.time is None for event in same):
        return picked
    chosen = (min if first else max)(same, key=lambda event: event.time or "")
    return Picked(chosen, picked.days, chosen.time)


def _one(events: Sequence[Event], which: str) -> Picked | None:
    if not events:
        return None
    return _first(events) if which == "first" else _last(events)


def _first(events: Sequence[Event]) -> Picked:
    found = [Picked(event, days_of(event.date)) for event in events]
    days = DayRange(min(one.days.earliest for one in found), min(one.days.latest for one in found))
    return _timed(Picked(min(found, key=lambda one: one.days).event, days), events, first=True)


def _last(events: Sequence[Event]) -> Picked:
    found = [Picked(event, days_of(event.date)) for event in events]
    days = DayRange(max(one.days.earliest for one in found), max(one.days.latest for one in found))
    return _timed(Picked(max(found, key=lambda one: one.days[::-1]).event, days), events, first=False)


def _first_from(events: Sequence[Event], earliest: date, latest: date) -> Picked | None:
    """The first event that is not before something between two days; None where all are before it."""
    found = [Picked(event, days_of(event.date)) for event in events]
    able = [one for one in found if one.days.latest >= earliest]
    if not able:
        return None
    sure = [one.days.latest for one in able if one.days.earliest >= latest]
    days = DayRange(
        min(max(one.days.earliest, earliest) for one in able),
        min(sure) if sure else max(one.days.latest for one in able),
    )
    nearest = min(able, key=lambda one: (max(one.days.earliest, earliest), one.days.latest))
    return _timed(Picked(nearest.event, days), events, first=True)


def _last_by(events: Sequence[Event], end: DayRange) -> Picked:
    """The last event that is not after the end; there is one that need not be."""
    found = [Picked(event, days_of(event.date)) for event in events]
    able = [one for one in found if one.days.earliest <= end.latest]
    sure = [one.days.earliest for one in able if one.days.latest <= end.earliest]
    days = DayRange(
        max(sure) if sure else min(one.days.earliest for one in able),
        max(min(one.days.latest, end.latest) for one in able),
    )
    nearest = max(able, key=lambda one: (min(one.days.latest, end.latest), one.days.earliest))
    return _timed(Picked(nearest.event, days), events, first=False)
