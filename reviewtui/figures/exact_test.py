"""Fisher's exact test of two shares, and Holm's correction where several are compared.

Fisher, The Design of Experiments (1935), section 21: with the margins of the table given, the probability of a table at
least as unlikely as the one found. Two-sided as in R's `fisher.test`: all tables no more likely than it are added up.
Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70.
"""

from collections.abc import Sequence
from math import comb

EXACT = 1_000
"""Cases up to which everything is reckoned in whole numbers, which grow to thousands of digits."""
NOTHING = 1e-40
ALIKE = 1e-7
"""Weights that differ by no more count as equal, as in R."""


def fisher_exact(good: int, of: int, other_good: int, other_of: int) -> float:
    """The probability of shares at least as far apart, if `good` of `of` and `other_good` of `other_of` are one share.

    Tables are compared in whole numbers, of many cases by their parts of the likeliest one. Raises ValueError where
    more are good than there are.
    """
    if not 0 <= good <= of or not 0 <= other_good <= other_of:
        raise ValueError(f"{good} of {of} and {other_good} of {other_of} are no shares.")
    if of + other_of > EXACT:
        return _by_ratios(good, of, good + other_good, other_of)
    weights, least = _weights(of, good + other_good, other_of)
    found = weights[good - least]
    return sum(each for each in weights if each <= found) / sum(weights)


def _weights(of: int, both: int, other_of: int) -> tuple[list[int], int]:
    """How often each table comes up, and the fewest good that the first share of one can have."""
    least, most = max(0, both - other_of), min(both, of)
    weight = comb(of, least) * comb(other_of, both - least)
    weights = [weight]
    for number in range(least, most):
        weight = weight * (of - number) * (both - number) // ((number + 1) * (other_of - both + number + 1))
        weights.append(weight)
    return weights, least


def _by_ratios(good: int, of: int, both: int, other_of: int) -> float:
    """The same of many cases: each table's weight as a part of the likeliest, as long as that is any part at all."""
    mode = (both + 1) * (of + 1) // (of + other_of + 2)
    weights, most, least = {mode: 1.0}, min(both, of), max(0, both - other_of)
    for number in range(mode, most):
        ratio = (of - number) * (both - number) / ((number + 1) * (other_of - both + number + 1))
        if (weight := weights[number] * ratio) < NOTHING:
            break
        weights[number + 1] = weight
    for number in range(mode, least, -1):
        ratio = number * (other_of - both + number) / ((of - number + 1) * (both - number + 1))
        if (weight := weights[number] * ratio) < NOTHING:
            break
        weights[number - 1] = weight
    found = weights.get(good, 0.0) * (1 + ALIKE)
    return sum(each for each in weights.values() if each <= found) / sum(weights.values())


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """The same chances corrected for how many they are, in their order; none above 1."""
    order = sorted(range(len(chances)), key=lambda number: chances[number])
    corrected, highest = [0.0] * len(chances), 0.0
    for place, number in enumerate(order):
        highest = max(highest, min((len(chances) - place) * chances[number], 1.0))
        corrected[number] = highest
    return tuple(corrected)
