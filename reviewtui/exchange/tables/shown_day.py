"""A date that a spreadsheet keeps, as precisely as its cell shows it."""

import re
from datetime import date, datetime, time, timedelta

from reviewtui.exchange.tables.cell import Cell, DayCell, TimeCell, Unreadable
from reviewtui.exchange.tables.cell_shown import shown_date

_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].|am/pm|a/p', re.IGNORECASE)
_RUN = re.compile(r"y+|m+|d+|h+|s+")
_NO_YEAR = "This cell holds a date and shows no year; give its column a date format that shows one."


def shown_day(value: date | time | timedelta, number_format: str) -> Cell:
    """A spreadsheet keeps “March 2006” as the first of March, and shows no day: then no day is known."""
    if isinstance(value, timedelta):
        return Unreadable("This cell holds a time without a day.")
    seconds = 3600 * value.hour + 60 * value.minute + value.second if isinstance(value, datetime | time) else 0
    if isinstance(value, time):
        shown = shown_date(1900, 1, 0, seconds, 5, number_format)
        return TimeCell(f"{value:%H:%M}", shown)
    shown = shown_date(value.year, value.month, value.day, seconds, value.weekday(), number_format)
    parts = shown_parts(number_format)
    if "y" not in parts:
        return Unreadable(_NO_YEAR, shown)
    kept = 10 if {"m", "d"} <= parts else 7 if "m" in parts else 4
    left_out = (
        "day"
        if kept < 10 and (value.day, value.month)[: 1 if kept == 7 else 2] != (1, 1)[: 1 if kept == 7 else 2]
        else ""
    )
    clock = f"{value:%H:%M}" if isinstance(value, datetime) and seconds else ""
    return DayCell(f"{value:%Y-%m-%d}"[:kept], shown, "time of day" if seconds else left_out, clock)


def shown_parts(number_format: str) -> set[str]:
    """Which of y, m and d a format shows. A weekday is no day of the month, and one letter tells no month."""
    runs = _RUN.findall(_NOT_SHOWN.sub("", number_format).partition(";")[0].casefold())
    found = set()
    for before, run, after in zip(["", *runs], runs, [*runs[1:], ""], strict=False):
        minutes = run in ("m", "mm") and (before.startswith("h") or after.startswith("s"))
        longest = {"d": 2, "m": 4}.get(run[0], len(run))
        if len(run) <= longest and not minutes:
            found.add(run[0])
    return found
