"""Moments of the record as a person reads them: on this machine's clock."""

from datetime import datetime

from reviewtui.casefile.column_day import column_day
from reviewtui.entries.kinds import alert


def local(made_at: str) -> datetime:
    """A moment of the record (`2026-05-12T14:32:07Z`) on this machine's clock."""
    return datetime.fromisoformat(made_at).astimezone()


def day_and_time(made_at: str) -> str:
    """`12/05/2026 14:32`, for lists."""
    moment = local(made_at)
    return f"{column_day(f'{moment:%Y-%m-%d}')} {moment:%H:%M}"


def in_full(made_at: str) -> str:
    """`12 May 2026, 14:32:07`."""
    moment = local(made_at)
    return f"{moment.day} {moment:%B %Y, %H:%M:%S}"


def as_told(words: str) -> str:
    """When somebody was told, in the teller's own words; a moment of the record as day and time on this clock."""
    return alert.as_told(words, in_full)


def day(date: str) -> str:
    """A day of the record (`2026-05-12`) in words: `12 May 2026`."""
    moment = datetime.fromisoformat(date)
    return f"{moment.day} {moment:%B %Y}"
