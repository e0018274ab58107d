"""How far a share of sampled cases may lie from that of all cases: shown beside the share, never used to rate it.

Wilson's interval, with the sample's size corrected for a finite population: n (N - 1) / (N - n) cases of an endless
one say as much as n of N. The same correction sizes a sample (`domain`: n0 / (1 + (n0 - 1) / N)).
"""

from math import ceil, floor, inf, sqrt
from typing import NamedTuple

SAMPLED = ("random", "stratified")
"""Ways of choosing cases after which a margin means something; cases picked on purpose speak for themselves only."""
LEAST = 10
"""Fewest cases that get an interval."""
LEVELS = {80: 1.2815515655446004, 95: 1.959963984540054}
"""Confidence in per cent to the standard normal quantile that leaves half the rest above it."""

_HAIR = 1e-9
"""What a float may be off a whole number by."""


class Margin(NamedTuple):
    """Between which shares the share of all cases lies, at one confidence."""

    level: int
    """80 or 95 per cent."""
    low: float
    """From 0 to 1."""
    high: float

    @property
    def text(self) -> str:
        """`37% to 63%`, whole per cents, outward: never narrower than it is."""
        return f"{floor(self.low * 100 + _HAIR)}% to {ceil(self.high * 100 - _HAIR)}%"


def margins(good: int, cases: int, population: int, method: str) -> tuple[Margin, ...]:
    """The margins of `good` out of `cases` at 80% and 95%; none where a margin would mean nothing.

    `population` is how many cases the sample was drawn from, and counts as at least the sample itself; `method` is how
    it was drawn: random and stratified samples have margins from ten cases on, a purposive one never has.
    """
    if method not in SAMPLED or cases < LEAST:
        return ()
    return tuple(Margin(level, *interval(good, cases, population, z)) for level, z in LEVELS.items())


def interval(good: int, cases: int, population: int, z: float) -> tuple[float, float]:
    """Wilson's interval for a share; the share itself where every case of the population was looked at."""
    share, size = good / cases, effective(cases, population)
    if size == inf:
        return share, share
    spread = z * z / size
    centre = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / size + spread / (4 * size)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def effective(cases: int, population: int) -> float:
    """How many cases of an endless population would say as much; endless where all were looked at."""
    if population <= cases:
        return inf
    return cases * (population - 1) / (population - cases)
