"""The stretches between two days in which nothing of a kind was done.

Where dates are partial, what is certain (in every reading) and what is possible (in some reading) are told apart.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from reviewtui.casefile.day_range import days_of, end_of
from reviewtui.casefile.event import Event


class Edge(NamedTuple):
    """A day on which something was done, and the event that shows it."""

    day: date
    event: Event


class Stretch(NamedTuple):
    """From the last day on which something was done to the next."""

    start: Edge
    end: Edge

    @property
    def days(self) -> int:
        """Days from the one to the other."""
        return (self.end.day - self.start.day).days


def certain_stretches(start: Edge, end: Edge, work: Iterable[Event]) -> tuple[Stretch, ...]:
    """The stretches in which no reading of the dates puts any of `work`, in order; a span is work throughout."""
    reached, found = start, []
    for event in sorted(work, key=lambda event: event.date.earliest):
        begun, ended = event.date.earliest, end_of(event).latest
        if begun >= end.day:
            break
        if begun > reached.day:
            found.append(Stretch(reached, Edge(begun, event)))
        if ended > reached.day:
            reached = Edge(ended, event)
    if reached.day < end.day:
        found.append(Stretch(reached, end))
    return tuple(found)


def longest_possible(start: Edge, end: Edge, work: Iterable[Event]) -> Stretch:
    """The longest stretch that some reading of the dates allows, the earliest of several; of no days if none does."""
    over = sorted(((end_of(event).earliest, _begun_by(event), event) for event in work), key=lambda one: one[0])
    ends = [one[0] for one in over]
    following = [end]
    for _, begun, event in reversed(over):
        following.append(Edge(begun, event) if begun < end.day and begun <= following[-1].day else following[-1])
    following.reverse()
    starts = [start, *(Edge(ended, event) for ended, _, event in over if start.day < ended < end.day)]
    found = (Stretch(edge, following[bisect_right(ends, edge.day)]) for edge in starts)
    longest = max(found, key=lambda stretch: stretch.days)
    return longest if longest.days > 0 else Stretch(start, Edge(start.day, end.event))


def _begun_by(event: Event) -> date:
    """The last day on which it can have begun."""
    return min(days_of(event.date).latest, end_of(event).latest)
