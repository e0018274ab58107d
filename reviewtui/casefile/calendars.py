"""Working days: Monday to Friday, less the bank holidays of England and Wales, Scotland or Northern Ireland.

The holidays come from the `holidays` library, which knows those proclaimed for one year only, and needs no network.
It is imported when the first working day is counted, and not before.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from reviewtui.framework.measure import CALENDAR_OF, CALENDARS

__all__ = ["CALENDARS", "CALENDAR_OF", "bank_holidays", "is_working_day", "ready", "working_days"]

SATURDAY = 5
_DAY = timedelta(1)
_SUBDIVISIONS: Mapping[str, str] = {"england_and_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}

# The library has Saint Andrew's Day a year too soon: the Act that made it a bank holiday is of January 2007.
_TOO_EARLY = {calendar: {date(2006, 11, 30)} if calendar == "scotland" else set() for calendar in CALENDARS}


def ready() -> None:
    """Import what knows the holidays: 0.2 s in which nobody should have to wait for a store."""
    bank_holidays(CALENDARS[0], 2000)  # asking for one brings the rest of the library


@cache
def bank_holidays(calendar: str, year: int) -> frozenset[date]:
    """Every bank holiday of a year, days in lieu among them; `calendar` is one of CALENDARS."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISIONS[calendar], years=year)) - _TOO_EARLY[calendar]


def is_working_day(day: date, calendar: str) -> bool:
    """Whether offices are open."""
    return day.weekday() < SATURDAY and day not in bank_holidays(calendar, day.year)


def working_days(start: date, end: date, calendar: str) -> int:
    """The working days after `start` up to and including `end`: the next working day is 1, the same day 0."""
    holidays = (_off_in_the_week(calendar, year) for year in range(start.year, end.year + 1))
    off = sum(bisect_right(days, end) - bisect_right(days, start) for days in holidays)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - off


def last_within_working_days(start: date, limit: int, calendar: str, last: date) -> date:
    """The last day with no more than `limit` working days after `start` up to and including it; at most `last`."""
    day, left = start, limit
    while left and day < last:
        reached = day + timedelta(min(left, (last - day).days))
        day, left = reached, left - working_days(day, reached, calendar)
    while day < last and not is_working_day(day + _DAY, calendar):
        day += _DAY
    return day


def first_within_working_days(end: date, limit: int, calendar: str, first: date) -> date:
    """The first day with no more than `limit` working days after it up to and including `end`; at least `first`."""
    day, left = end, limit
    while left and day > first:
        reached = day - timedelta(min(left, (day - first).days))
        day, left = reached, left - working_days(reached, day, calendar)
    while day > first and not is_working_day(day, calendar):
        day -= _DAY
    return day


@cache
def _off_in_the_week(calendar: str, year: int) -> Sequence[date]:
    """The bank holidays of a year from Monday to Friday, in order."""
    return sorted(day for day in bank_holidays(calendar, year) if day.weekday() < SATURDAY)


def _weekdays_up_to(day: date) -> int:
    """The days from Monday to Friday since the calendar began, which was on a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
