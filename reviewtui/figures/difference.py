"""How far the difference of two shares may lie from that of all cases: Newcombe's interval from two of Wilson's."""

from math import sqrt
from typing import NamedTuple

from reviewtui.figures.margins import Margin


class Measured(NamedTuple):
    """A share of a sample with its margin."""

    share: float
    margin: Margin


def difference(before: Measured, now: Measured) -> tuple[float, float]:
    """Between which differences, now less before, that of all cases lies; two samples drawn apart from each other.

    Newcombe (1998), method 10, at the confidence of the margins.
    """
    change = now.share - before.share
    down = sqrt((now.share - now.margin.low) ** 2 + (before.margin.high - before.share) ** 2)
    up = sqrt((now.margin.high - now.share) ** 2 + (before.share - before.margin.low) ** 2)
    return max(-1.0, change - down), min(1.0, change + up)
