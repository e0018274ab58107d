"""How far a time reaches that something may take: from a day to the last that may be within it, in any nation."""

from datetime import date

from reviewtui.casefile.lengths import first_within, last_within
from reviewtui.casefile.missed.case import CheckedCase


class Within:
    """No more than so many units, in one case; each day is worked out once."""

    def __init__(self, case: CheckedCase, limit: int, unit: str) -> None:
        """`unit` is one of days, working days or months."""
        self._case, self._limit, self._unit = case, limit, unit
        self._last: dict[date, date] = {}
        self._first: dict[date, date] = {}

    def last(self, start: date) -> date:
        """The last day that may be no longer after another."""
        if start not in self._last:
            reached = (last_within(self._unit, start, self._limit, each) for each in self._case.calendars)
            self._last[start] = max(reached)
        return self._last[start]

    def first(self, end: date) -> date:
        """The first day from which it may be no longer to another."""
        if end not in self._first:
            reached = (first_within(self._unit, end, self._limit, each) for each in self._case.calendars)
            self._first[end] = min(reached)
        return self._first[end]

    def has_passed(self, start: date) -> bool:
        """Whether the file reaches beyond the time after a day, so that what it does not show is not there."""
        return self.last(start) < self._case.seen_to
