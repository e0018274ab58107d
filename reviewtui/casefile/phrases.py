"""Events and lengths of time as sentences name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate

if TYPE_CHECKING:
    from datetime import date

    from reviewtui.casefile.event import Event
    from reviewtui.framework.events import EventKind

_UNITS = {
    "hours": ("hour", "hours"),
    "working_days": ("working day", "working days"),
    "calendar_days": ("day", "days"),
    "months": ("month", "months"),
}

MOST_HOURS = 72
"""Beyond this a length is said in days."""

_NOUNS = {
    "social_worker_allocated": "social worker allocation",
    "case_closed": "case closure",
    "informed": "message",
    "other": "other event",
}


def named(event: Event) -> str:
    """An event by what identifies it: `the referral recorded by children's social care on 20 October 2003 (e2)`."""
    what = _NOUNS.get(event.type, EVENT_TYPES[event.type])
    agency = (
        ""
        if event.agency == "other" or event.type == "social_worker_allocated"
        else f" recorded by {agency_named(event.agency)}"
    )
    date = f"on {event.date.in_words}" if len(event.date.text) == len("2003-10-20") else f"in {event.date.in_words}"
    return f"the {what}{agency} {date} ({event.id})"


def without_ids(sentence: str) -> str:
    """A sentence without the ids of the events that are `named` in it; what else it says in brackets stays."""
    return _named_with_id().sub(r"\1", sentence)


@cache
def _named_with_id() -> re.Pattern[str]:
    types = "|".join(map(re.escape, {*_NOUNS.values(), *EVENT_TYPES.values()}))
    date = "(?:on [0-9]{1,2} |in )(?:[A-Z][a-z]+ )?[0-9]{4}"
    return re.compile(rf"(\b[Tt]he (?:{types})(?: recorded by .+?)? {date}) \(\S+\)")


def recorded(event_type: str, agency: str, day: PartialDate) -> str:
    """`referral (police record, 12 March 2006)`: an event without its id; what it is, then who recorded it."""
    return f"{EVENT_TYPES.get(event_type, event_type)} ({agency_named(agency)} record, {day.in_words})"


def left_off(event: Event, day: date) -> str:
    """An event from which days are counted: of a span that ended on `day`, that day and whose end it was."""
    if event.until is None or day <= event.date.latest:
        return named(event)
    return f"{on(day)}, the end of {named(event)},"


def capital(sentence: str) -> str:
    """The same with its first letter as a sentence has it."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def kind_named(kind: EventKind) -> str:
    """A kind of event: `social care or police referral`, `contact or intervention`."""
    return f"{listed(map(agency_named, kind.agencies), 'or')} {kind.words}" if kind.agencies else kind.words


def on(day: date) -> str:
    """A day: `20 October 2003`."""
    return PartialDate(day.isoformat()).in_words


def time(number: int, unit: str) -> str:
    """`1 day`, `45 working days`."""
    one, several = _UNITS[unit]
    return f"{number:,} {one if number == 1 else several}"


def between(least: int, most: int, unit: str) -> str:
    """`45 days`, or `between 12 and 42 days`; many hours are said in days."""
    if unit == "hours" and least > MOST_HOURS:
        return _in_days(least, most)
    return time(least, unit) if least == most else f"between {least:,} and {time(most, unit)}"


def _in_days(least: int, most: int) -> str:
    """Hours as days: two dates without times are a number of days apart, give or take one day's hours."""
    if most - least < 2 * 24:
        return time(round((least + most) / 48), "calendar_days")
    return f"between {least // 24:,} and {time(-(-most // 24), 'calendar_days')}"


def listed(words: Iterable[str], joint: str = "and") -> str:
    """`a, b and c`."""
    *others, last = words
    return f"{', '.join(others)} {joint} {last}" if others else last


def agency_named(code: str) -> str:
    """An agency in the middle of a sentence: `children's social care`, `YOT`; a code that is none of them as it is."""
    if code == "social_care":
        return "children's social care"
    name = AGENCIES[code].name if code in AGENCIES else code
    return name if name.isupper() else name.lower()
