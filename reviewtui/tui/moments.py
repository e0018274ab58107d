"""Moments of the record as a person reads them: on this machine's clock."""

from datetime import datetime

from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.partial_date import FIRST_DAY, LAST_DAY, day_in_words
from reviewtui.entries.kinds import alert


def local(made_at: str) -> datetime | None:
    """A moment of the record (`2026-05-12T14:32:07Z`) on this machine's clock; None where there is no such day."""
    try:
        return datetime.fromisoformat(made_at).astimezone()
    except (ValueError, OverflowError):
        return None


def day_and_time(made_at: str) -> str:
    """`12/05/2026 14:32`, for lists; what is no moment as it stands in the record."""
    if (moment := local(made_at)) is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        return made_at
    return f"{column_day(f'{moment:%Y-%m-%d}')} {moment:%H:%M}"


def in_full(made_at: str) -> str:
    """`12 May 2026, 14:32:07`; what is no moment as it stands in the record."""
    if (moment := local(made_at)) is None:
        return made_at
    return f"{moment.day} {moment:%B %Y, %H:%M:%S}"


def as_told(words: str) -> str:
    """When somebody was told, in the teller's own words; a moment of the record as day and time on this clock."""
    return alert.as_told(words, in_full)


def day(date: str) -> str:
    """A day of the record (`2026-05-12`) in words: `12 May 2026`."""
    return day_in_words(date)
