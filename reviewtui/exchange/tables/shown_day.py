"""A date that a spreadsheet keeps, as precisely as its cell shows it."""

import re
from datetime import date, datetime

from reviewtui.exchange.tables.cell import Cell, DayCell, Unreadable

_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].|am/pm|a/p', re.IGNORECASE)
_RUN = re.compile(r"y+|m+|d+|h+|s+")


def shown_day(value: date, number_format: str) -> Cell:
    """A spreadsheet keeps “March 2006” as the first of March, and shows no day: then no day is known."""
    day = value.date() if isinstance(value, datetime) else value
    shown = _shown(number_format)
    if "y" not in shown:
        return Unreadable("This cell holds a date and shows no year; give its column a date format that shows one.")
    return DayCell(day.isoformat()[: 10 if {"m", "d"} <= shown else 7 if "m" in shown else 4])


def _shown(number_format: str) -> set[str]:
    """Which of y, m and d a format shows. A weekday is no day of the month, and one letter tells no month."""
    runs = _RUN.findall(_NOT_SHOWN.sub("", number_format).partition(";")[0].casefold())
    found = set()
    for before, run, after in zip(["", *runs], runs, [*runs[1:], ""], strict=False):
        minutes = run in ("m", "mm") and (before.startswith("h") or after.startswith("s"))
        longest = {"d": 2, "m": 4}.get(run[0], len(run))
        if len(run) <= longest and not minutes:
            found.add(run[0])
    return found
