"""Many ranges of days, sorted once, to be asked how many of them touch some days: a long chronology has thousands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from reviewtui.casefile.day_range import DayRange


class DayIndex:
    """Ranges of days, none of which ends before it begins."""

    def __init__(self, ranges: Iterable[DayRange]) -> None:
        """Sorts them by where they begin and by where they end."""
        listed = list(ranges)
        self._begins = sorted(days.earliest for days in listed)
        self._ends = sorted(days.latest for days in listed)

    def touching(self, first: date, last: date) -> int:
        """How many have a day from `first` to `last`, which is not before it."""
        return bisect_right(self._begins, last) - bisect_left(self._ends, first)
