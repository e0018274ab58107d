"""Working days: Monday to Friday, less the bank holidays of England and Wales, Scotland or Northern Ireland.

The holidays come from the `holidays` library, which knows those proclaimed for one year only, and needs no network.
It is imported when the first working day is counted, and not before.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from reviewtui.framework.measure import CALENDAR_OF, CALENDARS

__all__ = ["CALENDARS", "CALENDAR_OF", "bank_holidays", "is_working_day", "working_days"]

SATURDAY = 5
_SUBDIVISIONS: Mapping[str, str] = {"england_and_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}

# The library has Saint Andrew's Day a year too soon: the Act that made it a bank holiday is of January 2007.
_TOO_EARLY = {calendar: {date(2006, 11, 30)} if calendar == "scotland" else set() for calendar in CALENDARS}


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
    return _weekdays(start, end) - sum(
        start < day <= end and day.weekday() < SATURDAY
        for year in range(start.year, end.year + 1)
        for day in bank_holidays(calendar, year)
    )


def _weekdays(start: date, end: date) -> int:
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum((end - timedelta(back)).weekday() < SATURDAY for back in range(rest))
