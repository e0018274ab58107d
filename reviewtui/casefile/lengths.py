"""How long it was from one day to another, in hours, working days, calendar days or months, and how far a time reaches.

Days are local days (Europe/London). Without times of day hours are known only within bounds.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reviewtui.casefile.calendars import first_within_working_days, last_within_working_days, working_days
from reviewtui.casefile.partial_date import FIRST_DAY, LAST_DAY

ZONE = "Europe/London"
HOUR = 3600


class Length(NamedTuple):
    """The fewest and the most whole units that two days can be apart."""

    least: int
    most: int


def length(unit: str, start: date, end: date, calendar: str) -> Length:
    """How far apart two days are, `end` not before `start`; months are those completed."""
    if unit == "hours":
        over, under = _seconds_between(start, end)
        return Length(max(0, over // HOUR), under // HOUR - 1)
    whole = _WHOLE_UNITS[unit](start, end, calendar)
    return Length(whole, whole)


def seconds_from(start: date, start_time: str, end: date, end_time: str) -> int:
    """How long it was from one local time, HH:MM, to another. Of an hour that the clocks repeat the first is meant."""
    return _instant(end, end_time) - _instant(start, start_time)


def exceeds(unit: str, start: date, end: date, limit: int, calendar: str) -> bool | None:
    """Whether it was longer than `limit` units; None where days alone cannot tell.

    A month is exceeded on the day after the same day of a later month; where that month has no such day, on the day
    after its last.
    """
    if unit == "hours":
        over, under = _seconds_between(start, end)
        # What lies between two days is longer than `over` and shorter than `under`, never either.
        return True if over >= limit * HOUR else False if under <= limit * HOUR else None
    if unit == "months":
        return end > months_later(start, limit)
    return length(unit, start, end, calendar).least > limit


def last_within(unit: str, start: date, limit: int, calendar: str) -> date:
    """The last day that is no longer than `limit` units after `start`, as `exceeds` has it; not for hours.

    It goes no further than LAST_DAY, the last that a file can name, unless `start` does.
    """
    if start >= LAST_DAY:
        return start
    if unit == "working_days":
        return last_within_working_days(start, limit, calendar, LAST_DAY)
    if unit == "months":
        return min(months_later(start, limit), LAST_DAY)
    return start + timedelta(min(limit, (LAST_DAY - start).days))


def first_within(unit: str, end: date, limit: int, calendar: str) -> date:
    """The first day from which it is no longer than `limit` units to `end`, at least FIRST_DAY; not for hours."""
    if unit == "working_days":
        return first_within_working_days(end, limit, calendar, FIRST_DAY)
    if unit == "months":
        day = months_later(end, -limit)
        return max(day if months_later(day, limit) >= end else day + timedelta(1), FIRST_DAY)
    return end - timedelta(min(limit, (end - FIRST_DAY).days))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year, month + 1, 28) + timedelta(4)).replace(day=1) - timedelta(1)
    return last.replace(day=min(day.day, last.day))


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (months_later(start, months) > end)


def _seconds_between(start: date, end: date) -> tuple[int, int]:
    """What lies between two days, in seconds: over the first (from the end of `start`) and under the second."""
    return (
        _midnight(end) - _midnight(start + timedelta(1)),
        _midnight(end + timedelta(1)) - _midnight(start),
    )


def _midnight(day: date) -> int:
    """The instant a local day begins, in seconds: a day of the clocks' change has 23 or 25 hours."""
    return _instant(day, "00:00")


def _instant(day: date, clock: str) -> int:
    from zoneinfo import ZoneInfo

    return int(datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=ZoneInfo(ZONE)).timestamp())


_WHOLE_UNITS: Mapping[str, Callable[[date, date, str], int]] = {
    "working_days": working_days,
    "calendar_days": lambda start, end, calendar: (end - start).days,
    "months": lambda start, end, calendar: _whole_months(start, end),
}
