"""What a timeliness measure says of one case: how long it took, and whether that was within its limit.

A verdict holds for every day that a partial date can mean, and for every nation while the site's is unknown; where
readings disagree there is none. A missing date is never late.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reviewtui.casefile.applying import NO_FACTS, Facts, applies
from reviewtui.casefile.day_range import DayRange
from reviewtui.casefile.endpoints import Endpoints, Picked, endpoints, of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.lengths import HOUR, exceeds, length, seconds_from
from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.not_found import not_found
from reviewtui.casefile.phrases import between, capital, kind_named, left_off, listed, named, time
from reviewtui.casefile.stretches import Edge, Stretch, certain_stretches, longest_possible
from reviewtui.framework.case_facts import in_words
from reviewtui.framework.events import INDEX_ONLY
from reviewtui.framework.measure import CALENDAR_OF, Measure, TimeLimit

__all__ = ["Measured", "Verdict", "measured"]


def measured(measure: Measure, events: Sequence[Event], nations: Sequence[str], facts: Facts = NO_FACTS) -> Measured:
    """What a measure says of a case's events; `nations` is the site's, or every possible one where it is unknown.

    `facts` are those of the case, which a measure for some cases only reads.
    """
    is_asked = applies(measure.applies_when, facts, nations)
    if is_asked is False:
        return _not_asked(measure)
    found = endpoints(measure.start, measure.end, events)
    twice = _told_twice(measure, events)
    if twice:
        return Measured(measure.code, *_ids(found), None, None, measure.unit, Verdict.INVALID, twice)
    if found.start is None or found.end is None:
        return not_found(measure, *_ids(found))
    if not found.ordered:
        return _disordered(measure, found.start.event, found.end.event)
    if is_asked is None:
        why = f"It is measured where {in_words(measure.applies_when)}. The case does not say whether that is so."
        return Measured(measure.code, *_ids(found), None, None, measure.unit, Verdict.UNDETERMINED, why)
    span = _Span(measure, found.start, found.end, of_kind(events, measure.without) if measure.without else ())
    return _said(span, [reading for nation in nations for reading in _readings(span, nation)], nations)


class _Span(NamedTuple):
    """What is measured in one case."""

    measure: Measure
    start: Picked
    end: Picked
    work: tuple[Event, ...]
    """Of a longest stretch: the events that end one."""


class _Reading(NamedTuple):
    """What holds in one nation, while one limit or none was in force."""

    least: int
    most: int
    verdict: Verdict
    limit: TimeLimit | None
    may_be_another: bool = False
    """Whether it is longer than a limit that a later step does not have."""


def _not_asked(measure: Measure) -> Measured:
    why = f"It is measured only where {in_words(measure.applies_when)}."
    return Measured(measure.code, None, None, None, None, measure.unit, Verdict.NOT_APPLICABLE, why)


def _ids(found: Endpoints) -> tuple[str | None, str | None]:
    return found.start.event.id if found.start else None, found.end.event.id if found.end else None


def _disordered(measure: Measure, start: Event, end: Event) -> Measured:
    """An end before its start: an error where a case has one of each, else the end of something earlier."""
    code, unit = measure.code, measure.unit
    if measure.start.kind.is_once and measure.end.kind.is_once:
        why = f"{capital(named(end))} is before {named(start)}, which it should follow."
        return Measured(code, start.id, end.id, None, None, unit, Verdict.INVALID, why)
    why = f"The file has no {kind_named(measure.end.kind)} from {named(start)} on."
    return Measured(code, start.id, None, None, None, unit, Verdict.UNDETERMINED, why)


def _told_twice(measure: Measure, events: Sequence[Event]) -> str:
    """What is wrong with a file that has two of what a case has one of at most; empty where none has."""
    for kind in (measure.start.kind, measure.end.kind):
        for type_ in INDEX_ONLY.intersection(kind.types):
            those = [named(event) for event in events if event.type == type_]
            if len(those) > 1:
                return f"The file has {listed(those)}, and a case has one {type_} at most: earlier ones are concerns."
    return ""


def _readings(span: _Span, nation: str) -> Iterator[_Reading]:
    """The readings of a nation: one for each limit that can have been in force at the start."""
    limits = [limit for limit in span.measure.limits if limit.nation in ("", nation)]
    for days in _pieces(span.start.days, limits):
        limit = next((limit for limit in limits if limit.holds(nation, days.earliest.isoformat())), None)
        calendar = (limit.calendar if limit else "") or CALENDAR_OF.get(nation, "")
        found = (_stretch if span.measure.without else _interval)(span, days, limit, calendar)
        may_be_another = limit is not None and limit.only_within and found.verdict is Verdict.LATE
        yield found._replace(verdict=Verdict.UNDETERMINED, may_be_another=True) if may_be_another else found


def _pieces(days: DayRange, limits: Sequence[TimeLimit]) -> Iterator[DayRange]:
    """The days cut where a limit comes into force or goes out of it."""
    begins = {date.fromisoformat(limit.since) for limit in limits if limit.since}
    begins |= {date.fromisoformat(limit.until) + timedelta(1) for limit in limits if limit.until}
    reached = days.earliest
    for begin in sorted(begins):
        if reached < begin <= days.latest:
            yield DayRange(reached, begin - timedelta(1))
            reached = begin
    yield DayRange(reached, days.latest)


def _interval(span: _Span, start: DayRange, limit: TimeLimit | None, calendar: str) -> _Reading:
    """From start to end; no reading puts the end before the start."""
    unit, end = span.measure.unit, span.end.days
    if unit == "hours" and _is_exact(span.start) and _is_exact(span.end):
        return _by_the_clock(span, limit)
    nearest = start.latest, max(start.latest, end.earliest)
    farthest = start.earliest, max(start.earliest, end.latest)
    least, most = length(unit, *nearest, calendar).least, length(unit, *farthest, calendar).most
    if limit is None:
        return _Reading(least, most, Verdict.NO_LIMIT, None)
    over = [exceeds(unit, *days, limit.most, calendar) for days in (nearest, farthest)]
    return _Reading(least, most, _agreed(*over), limit)


def _is_exact(picked: Picked) -> bool:
    """Whether day and time of an end are known."""
    return picked.time is not None and picked.days.earliest == picked.days.latest


def _by_the_clock(span: _Span, limit: TimeLimit | None) -> _Reading:
    """From start to end in whole hours that were completed; the limit is held against the minutes."""
    start, end = span.start, span.end
    seconds = seconds_from(start.days.earliest, start.time or "", end.days.earliest, end.time or "")
    hours = seconds // HOUR
    if limit is None:
        return _Reading(hours, hours, Verdict.NO_LIMIT, None)
    return _Reading(hours, hours, Verdict.LATE if seconds > limit.most * HOUR else Verdict.WITHIN, limit)


def _stretch(span: _Span, start: DayRange, limit: TimeLimit | None, calendar: str) -> _Reading:
    """The longest stretch without work, in calendar days."""
    edges = (Edge(start.latest, span.start.event), Edge(span.end.days.earliest, span.end.event))
    least = max((stretch.days for stretch in certain_stretches(*edges, span.work)), default=0)
    most = _longest(span, start).days
    if limit is None:
        return _Reading(least, most, Verdict.NO_LIMIT, None)
    return _Reading(least, most, _agreed(least > limit.most, most > limit.most), limit)


def _longest(span: _Span, start: DayRange) -> Stretch:
    edges = (Edge(start.earliest, span.start.event), Edge(span.end.days.latest, span.end.event))
    return longest_possible(*edges, span.work)


def _agreed(shortest: bool | None, longest: bool | None) -> Verdict:
    """The verdict of the shortest reading and of the longest, each late or not."""
    if shortest:
        return Verdict.LATE
    return Verdict.WITHIN if longest is False else Verdict.UNDETERMINED


def _said(span: _Span, readings: Sequence[_Reading], nations: Sequence[str]) -> Measured:
    least, most = min(one.least for one in readings), max(one.most for one in readings)
    verdicts = {one.verdict for one in readings}
    verdict = readings[0].verdict if len(verdicts) == 1 else Verdict.UNDETERMINED
    if verdict is Verdict.NO_LIMIT and least != most:
        verdict = Verdict.UNDETERMINED
    if span.measure.target and verdict in (Verdict.WITHIN, Verdict.LATE):
        verdict = Verdict.TARGETED if least == most else Verdict.UNDETERMINED
    start, end, since = span.start.event, span.end.event, named(span.start.event)
    if span.measure.without:
        first, last = _longest(span, span.start.days)
        start, end, since = first.event, last.event, left_off(first.event, first.day)
    why = f"{_extent(span, since, end, least, most)}{_judged(span, readings, verdict, nations)}."
    return Measured(span.measure.code, start.id, end.id, least, most, span.measure.unit, verdict, why)


def _extent(span: _Span, start: str, end: Event, least: int, most: int) -> str:
    without = f"without {span.measure.without.words} " if span.measure.without else ""
    words = between(least, most, span.measure.unit)
    return f"{capital(words)} {without}from {start} to {named(end)}"


def _judged(span: _Span, readings: Sequence[_Reading], verdict: Verdict, nations: Sequence[str]) -> str:
    limits = [one.limit for one in readings]
    if not span.measure.limits:
        return ". No limit is set for this measure"
    if not any(limits):
        return f". No {'target' if span.measure.target else 'limit'} was in force then"
    if span.measure.target:
        return f". {_towards_mean(span.measure, verdict)}"
    if verdict is Verdict.UNDETERMINED:
        return f". {_open_question(readings, nations, span.measure.unit)}"
    words = listed(dict.fromkeys(time(limit.most, span.measure.unit) for limit in limits if limit), "or")
    return f". {'Within' if verdict is Verdict.WITHIN else 'Over'} the limit of {words}"


def _towards_mean(measure: Measure, verdict: Verdict) -> str:
    if verdict is Verdict.UNDETERMINED:
        return "The dates in the file are not exact enough to count it towards the mean"
    return f"The target of {time(measure.mean_target or 0, measure.unit)} is for the mean over all cases, not for one"


def _open_question(readings: Sequence[_Reading], nations: Sequence[str], unit: str) -> str:
    if len(nations) > 1 and len({(one.verdict, one.limit) for one in readings}) > 1:
        return "The limit depends on the nation of the site, which is not known"
    longer = [time(one.limit.most, unit) for one in readings if one.limit and one.may_be_another]
    if len(longer) == len(readings):
        words = listed(dict.fromkeys(longer), "or")
        return f"That is more than {words}, but a later step may have ended it, so it is not said to be over the limit"
    return "The dates in the file are not exact enough to show whether that is within the limit"
