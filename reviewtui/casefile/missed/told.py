"""Something one agency knew that should have reached another: a concern told to none."""

from collections.abc import Iterator

from reviewtui.casefile.day_range import DayRange, days_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids
from reviewtui.casefile.missed.followed_by import reach
from reviewtui.casefile.phrases import named, time
from reviewtui.framework.check import Check, Told


def untold(check: Check, pattern: Told, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each event near which nothing shows, in any reading of the dates, that another agency knew.

    While a span runs its whole length is near.
    """
    for event in of_kind(case.events, pattern.event):
        days, ran = days_of(event.date), reach(event)
        known = any(_shows_telling(pattern, event, other, ran, case) for other in case.events)
        if not known and case.has_passed(days, pattern.within, pattern.unit):
            near = f"{time(pattern.within, pattern.unit)} of it"
            shown = f"{named(event)} and nothing within {near} by which another agency would have known"
            yield Finding(check.code, ids([event]), f"{check.expected}; the file shows {shown}.", days.latest)


def _shows_telling(pattern: Told, event: Event, other: Event, days: DayRange, case: CheckedCase) -> bool:
    """Whether another event began near enough; what was going on already shows nothing of this."""
    if other is event or not any(kind.takes(other.type, other.agency, event.agency) for kind in pattern.to):
        return False
    begun, near = days_of(other.date), case.may_be_within
    return near(days, begun, pattern.within, pattern.unit) or near(begun, days, pattern.within, pattern.unit)
