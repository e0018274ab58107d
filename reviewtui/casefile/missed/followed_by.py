"""An event that should be followed by another within a time: a referral by a strategy discussion."""

from bisect import bisect_right
from collections.abc import Iterator

from reviewtui.casefile.chronology import chronology
from reviewtui.casefile.day_range import DayRange, days_of, end_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.lengths import first_within
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.day_index import DayIndex
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.missed.within import Within
from reviewtui.casefile.phrases import kind_named, named, time
from reviewtui.framework.check import Check, FollowedBy


def unfollowed(check: Check, pattern: FollowedBy, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each event that nothing follows in time, in any reading of the dates.

    One follower may answer several events; one on the same day answers, one on the day before does so only where the
    check looks `around`. While the time has not run out, as far as the file reaches, nothing is missing.
    """
    followers = chronology(of_kind(case.events, pattern.by))
    begins, reaches = [one.date.earliest for one in followers], DayIndex(map(reach, followers))
    within = Within(case, pattern.within, pattern.unit)
    for event in of_kind(case.events, pattern.event):
        days = days_of(event.date)
        begins_to_count = first_within("calendar_days", days.earliest, pattern.around, "")
        if within.has_passed(days.latest) and not reaches.touching(begins_to_count, within.last(days.latest)):
            later = bisect_right(begins, days.latest)
            shown = _shown(pattern, event, followers[later] if later < len(followers) else None)
            yield Finding(check.code, ids([event]), sentence_of(check.expected, shown), days.latest)


def reach(event: Event) -> DayRange:
    """All the days an event can have been going on."""
    return DayRange(event.date.earliest, end_of(event).latest)


def _shown(pattern: FollowedBy, event: Event, following: Event | None) -> str:
    what = kind_named(pattern.by)
    none = f"no {what} {_near(pattern, named(event))}"
    return f"{none}; the next is {named(following)}" if following else f"{none}, nor any later"


def _near(pattern: FollowedBy, event: str) -> str:
    after = time(pattern.within, pattern.unit)
    if not pattern.around:
        return f"within {after} of {event}"
    return f"from {time(pattern.around, 'calendar_days')} before {event} to {after} after it"
