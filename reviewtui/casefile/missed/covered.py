"""A period throughout which something should have run: a child on a plan without an allocated social worker."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import NamedTuple

from reviewtui.casefile.day_range import FOR_EVER, days_of, end_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.day_index import DayIndex
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
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
    events: list[Event]


class _Gap(NamedTuple):
    """Days without cover, within a period."""

    first: date
    last: date
    running: list[Event]
    """The events of the period that can have been going on in it."""
    before: Event | None
    """What covered until then."""
    after: Event | None
    """What covered again."""


def _long_gaps(pattern: Covered, case: CheckedCase) -> Iterator[_Gap]:
    covers = _Covers(of_kind(case.events, pattern.by), pattern.longer_than)
    closures = _Closures(of_kind(case.events, pattern.closed_by) if pattern.closed_by else (), pattern.longer_than)
    between = _between(covers, closures) if pattern.between else ()
    for period in _joined([*_periods(pattern, case, covers, closures), *between]):
        running = _Running(period.events)
        for gap in covers.gaps(period):
            if (gap.last - gap.first).days + 1 > pattern.longer_than:
                found = gap._replace(running=running.within(gap.first, gap.last))
                if not _closed_meanwhile(found, closures):
                    yield found


class _Covers:
    """What covers, by when it began."""

    def __init__(self, events: Iterable[Event], grace: int) -> None:
        """`grace` is how many days what is wound up may outlast its closure."""
        self.spans = sorted(map(_cover, events), key=lambda span: span.first)
        self._reached = list(accumulate((span.last for span in self.spans), max))
        """By place: the last day that any span up to there covers."""
        self.active = max((_active(span.events[0], grace) for span in self.spans), default=date.min)
        """The last day on which cover was surely still wanted."""

    def gaps(self, period: _Span) -> Iterator[_Gap]:
        """The days of a period that nothing covers, in order."""
        reached, before = period.first, None
        for cover in islice(self.spans, bisect_left(self._reached, period.first), None):
            if cover.first > period.last or reached > period.last:
                break
            if cover.first > reached:
                yield _Gap(reached, cover.first - _DAY, [], before, cover.events[0])
            if cover.last >= period.last:
                return
            if cover.last >= reached:
                reached, before = cover.last + _DAY, cover.events[0]
        yield _Gap(reached, period.last, [], before, None)


class _Closures:
    """What ends a period that the file leaves open."""

    def __init__(self, events: Iterable[Event], grace: int) -> None:
        """Sorts them by the last day each can have been; `grace` as for covers."""
        days = sorted((days_of(event.date) for event in events), key=lambda days: days.latest)
        self._index, self._grace = DayIndex(days), grace
        self._latest = [each.latest for each in days]
        self._earliest = list(accumulate((each.earliest for each in reversed(days)), min))[::-1]
        """By place: the first day that any closure from there on can have been."""

    def may_be_between(self, before: Event, after: Event) -> bool:
        """Whether something may have been closed from shortly before one cover ended until the next began."""
        return self._index.touching(end_of(before).earliest - timedelta(self._grace), after.date.latest) > 0

    def first_since(self, day: date) -> date:
        """The first day that a closure which may have been on or after `day` can have been; or never."""
        place = bisect_left(self._latest, day)
        return self._earliest[place] if place < len(self._earliest) else FOR_EVER


class _Running:
    """The events of a period, to be asked which of them can have been going on in one gap after another."""

    def __init__(self, events: Iterable[Event]) -> None:
        """In the order in which they are to be named."""
        self._coming = sorted(enumerate(events), key=lambda one: one[1].date.earliest, reverse=True)
        self._begun: list[tuple[int, Event]] = []

    def within(self, first: date, last: date) -> list[Event]:
        """Those of a gap that comes after those asked about before."""
        while self._coming and self._coming[-1][1].date.earliest <= last:
            self._begun.append(self._coming.pop())
        self._begun = sorted(one for one in self._begun if end_of(one[1]).latest >= first)
        return [event for _, event in self._begun]


def _closed_meanwhile(gap: _Gap, closures: _Closures) -> bool:
    """Whether what the file leaves open may have been closed between one cover and the next, and taken up again."""
    if gap.before is None or gap.after is None or not all(event.open for event in gap.running):
        return False
    return closures.may_be_between(gap.before, gap.after)


def _cover(event: Event) -> _Span:
    last = end_of(event).latest if event.until or event.open else FOR_EVER
    return _Span(event.date.earliest, last, [event])


def _periods(pattern: Covered, case: CheckedCase, covers: _Covers, closures: _Closures) -> Iterator[_Span]:
    """The days that a period surely holds: a moment holds none."""
    for event in of_kind(case.events, pattern.period):
        if event.until or event.open:
            # An open one may have ended with a closure after which cover neither began nor went on.
            closed = closures.first_since(max(event.date.earliest, covers.active)) if event.open else FOR_EVER
            last = min(closed, end_of(event).earliest, case.seen_to)
            first = days_of(event.date).latest
            if first <= last:
                yield _Span(first, last, [event])


def _between(covers: _Covers, closures: _Closures) -> Iterator[_Span]:
    """From each cover that ended to the next that began: it was still wanted, unless something was closed meanwhile."""
    reached: _Span | None = None
    for cover in covers.spans:
        apart = reached is not None and reached.last < cover.first - _DAY
        if reached and apart and not closures.may_be_between(reached.events[0], cover.events[0]):
            yield _Span(reached.last, cover.first, [])
        if reached is None or cover.last > reached.last:
            reached = cover


def _active(cover: Event, grace: int) -> date:
    """A day on which cover was surely still wanted: what is wound up outlasts the closure by a few days."""
    ended = end_of(cover).earliest - timedelta(grace) if cover.until else cover.date.latest
    return max(ended, cover.date.latest)


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Spans that overlap as one."""
    joined: list[_Span] = []
    for span in sorted(spans, key=lambda span: span.first):
        if joined and span.first <= joined[-1].last:
            joined[-1].events.extend(span.events)
            joined[-1] = joined[-1]._replace(last=max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return joined


def _finding(check: Check, pattern: Covered, gap: _Gap) -> Finding:
    around = [event for event in (gap.before, gap.after) if event]
    under = f", under {listed(map(named, gap.running))}" if gap.running else ""
    shown = f"no {kind_named(pattern.by)} {_when(gap)}{under}"
    return Finding(check.code, ids([*gap.running, *around]), sentence_of(check.expected, shown), gap.first)


def _when(gap: _Gap) -> str:
    """`from 26 June 1999, when the … of 3 May 1998 (e3) had ended, until the … (e4), 261 days`."""
    ended = f", when {named(gap.before)} had ended" if gap.before else ""
    if gap.last == FOR_EVER:
        return f"from {on(gap.first)} on{ended}"
    until = f"until {named(gap.after)}" if gap.after else f"to {on(gap.last)}"
    days = time((gap.last - gap.first).days + 1, "calendar_days")
    return f"from {on(gap.first)}{f'{ended},' if ended else ''} {until}, {days}"
