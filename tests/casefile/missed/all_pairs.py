"""What the checks find, worked out the plain way: each event against every other, as the rules are told.

It is slow on a long chronology, and what the product's own findings are compared with on short ones.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from reviewtui.casefile.day_range import FOR_EVER, DayRange, days_of, end_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.lengths import exceeds
from reviewtui.casefile.missed import CheckedCase
from reviewtui.framework.check import Check, Covered, FollowedBy, Repeated, Told
from reviewtui.framework.measure import CALENDAR_OF

DAY = timedelta(1)


class Plain(NamedTuple):
    """A finding without its words."""

    events: frozenset[str]
    day: date


def plain_findings(check: Check, case: CheckedCase) -> list[Plain]:
    """What one check finds, in the order in which it is told."""
    finders: Mapping[str, Callable[[Any, CheckedCase], Iterator[tuple[Sequence[Event], date]]]] = {
        "followed_by": _unfollowed,
        "told": _untold,
        "covered": _uncovered,
        "repeated": _closed_again,
    }
    found = finders[check.kind](check.pattern, case)
    return [Plain(frozenset(event.id for event in events), day) for events, day in found]


def next_follower(pattern: FollowedBy, event: Event, case: CheckedCase) -> Event | None:
    """The first that surely follows an event at all."""
    later = [one for one in of_kind(case.events, pattern.by) if one.date.earliest > event.date.latest]
    return min(later, key=lambda one: one.date.sort_key, default=None)


def _unfollowed(pattern: FollowedBy, case: CheckedCase) -> Iterator[tuple[Sequence[Event], date]]:
    for event in of_kind(case.events, pattern.event):
        days, within = days_of(event.date), (pattern.within, pattern.unit)
        around = DayRange(days.earliest - DAY * pattern.around, days.latest)
        followed = any(_may_follow(around, _reach(one), within, case) for one in of_kind(case.events, pattern.by))
        if not followed and _has_passed(days, within, case):
            yield [event], days.latest


def _untold(pattern: Told, case: CheckedCase) -> Iterator[tuple[Sequence[Event], date]]:
    for event in of_kind(case.events, pattern.event):
        days, ran, within = days_of(event.date), _reach(event), (pattern.within, pattern.unit)
        others = [
            days_of(other.date)
            for other in case.events
            if other is not event and any(kind.takes(other.type, other.agency, event.agency) for kind in pattern.to)
        ]
        known = any(_may_follow(ran, begun, within, case) or _may_follow(begun, ran, within, case) for begun in others)
        if not known and _has_passed(days, within, case):
            yield [event], days.latest


def _uncovered(pattern: Covered, case: CheckedCase) -> Iterator[tuple[Sequence[Event], date]]:
    """Day by day: a day is wanted where a period or the time between two covers has it, and covered where one is."""
    covers = sorted(of_kind(case.events, pattern.by), key=lambda event: event.date.earliest)
    periods = [(*_period(event, pattern, case), event) for event in of_kind(case.events, pattern.period)]
    periods = [(first, last, event) for first, last, event in periods if first <= last]
    spans = [(first, last) for first, last, _ in periods] + (_between(covers, pattern, case) if pattern.between else [])
    for first, last, before, after in _gaps(_joined(spans), covers):
        held = next((start, end) for start, end in _joined(spans) if start <= first <= end)
        under = [event for start, end, event in periods if held[0] <= start <= held[1]]
        running = [event for event in under if event.date.earliest <= last and end_of(event).latest >= first]
        meanwhile = before and after and all(event.open for event in running)
        if (last - first).days + 1 > pattern.longer_than and not (
            meanwhile and _may_be_closed(before, after, pattern, case)
        ):
            yield [*running, *(event for event in (before, after) if event)], first


def _period(event: Event, pattern: Covered, case: CheckedCase) -> tuple[date, date]:
    if not (event.until or event.open):
        return date.max, date.min
    last = end_of(event).earliest
    if event.open and pattern.closed_by:
        since = event.date.earliest
        for cover in of_kind(case.events, pattern.by):
            ended = end_of(cover).earliest - timedelta(pattern.longer_than) if cover.until else cover.date.latest
            since = max(since, ended, cover.date.latest)
        closed = [one.date for one in of_kind(case.events, pattern.closed_by) if one.date.latest >= since]
        last = min((one.earliest for one in closed), default=FOR_EVER)
    return event.date.latest, min(last, case.seen_to)


def _between(covers: Sequence[Event], pattern: Covered, case: CheckedCase) -> list[tuple[date, date]]:
    found = []
    for place, cover in enumerate(covers[1:], 1):
        reached = max(covers[:place], key=_covered_to)
        if _covered_to(reached) < cover.date.earliest - DAY and not _may_be_closed(reached, cover, pattern, case):
            found.append((_covered_to(reached), cover.date.earliest))
    return found


def _joined(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    joined: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _gaps(
    periods: Sequence[tuple[date, date]], covers: Sequence[Event]
) -> Iterator[tuple[date, date, Event | None, Event | None]]:
    """The days of each period that no cover has, with what covered just before and just after."""
    for start, end in periods:
        first, before = start, None
        while first <= end:
            inside = [one for one in covers if one.date.earliest <= first <= _covered_to(one)]
            if inside:
                before = max(inside, key=_covered_to)
                if _covered_to(before) == FOR_EVER:
                    break
                first = _covered_to(before) + DAY
                continue
            after = next((one for one in covers if first < one.date.earliest <= end), None)
            yield first, after.date.earliest - DAY if after else end, before, after
            if after is None:
                break
            first = after.date.earliest


def _covered_to(cover: Event) -> date:
    return end_of(cover).latest if cover.until or cover.open else FOR_EVER


def _may_be_closed(before: Event, after: Event, pattern: Covered, case: CheckedCase) -> bool:
    since, until = end_of(before).earliest - timedelta(pattern.longer_than), after.date.latest
    closures = of_kind(case.events, pattern.closed_by) if pattern.closed_by else ()
    return any(one.date.latest >= since and one.date.earliest <= until for one in closures)


def _closed_again(pattern: Repeated, case: CheckedCase) -> Iterator[tuple[Sequence[Event], date]]:
    place = {event.id: number for number, event in enumerate(case.events)}

    def before(one: Event, other: Event) -> bool:
        return (one.date.latest, place[one.id]) < (other.date.earliest, place[other.id])

    def between(event: Event, closure: Event) -> bool:
        others = map(_reach, of_kind(case.events, pattern.without))
        return any(days.latest >= event.date.earliest and days.earliest <= closure.date.latest for days in others)

    events: list[Event] = []
    closures: list[Event] = []
    for closure in sorted(
        of_kind(case.events, pattern.closed_by), key=lambda event: (event.date.latest, place[event.id])
    ):
        able = [one for one in of_kind(case.events, pattern.event) if before(one, closure)]
        able = [one for one in able if not closures or before(closures[-1], one)]
        able = [one for one in able if not between(one, closure)]
        if able:
            events += [*able, closure]
            closures.append(closure)
    if len(closures) >= pattern.times:
        yield events, closures[pattern.times - 1].date.latest


def _reach(event: Event) -> DayRange:
    return DayRange(event.date.earliest, end_of(event).latest)


def _may_follow(start: DayRange, end: DayRange, within: tuple[int, str], case: CheckedCase) -> bool:
    if end.latest < start.earliest:
        return False
    return end.earliest <= start.latest or not _surely_over(start.latest, end.earliest, within, case)


def _has_passed(start: DayRange, within: tuple[int, str], case: CheckedCase) -> bool:
    if case.seen_to == FOR_EVER:
        return True
    return start.latest < case.seen_to and _surely_over(start.latest, case.seen_to, within, case)


def _surely_over(start: date, end: date, within: tuple[int, str], case: CheckedCase) -> bool:
    limit, unit = within
    return all(exceeds(unit, start, end, limit, CALENDAR_OF[nation]) for nation in case.nations)
