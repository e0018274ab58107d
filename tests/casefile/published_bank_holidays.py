"""Bank holidays from another source than the library: the rules of the law, and days proclaimed for one year.

Easter is worked out by the Gregorian rule; substitute days follow the Banking and Financial Dealings Act 1971 and the
proclamations made under it. Only weekdays are listed: a bank holiday at a weekend closes no office.
"""

from datetime import date, timedelta

ROYAL_WEDDING, DIAMOND_JUBILEE, PLATINUM_JUBILEE = date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3)
STATE_FUNERAL, CORONATION = date(2022, 9, 19), date(2023, 5, 8)
EVERYWHERE_ONCE = {ROYAL_WEDDING, DIAMOND_JUBILEE, PLATINUM_JUBILEE, STATE_FUNERAL, CORONATION}
SCOTLAND_ONCE = {date(2026, 6, 15)}
MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
SAINT_ANDREW_FROM = 2007

PUBLISHED = {
    ("england_and_wales", 2011): "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    ("england_and_wales", 2012): "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    ("england_and_wales", 2022): "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    ("scotland", 2022): "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
    ("northern_ireland", 2022): "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27",
}
"""As printed by the governments for these years; at weekends none."""


def published(calendar: str, year: int) -> set[date]:
    """The days of a row of PUBLISHED."""
    return {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[calendar, year].split()}


def by_rule(calendar: str, year: int) -> set[date]:
    """The weekdays of a year that are bank holidays."""
    once = EVERYWHERE_ONCE | (SCOTLAND_ONCE if calendar == "scotland" else set())
    movable = {MOVED.get(day, day) for day in _movable(calendar, year)}
    return movable | _fixed(calendar, year) | {day for day in once if day.year == year}


def _movable(calendar: str, year: int) -> set[date]:
    good_friday, easter_monday = easter(year) - timedelta(2), easter(year) + timedelta(1)
    may = {_monday(year, 5, first=True), _monday(year, 5, first=False)}
    if calendar == "scotland":
        return {good_friday, _monday(year, 8, first=True)} | may
    return {good_friday, easter_monday, _monday(year, 8, first=False)} | may


def _fixed(calendar: str, year: int) -> set[date]:
    winter = [date(year, 1, 1)], [date(year, 12, 25), date(year, 12, 26)]
    if calendar == "scotland":
        winter[0].append(date(year, 1, 2))
        single = [date(year, 11, 30)] if year >= SAINT_ANDREW_FROM else []
    else:
        single = [date(year, 3, 17), date(year, 7, 12)] if calendar == "northern_ireland" else []
    return set().union(*(_in_lieu(days) for days in (*winter, *([day] for day in single))))


def _in_lieu(days: list[date]) -> set[date]:
    """The days themselves; one at a weekend is kept on the next weekday that is no holiday already."""
    kept = {day for day in days if day.weekday() < 5}
    for day in (day for day in days if day.weekday() >= 5):
        while day.weekday() >= 5 or day in kept:
            day += timedelta(1)
        kept.add(day)
    return kept


def _monday(year: int, month: int, *, first: bool) -> date:
    days = [date(year, month, day) for day in range(1, 32)]
    mondays = [day for day in days if day.weekday() == 0]
    return mondays[0] if first else mondays[-1]


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the paschal full moon (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)
