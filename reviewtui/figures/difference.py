"""How far the difference of two shares, or of two means, may lie from that of all cases."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from reviewtui.figures.margins import LEAST, LEVELS, Margin


class Measured(NamedTuple):
    """A share of a sample with its margin."""

    share: float
    margin: Margin


def difference(before: Measured, now: Measured) -> tuple[float, float]:
    """Between which differences, now less before, that of all cases lies; two samples drawn apart from each other.

    Newcombe (1998), method 10, from two intervals of Wilson's, at the confidence of the margins.
    """
    change = now.share - before.share
    down = sqrt((now.share - now.margin.low) ** 2 + (before.margin.high - before.share) ** 2)
    up = sqrt((now.margin.high - now.share) ** 2 + (before.share - before.margin.low) ** 2)
    return max(-1.0, change - down), min(1.0, change + up)


class Sampled(NamedTuple):
    """What was measured in a sample."""

    values: Sequence[float]
    population: int
    """How many cases it was drawn from."""

    @property
    def mean(self) -> float:
        """Of the values, of which there is one at least."""
        return sum(self.values) / len(self.values)

    @property
    def error(self) -> float:
        """The squared standard error of the mean; none of it is left where all cases were looked at."""
        number, mean = len(self.values), self.mean
        variance = sum((value - mean) ** 2 for value in self.values) / (number - 1)
        return variance / number * max(0.0, 1 - number / self.population)


def mean_difference(before: Sampled, now: Sampled) -> tuple[float, float] | None:
    """Between which differences, now less before, that of all cases lies; two samples drawn apart from each other.

    Welch (1947), at 95% confidence, with the correction for a finite population; None with fewer than ten cases in
    either.
    """
    if min(len(before.values), len(now.values)) < LEAST:
        return None
    change, error = now.mean - before.mean, before.error + now.error
    if not error:
        return change, change
    freedom = error**2 / sum(each.error**2 / (len(each.values) - 1) for each in (before, now))
    half = _quantile(freedom) * sqrt(error)
    return change - half, change + half


def _quantile(freedom: float) -> float:
    """Student's t that leaves 2.5% above it, from the normal one: Abramowitz and Stegun, 26.7.5."""
    z = LEVELS[95]
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, 1))
