"""Moments of the record as a person reads them: on this machine's clock."""

from datetime import datetime

from reviewtui.casefile.partial_date import PartialDate

FORMS = {"british": "%d/%m/%Y", "iso": "%Y-%m-%d"}
_used = {"style": "british"}
"""How columns show a day, in all of the program."""


def use_date_style(style: str) -> None:
    """Show days in columns as `british` (28/03/2006) or `iso` (2006-03-28)."""
    _used["style"] = style


def column_day(day: PartialDate) -> str:
    """A day of a case file as a column shows it; a month or a year alone too."""
    return day.text if _used["style"] == "iso" else day.shown


def local(made_at: str) -> datetime:
    """A moment of the record (`2026-05-12T14:32:07Z`) on this machine's clock."""
    return datetime.fromisoformat(made_at).astimezone()


def day_and_time(made_at: str) -> str:
    """`12/05/2026 14:32`, for lists."""
    return f"{local(made_at):{FORMS[_used['style']]} %H:%M}"


def in_full(made_at: str) -> str:
    """`12 May 2026, 14:32:07`."""
    moment = local(made_at)
    return f"{moment.day} {moment:%B %Y, %H:%M:%S}"


def as_told(words: str) -> str:
    """When somebody was told, in the teller's own words; a moment of the record as day and time on this clock."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return in_full(words) if moment.tzinfo else words


def day(date: str) -> str:
    """A day of the record (`2026-05-12`) in words: `12 May 2026`."""
    moment = datetime.fromisoformat(date)
    return f"{moment.day} {moment:%B %Y}"
