"""Events each brought to a close without another in between: referrals closed again and again without assessment."""

from collections.abc import Iterator
from typing import NamedTuple

from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids
from reviewtui.casefile.missed.followed_by import reach
from reviewtui.casefile.phrases import kind_named, listed, named
from reviewtui.framework.check import Check, Repeated


def closed_again(check: Check, pattern: Repeated, case: CheckedCase) -> Iterator[Finding]:
    """One finding where it surely happened often enough; what one closure ends together counts once."""
    endings = _endings(pattern, case)
    if len(endings) < pattern.times:
        return
    events = [event for ending in endings for event in (*ending.events, ending.closure)]
    told = listed(f"{listed(map(named, ending.events))} closed by {named(ending.closure)}" for ending in endings)
    without = f"with no {kind_named(pattern.without)} in between"
    sentence = f"{check.expected}; the file shows {told}, each {without}."
    yield Finding(check.code, ids(events), sentence, endings[pattern.times - 1].closure.date.latest)


class _Ending(NamedTuple):
    """A closure, and the events that it brought to a close."""

    events: tuple[Event, ...]
    closure: Event


def _endings(pattern: Repeated, case: CheckedCase) -> list[_Ending]:
    """The most that can be told one after another, each sure to be over before the next begins."""
    place = {event.id: number for number, event in enumerate(case.events)}

    def before(one: Event, other: Event) -> bool:
        """Surely before, the file's own order deciding between two on the same day."""
        if one.date.latest == other.date.earliest:
            return place[one.id] < place[other.id]
        return one.date.latest < other.date.earliest

    found: list[_Ending] = []
    closures = of_kind(case.events, pattern.closed_by)
    for closure in sorted(closures, key=lambda event: (event.date.latest, place[event.id])):
        since = found[-1].closure if found else None
        able = tuple(
            event
            for event in of_kind(case.events, pattern.event)
            if before(event, closure) and (since is None or before(since, event))
            if not _may_be_between(pattern, event, closure, case)
        )
        if able:
            found.append(_Ending(able, closure))
    return found


def _may_be_between(pattern: Repeated, event: Event, closure: Event, case: CheckedCase) -> bool:
    """Whether some reading puts what should not be lacking between an event and its closure, both days included."""
    others = map(reach, of_kind(case.events, pattern.without))
    return any(days.latest >= event.date.earliest and days.earliest <= closure.date.latest for days in others)
