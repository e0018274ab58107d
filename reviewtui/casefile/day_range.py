"""The days that a partial date can mean: what is worked out from them holds for every one, or is not said."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.partial_date import PartialDate

FOR_EVER = date.max
"""The end of what is still open."""


class DayRange(NamedTuple):
    """The earliest and the latest day something can have been."""

    earliest: date
    latest: date


def days_of(partial: "PartialDate") -> DayRange:
    """The days a partial date can mean."""
    return DayRange(partial.earliest, partial.latest)


def end_of(event: "Event") -> DayRange:
    """The days on which an event can have ended: of a moment its own; an open span has no end.

    No event ends before the earliest day it can have begun on.
    """
    if event.open:
        return DayRange(FOR_EVER, FOR_EVER)
    if event.until is None:
        return days_of(event.date)
    return DayRange(max(event.until.earliest, event.date.earliest), event.until.latest)
