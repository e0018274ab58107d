"""Which days a timeline shows: all of them, or as many years or months as were asked for, around one day."""

from enum import IntEnum
from typing import NamedTuple


class Window(NamedTuple):
    """Days as ordinals, from `first` up to but not including `last`."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it shows."""
        return self.last - self.first

    def cell(self, day: int, width: int) -> int:
        """The cell of a day, of `width`; below 0 for a day before the window, `width` or more for one after it."""
        return (day - self.first) * width // self.days

    def holds(self, day: int) -> bool:
        """Whether a day is in it."""
        return self.first <= day < self.last


class Zoom(IntEnum):
    """How close one looks."""

    WHOLE = 0
    FIVE_YEARS = 1
    YEAR = 2
    MONTHS = 3

    @property
    def days(self) -> int:
        """The days in sight; 0 for all there are."""
        return (0, 1827, 366, 92)[self]

    @property
    def words(self) -> str:
        """What is in sight."""
        return ("", "five years", "one year", "three months")[self]

    def closer(self, whole: Window) -> "Zoom":
        """The next step that shows less than `whole` does; itself when there is none."""
        return next((zoom for zoom in Zoom if zoom > self and zoom.days < whole.days), self)

    def wider(self, whole: Window) -> "Zoom":
        """The step before that shows less than `whole` does, and at last the whole."""
        return next((zoom for zoom in reversed(Zoom) if zoom < self and zoom.days < whole.days), Zoom.WHOLE)


def window_at(whole: Window, zoom: Zoom, day: int, before: Window | None = None) -> Window:
    """The window around a day; the one shown `before` stays while it has the day and the same zoom."""
    if zoom is Zoom.WHOLE or zoom.days >= whole.days:
        return whole
    if before is not None and before.days == zoom.days and before.holds(day):
        return before
    first = min(max(day - zoom.days // 3, whole.first), whole.last - zoom.days)
    return Window(first, first + zoom.days)
