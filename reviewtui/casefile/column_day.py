"""How columns show a day: as the person at this machine set it, on every screen and in print; never in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.casefile.partial_date import BadDate, partial_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.casefile.partial_date import PartialDate


class _Style:
    """The style in use: read at its first use, as most commands show no day."""

    def __init__(self, read: Callable[[], str]) -> None:
        self._read, self._name = read, ""

    @property
    def is_iso(self) -> bool:
        self._name = self._name or self._read()
        return self._name == "iso"


_used = {"style": _Style(lambda: "british")}


def use_date_style(read: Callable[[], str]) -> None:
    """Show days in columns as `british` (28/03/2006) or `iso` (2006-03-28): `read` says which, when it is needed."""
    _used["style"] = _Style(read)


def column_day(day: PartialDate | str) -> str:
    """A day of a case file, or as documents have it, as a column shows it; a month or a year alone too.

    A text that is no such date is shown as it stands: a record may hold the moment of a clock that was wrong.
    """
    try:
        day = partial_date(day) if isinstance(day, str) else day
    except BadDate:
        return str(day)
    return day.text if _used["style"].is_iso else day.shown


def utc_moment(made_at: str) -> str:
    """A moment of the record (`2026-05-12T14:32:07Z`) as columns show it: `12/05/2026 14:32`, in UTC."""
    return f"{column_day(made_at[:10])} {made_at[11:16]}"
