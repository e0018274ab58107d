"""Events and lengths of time as sentences name them."""

from collections.abc import Iterable
from datetime import date

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.framework.events import EventKind

_UNITS = {
    "hours": ("hour", "hours"),
    "working_days": ("working day", "working days"),
    "calendar_days": ("day", "days"),
    "months": ("month", "months"),
}


_NOUNS = {
    "social_worker_allocated": "social worker allocation",
    "case_closed": "case closure",
    "informed": "message",
    "other": "other event",
}


def named(event: Event) -> str:
    """An event by what identifies it, last its id: `the social care referral of 20 October 2003 (e2)`."""
    agency, what = agency_named(event.agency), _NOUNS.get(event.type, EVENT_TYPES[event.type])
    known = event.agency == "other" or agency.split()[0] == what.split()[0]
    return f"the {what if known else f'{agency} {what}'} of {event.date.in_words} ({event.id})"


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
    """`45 days`, or `between 12 and 42 days`."""
    return time(least, unit) if least == most else f"between {least:,} and {time(most, unit)}"


def listed(words: Iterable[str], joint: str = "and") -> str:
    """`a, b and c`."""
    *others, last = words
    return f"{', '.join(others)} {joint} {last}" if others else last


def agency_named(code: str) -> str:
    """An agency in the middle of a sentence: `social care`, `YOT`."""
    name = AGENCIES[code].name
    return name if name.isupper() else name.lower()
