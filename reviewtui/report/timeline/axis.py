"""The line beneath the lanes: years or months, as many as have room."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reviewtui.report.timeline.window import Window

MONTH_DAYS = 30.4


class Step(NamedTuple):
    """From one label to the next."""

    months: int
    form: str
    """Of the label, for `date.strftime`."""
    width: int
    """Cells that a label needs, with the space after it."""


STEPS = (
    Step(1, "%m/%Y", 9),
    Step(1, "%b %y", 7),
    Step(3, "%b %y", 7),
    Step(12, "%Y", 5),
    Step(12, "%y", 3),
    Step(24, "%Y", 5),
    Step(60, "%Y", 5),
    Step(120, "%Y", 5),
    Step(240, "%Y", 5),
)
"""From the closest to the widest."""


def axis(window: Window, width: int) -> str:
    """`06      07      08`: each label begins where its year or month does. Exactly `width` cells."""
    step = next((step for step in STEPS if step.months * MONTH_DAYS * width / window.days >= step.width), STEPS[-1])
    line, end = "", 0
    for day in _days(window, step.months):
        at, label = window.cell(day.toordinal(), width), day.strftime(step.form)
        if at >= end and at + len(label) <= width:
            line = line.ljust(at) + label
            end = len(line) + 1
    return (line or _only(window, width)).ljust(width)


def _days(window: Window, months: int) -> Iterator[date]:
    """The first days of the steps within the window."""
    first, last = date.fromordinal(window.first), date.fromordinal(window.last - 1)
    begun = first.year * 12 + first.month - 1
    for month in range(-(-begun // months) * months, last.year * 12 + last.month, months):
        day = date(month // 12, month % 12 + 1, 1)
        if window.holds(day.toordinal()):
            yield day


def _only(window: Window, width: int) -> str:
    """Where no label has room at its place: the month in which the window begins."""
    return date.fromordinal(window.first).strftime("%b %y")[:width]
