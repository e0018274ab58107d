"""A period throughout which something should have run: a child on a plan without an allocated social worker."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reviewtui.casefile.day_range import FOR_EVER, days_of, end_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids
from reviewtui.casefile.phrases import kind_named, listed, named, on, time
from reviewtui.framework.check import Check, Covered

_DAY = timedelta(1)


def uncovered(check: Check, pattern: Covered, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each gap that every reading of the dates leaves open for too long.

    Cover is taken to be as wide as its dates allow, and periods as narrow. What has a beginning and no `until` is
    cover from then on: when it ended is not known.
    """
    return (_finding(check, pattern, gap) for gap in _long_gaps(pattern, case))


def uncovered_days(pattern: Covered, case: CheckedCase) -> Iterator[tuple[date, date]]:
    """First and last day of each gap that makes a finding."""
    return ((gap.first, gap.last) for gap in _long_gaps(pattern, case))


class _Span(NamedTuple):
    """Days from first to last, both in it, and the events that make it."""

    first: date
    last: date
    events: tuple[Event, ...]


class _Gap(NamedTuple):
    """Days without cover, within a period."""

    first: date
    last: date
    period: tuple[Event, ...]
    before: Event | None
    """What covered until then."""
    after: Event | None
    """What covered again."""


def _long_gaps(pattern: Covered, case: CheckedCase) -> Iterator[_Gap]:
    covers = sorted((_cover(event) for event in of_kind(case.events, pattern.by)), key=lambda span: span.first)
    between = _between(pattern, case, covers) if pattern.between else ()
    for period in _joined([*_periods(pattern, case), *between]):
        for gap in _gaps(period, covers):
            if (gap.last - gap.first).days + 1 > pattern.longer_than and not _closed_meanwhile(gap, pattern, case):
                yield gap


def _closed_meanwhile(gap: _Gap, pattern: Covered, case: CheckedCase) -> bool:
    """Whether what the file leaves open may have been closed between one cover and the next, and taken up again."""
    if gap.before is None or gap.after is None or not all(event.open for event in _running(gap)):
        return False
    return _may_be_closed(gap.before, gap.after, pattern, case)


def _may_be_closed(before: Event, after: Event, pattern: Covered, case: CheckedCase) -> bool:
    """Whether something may have been closed from shortly before one cover ended until the next began."""
    since, until = end_of(before).earliest - timedelta(pattern.longer_than), after.date.latest
    closures = of_kind(case.events, pattern.closed_by) if pattern.closed_by else ()
    return any(event.date.latest >= since and event.date.earliest <= until for event in closures)


def _cover(event: Event) -> _Span:
    last = end_of(event).latest if event.until or event.open else FOR_EVER
    return _Span(event.date.earliest, last, (event,))


def _periods(pattern: Covered, case: CheckedCase) -> Iterator[_Span]:
    """The days that a period surely holds: a moment holds none."""
    for event in of_kind(case.events, pattern.period):
        if event.until or event.open:
            last = min(_closed(event, pattern, case) if event.open else end_of(event).earliest, case.seen_to)
            first = days_of(event.date).latest
            if first <= last:
                yield _Span(first, last, (event,))


def _between(pattern: Covered, case: CheckedCase, covers: Iterable[_Span]) -> Iterator[_Span]:
    """From each cover that ended to the next that began: it was still wanted, unless something was closed meanwhile."""
    reached: _Span | None = None
    for cover in covers:
        if (
            reached
            and reached.last < cover.first - _DAY
            and not _may_be_closed(reached.events[0], cover.events[0], pattern, case)
        ):
            yield _Span(reached.last, cover.first, ())
        if reached is None or cover.last > reached.last:
            reached = cover


def _closed(period: Event, pattern: Covered, case: CheckedCase) -> date:
    """When an open period may have ended: with a closure after which cover neither began nor went on, or never."""
    if pattern.closed_by is None:
        return FOR_EVER
    covers = of_kind(case.events, pattern.by)
    since = max([period.date.earliest, *(_active(event, pattern.longer_than) for event in covers)])
    closures = (days_of(event.date) for event in of_kind(case.events, pattern.closed_by))
    return min((days.earliest for days in closures if days.latest >= since), default=FOR_EVER)


def _active(cover: Event, grace: int) -> date:
    """A day on which cover was surely still wanted: what is wound up outlasts the closure by a few days."""
    ended = end_of(cover).earliest - timedelta(grace) if cover.until else cover.date.latest
    return max(ended, cover.date.latest)


def _joined(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Spans that overlap as one."""
    joined: _Span | None = None
    for span in sorted(spans, key=lambda span: span.first):
        if joined is not None and span.first <= joined.last:
            joined = _Span(joined.first, max(joined.last, span.last), joined.events + span.events)
            continue
        if joined is not None:
            yield joined
        joined = span
    if joined is not None:
        yield joined


def _gaps(period: _Span, covers: Iterable[_Span]) -> Iterator[_Gap]:
    """The days of a period that no cover has, in order."""
    reached, before = period.first, None
    for cover in covers:
        if cover.first > period.last or reached > period.last:
            break
        if cover.first > reached:
            yield _Gap(reached, cover.first - _DAY, period.events, before, cover.events[0])
        if cover.last >= period.last:
            return
        if cover.last >= reached:
            reached, before = cover.last + _DAY, cover.events[0]
    yield _Gap(reached, period.last, period.events, before, None)


def _finding(check: Check, pattern: Covered, gap: _Gap) -> Finding:
    period = _running(gap)
    around = [event for event in (gap.before, gap.after) if event]
    under = f", under {listed(map(named, period))}" if period else ""
    shown = f"no {kind_named(pattern.by)} {_when(gap)}{under}"
    return Finding(check.code, ids([*period, *around]), f"{check.expected}; the file shows {shown}.", gap.first)


def _running(gap: _Gap) -> list[Event]:
    """The events of the period that can have been going on in the gap."""
    return [event for event in gap.period if event.date.earliest <= gap.last and end_of(event).latest >= gap.first]


def _when(gap: _Gap) -> str:
    """`from 26 June 1999, when the … of 3 May 1998 (e3) had ended, until the … (e4), 261 days`."""
    ended = f", when {named(gap.before)} had ended" if gap.before else ""
    if gap.last == FOR_EVER:
        return f"from {on(gap.first)} on{ended}"
    until = f"until {named(gap.after)}" if gap.after else f"to {on(gap.last)}"
    days = time((gap.last - gap.first).days + 1, "calendar_days")
    return f"from {on(gap.first)}{f'{ended},' if ended else ''} {until}, {days}"
