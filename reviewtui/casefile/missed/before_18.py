"""What should be there before a child turns 18, and when that is, as far as the ages in a file tell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from reviewtui.casefile.day_range import DayRange, end_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.event import Event
from reviewtui.casefile.lengths import first_within, months_later
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.phrases import kind_named, named, on, time
from reviewtui.framework.check import Before18, Check

_ADULT, _MONTHS = 18, 12


def unprepared(check: Check, pattern: Before18, case: CheckedCase) -> Iterator[Finding]:
    """One finding where work surely went on until the child was nearly 18, and what should be there by then is not.

    An age in whole years leaves the birthday open by up to a year: nothing is found before the last day that it can
    be is near.
    """
    if case.turns_18 is None or of_kind(case.events, pattern.by):
        return
    since = first_within("months", case.turns_18.latest, pattern.months, "")
    work = [event for event in of_kind(case.events, pattern.work) if _surely_on(event) >= since]
    if work:
        last = max(work, key=_surely_on)
        age = f"when the child was surely within {time(pattern.months, 'months')} of turning 18, or older"
        until = f", which went on until {on(_surely_on(last))}" if last.until else ""
        shown = f"{named(last)}{until}, {age}, and no {kind_named(pattern.by)}"
        yield Finding(check.code, ids([last]), sentence_of(check.expected, shown), _surely_on(last))


def eighteenth(facts: Mapping[str, Any], events: Sequence[Event], inspected: DayRange | None) -> DayRange | None:
    """The days that can be a child's eighteenth birthday, by its ages at the index offence and at the inspection.

    None where no age has its day, and where the two contradict each other. Of several offences any may be the index
    offence. `facts` is what the record says of the case, `inspected` the days of the fieldwork.
    """
    offences = [event for event in events if event.type == "offence"]
    told = []
    if facts.get("age_at_offence") is not None and offences:
        first, last = min(each.date.earliest for each in offences), max(_latest(each) for each in offences)
        told.append(_turns_18(facts["age_at_offence"], DayRange(first, last)))
    if facts.get("age_now") is not None and inspected is not None:
        told.append(_turns_18(facts["age_now"], inspected))
    if not told:
        return None
    both = DayRange(max(days.earliest for days in told), min(days.latest for days in told))
    return both if both.earliest <= both.latest else None


def _turns_18(age: int, days: DayRange) -> DayRange:
    """The eighteenth birthday of who is so many years old on one of some days."""
    to_go = _MONTHS * (_ADULT - age)
    return DayRange(months_later(days.earliest, to_go - _MONTHS) + timedelta(1), months_later(days.latest, to_go))


def _latest(event: Event) -> date:
    return end_of(event).latest if event.until else event.date.latest


def _surely_on(event: Event) -> date:
    """The last day on which an event was surely going on."""
    return end_of(event).earliest if event.until else event.date.earliest
