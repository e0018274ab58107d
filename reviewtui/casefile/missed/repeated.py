"""Events each brought to a close without another in between: referrals closed again and again without assessment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.missed.followed_by import reach
from reviewtui.casefile.phrases import kind_named, listed, named
from reviewtui.framework.check import Check, Repeated

_Moment = tuple[date, int]
"""A day, and the place in the file of what is on it."""


def closed_again(check: Check, pattern: Repeated, case: CheckedCase) -> Iterator[Finding]:
    """One finding where it surely happened often enough; what one closure ends together counts once."""
    endings = _endings(pattern, case)
    if len(endings) < pattern.times:
        return
    events = [event for ending in endings for event in (*ending.events, ending.closure)]
    told = listed(f"{listed(map(named, ending.events))} closed by {named(ending.closure)}" for ending in endings)
    without = f"with no {kind_named(pattern.without)} in between"
    sentence = sentence_of(check.expected, f"{told}, each {without}")
    yield Finding(check.code, ids(events), sentence, endings[pattern.times - 1].closure.date.latest)


class _Ending(NamedTuple):
    """A closure, and the events that it brought to a close."""

    events: tuple[Event, ...]
    closure: Event


def _endings(pattern: Repeated, case: CheckedCase) -> list[_Ending]:
    """The most that can be told one after another, each sure to be over before the next begins."""
    order = _Order(case.events)
    waiting = _Waiting(of_kind(case.events, pattern.event), order)
    others = sorted(map(reach, of_kind(case.events, pattern.without)), reverse=True)
    found: list[_Ending] = []
    for closure in sorted(of_kind(case.events, pattern.closed_by), key=order.end):
        # What should not be lacking may lie between an event and its closure, both days included, in some reading.
        while others and others[-1].earliest <= closure.date.latest:
            waiting.leave_out((others.pop().latest, order.last))
        able = waiting.over_before(order.start(closure))
        if able:
            found.append(_Ending(able, closure))
            waiting.leave_out(order.end(closure))
    return found


class _Order:
    """When events surely begin and end, the file's own order deciding between two on the same day."""

    def __init__(self, events: Sequence[Event]) -> None:
        """Of all events of a case, in file order."""
        self.place = {event.id: number for number, event in enumerate(events)}
        self.last = len(events)

    def start(self, event: Event) -> _Moment:
        """Before it nothing of the event can have been."""
        return event.date.earliest, self.place[event.id]

    def end(self, event: Event) -> _Moment:
        """After it the event has surely begun."""
        return event.date.latest, self.place[event.id]


class _Waiting:
    """Events that wait for a closure; once left out they stay so."""

    def __init__(self, events: Sequence[Event], order: _Order) -> None:
        """Sorts them by when they can have begun first."""
        self._order = order
        self._events = sorted(events, key=order.start)
        self._starts = [order.start(event) for event in self._events]
        self._soonest = list(accumulate(map(order.end, reversed(self._events)), min))[::-1]
        """By place: the first that any of those from there on was over."""
        self._from = 0

    def leave_out(self, until: _Moment) -> None:
        """Leaves out what can have begun by then."""
        self._from = max(self._from, bisect_right(self._starts, until))

    def over_before(self, moment: _Moment) -> tuple[Event, ...]:
        """Those that were surely over before, in file order."""
        if self._from == len(self._events) or self._soonest[self._from] >= moment:
            return ()
        begun = self._events[self._from : bisect_left(self._starts, moment)]
        over = (event for event in begun if self._order.end(event) < moment)
        return tuple(sorted(over, key=lambda event: self._order.place[event.id]))
