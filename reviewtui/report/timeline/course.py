"""The events of a chronology as days on lanes: worked out once, drawn for any window and width."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.day_range import FOR_EVER
from reviewtui.casefile.event import Event
from reviewtui.report.timeline.gap import Gap
from reviewtui.report.timeline.marks import MARKS
from reviewtui.report.timeline.window import Window

ROOM_AFTER = 40
"""A part of the whole is left free after the last event, so that what is still open can be seen to go on."""


class Spot(NamedTuple):
    """An event as days (ordinals), the first of them where its letter stands."""

    id: str
    letter: str
    first: int
    last: int
    """The last day that its date can mean."""
    ends: int | None = None
    """Of a span: the first day it can have ended; None for a moment, and for what is still open."""
    ends_by: int | None = None
    """Of a span: the last day it can have ended."""
    open: bool = False


class Course(NamedTuple):
    """Every lane with its events, and the days they all lie in."""

    lanes: Mapping[str, Sequence[Spot]]
    """Code of an agency to its events, agencies in the order lists show them."""
    gaps: Sequence[Gap]
    whole: Window
    days: Mapping[str, int]
    """Id of an event to the day its letter stands at."""
    types: tuple[str, ...]
    """The types that occur."""


def course_of(events: Iterable[Event], gaps: Sequence[Gap] = ()) -> Course:
    """The course of a case; without events a window of one month that nobody needs to see."""
    found = tuple(events)
    lanes: dict[str, list[Spot]] = {}
    for event in found:
        lanes.setdefault(event.agency, []).append(_spot(event))
    ordered = {code: lanes[code] for code in AGENCIES if code in lanes}
    days = {spot.id: spot.first for spots in ordered.values() for spot in spots}
    types = tuple(dict.fromkeys(event.type for event in found))
    return Course(ordered, gaps, _whole(ordered), days, types)


def _spot(event: Event) -> Spot:
    first, last = event.date.earliest.toordinal(), event.date.latest.toordinal()
    letter = MARKS[event.type]
    if event.until is None:
        return Spot(event.id, letter, first, last, open=event.open)
    ends = max(event.until.earliest.toordinal(), first)
    return Spot(event.id, letter, first, last, ends, event.until.latest.toordinal())


def _whole(lanes: Mapping[str, Sequence[Spot]]) -> Window:
    """From the month of the first event to after the last."""
    spots = [spot for spots in lanes.values() for spot in spots]
    if not spots:
        return Window(1, 32)
    first = date.fromordinal(min(spot.first for spot in spots)).replace(day=1).toordinal()
    last = max(max(spot.last, spot.ends_by or 0) for spot in spots)
    return Window(first, min(last + 1 + max((last - first) // ROOM_AFTER, 15), FOR_EVER.toordinal()))
