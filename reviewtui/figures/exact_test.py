"""Fisher's exact test of two shares, and Holm's correction where several are compared.

Fisher, The Design of Experiments (1935), section 21: with the margins of the table given, the probability of a table at
least as unlikely as the one found. Two-sided as in R's `fisher.test`: all tables no more likely than it are added up.
Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70.
"""

from collections.abc import Sequence
from math import comb


def fisher_exact(good: int, of: int, other_good: int, other_of: int) -> float:
    """The probability of shares at least as far apart, if `good` of `of` and `other_good` of `other_of` are one share.

    Tables are compared in whole numbers. Raises ValueError where more are good than there are.
    """
    if not 0 <= good <= of or not 0 <= other_good <= other_of:
        raise ValueError(f"{good} of {of} and {other_good} of {other_of} are no shares.")
    both = good + other_good
    least, most = max(0, both - other_of), min(both, of)
    weight = comb(of, least) * comb(other_of, both - least)
    weights = [weight]
    for number in range(least, most):
        weight = weight * (of - number) * (both - number) // ((number + 1) * (other_of - both + number + 1))
        weights.append(weight)
    found = weights[good - least]
    return sum(each for each in weights if each <= found) / sum(weights)


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """The same chances corrected for how many they are, in their order; none above 1."""
    order = sorted(range(len(chances)), key=lambda number: chances[number])
    corrected, highest = [0.0] * len(chances), 0.0
    for place, number in enumerate(order):
        highest = max(highest, min((len(chances) - place) * chances[number], 1.0))
        corrected[number] = highest
    return tuple(corrected)
