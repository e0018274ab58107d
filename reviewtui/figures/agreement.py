"""How far two inspectors who judged the same cases agree: per cent, and beyond what chance alone would give.

Krippendorff's alpha with the ordinal difference, after K. Krippendorff, Computing Krippendorff's Alpha-Reliability
(2011). Gwet's AC1, after K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high
agreement, British Journal of Mathematical and Statistical Psychology 61 (2008): it does not fall where nearly all
answers are the same. Intervals are percentiles of a bootstrap over whole cases with a stated seed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import shake_256
from itertools import combinations
from struct import unpack
from typing import NamedTuple

LEAST = 10
"""Fewest cases that get an interval."""
SEED = 2013
RESAMPLES = 1_000
LEVEL = 95
"""Confidence of an interval in per cent."""


class Pair(NamedTuple):
    """What two inspectors answered to one question of one case."""

    case: str
    first: str
    second: str


class Scale(NamedTuple):
    """What could be answered: all answers, and those of them that are grades, in order."""

    answers: tuple[str, ...]
    grades: tuple[str, ...]


class Interval(NamedTuple):
    """Between which values a figure lies at 95%."""

    low: float
    high: float


class Figure(NamedTuple):
    """One figure; no value where it is undefined, and no interval below ten cases."""

    value: float | None
    interval: Interval | None = None


class Agreement(NamedTuple):
    """How far the pairs of a question, of a standard or of all agree; shares are from 0 to 1."""

    pairs: int
    cases: int
    exact: Figure
    within_one: Figure
    """Among pairs of grades, those that are the same or next to each other; undefined on a scale of two."""
    alpha: Figure
    """Among pairs of grades; undefined where all are equal."""
    ac1: Figure


UNDEFINED = Figure(None)

Counted = Mapping[tuple[str, str], int]
"""What the first and the second answered, with how many pairs did."""
Measure = Callable[[Counted], float | None]


def agreement(pairs: Iterable[Pair], scale: Scale | None) -> Agreement:
    """The figures of some pairs; without one `scale` for all of them only the share of equal answers is defined."""
    by_case: dict[str, Counter[tuple[str, str]]] = {}
    for case, first, second in pairs:
        by_case.setdefault(case, Counter())[first, second] += 1
    together = _sum(by_case.values())
    measures = _measures(scale)
    figures = [Figure(measure(together)) for measure in measures]
    if len(by_case) >= LEAST:
        figures = _with_intervals(figures, measures, list(by_case.values()))
    figures += [UNDEFINED] * (4 - len(figures))
    return Agreement(sum(together.values()), len(by_case), *figures)


def ordinal_alpha(units: Mapping[tuple[int, ...], int]) -> float | None:
    """Krippendorff's alpha of units, each being the ranks that people gave it, with how many there are of each.

    None where it is undefined: nobody answered twice, or all answers are equal.
    """
    coincidences: dict[tuple[int, int], float] = {}
    for unit, number in units.items():
        for one, other in combinations(unit, 2):
            for place in ((one, other), (other, one)):
                coincidences[place] = coincidences.get(place, 0) + number / (len(unit) - 1)
    sums = dict[int, float]()
    for (rank, _), weight in coincidences.items():
        sums[rank] = sums.get(rank, 0) + weight
    total, ranks = sum(sums.values()), sorted(sums)
    distance = _ordinal_distances(ranks, sums)
    expected = sum(sums[one] * sums[other] * distance[one, other] for one in ranks for other in ranks)
    if not expected:
        return None
    observed = sum(weight * distance[place] for place, weight in coincidences.items())
    return 1 - (total - 1) * observed / expected


def ac1(units: Mapping[tuple[Hashable, ...], int], categories: int) -> float | None:
    """Gwet's AC1 of units, each being the answers that people gave it, with how many there are of each.

    None where nobody answered twice, and where only one answer is possible.
    """
    rated, agreeing, shares, answered = 0, 0.0, dict[Hashable, float](), 0
    for unit, number in units.items():
        size, alike = len(unit), Counter(unit)
        answered += number * bool(size)
        for answer, times in alike.items():
            shares[answer] = shares.get(answer, 0) + number * times / size
        if size > 1:
            rated += number
            agreeing += number * sum(times * (times - 1) for times in alike.values()) / (size * (size - 1))
    if not rated or categories < 2:
        return None
    chance = sum(share / answered * (1 - share / answered) for share in shares.values()) / (categories - 1)
    return (agreeing / rated - chance) / (1 - chance)


def _measures(scale: Scale | None) -> tuple[Measure, ...]:
    """What is worked out of pairs: only the first of the four where they have no scale in common."""
    if scale is None:
        return (_exact,)
    ranks = {code: rank for rank, code in enumerate(scale.grades)}

    def graded(pairs: Counted) -> dict[tuple[int, ...], int]:
        """The pairs of two grades, by their places on the scale."""
        return {(ranks[one], ranks[two]): number for (one, two), number in pairs.items() if {one, two} <= ranks.keys()}

    return (
        _exact,
        lambda pairs: _within_one(graded(pairs)) if len(ranks) > 2 else None,
        lambda pairs: ordinal_alpha(graded(pairs)),
        lambda pairs: ac1({**pairs}, len(scale.answers)),
    )


def _exact(pairs: Counted) -> float | None:
    number = sum(pairs.values())
    return sum(times for (one, other), times in pairs.items() if one == other) / number if number else None


def _within_one(ranked: Mapping[tuple[int, ...], int]) -> float | None:
    number = sum(ranked.values())
    near = sum(times for (one, other), times in ranked.items() if abs(one - other) <= 1)
    return near / number if number else None


def _sum(cases: Iterable[Counted]) -> Counted:
    found: dict[tuple[str, str], int] = {}
    for case in cases:
        for pair, number in case.items():
            found[pair] = found.get(pair, 0) + number
    return found


def _ordinal_distances(ranks: Sequence[int], sums: Mapping[int, float]) -> dict[tuple[int, int], float]:
    """The square of how many answers lie between two ranks, half of each of the two counted in."""
    places, reached = dict[int, float](), 0.0
    for rank in ranks:
        places[rank] = reached + sums[rank] / 2
        reached += sums[rank]
    return {(one, other): (places[one] - places[other]) ** 2 for one in ranks for other in ranks}


def _with_intervals(figures: Sequence[Figure], measures: Sequence[Measure], cases: Sequence[Counted]) -> list[Figure]:
    """The figures with their intervals: all pairs of a case are drawn together, for one inspector made them."""
    values: list[list[float]] = [[] for _ in measures]
    for places in _draws(len(cases)):
        drawn = _sum(cases[place] for place in places)
        for found, measure in zip(values, measures, strict=True):
            if (value := measure(drawn)) is not None:
                found.append(value)
    return [
        Figure(figure.value, _middle(found)) if figure.value is not None else figure
        for figure, found in zip(figures, values, strict=True)
    ]


def _draws(cases: int) -> Iterator[tuple[int, ...]]:
    """So many places of cases, drawn with replacement, for each resample: the same on every machine."""
    numbers = unpack(f"<{RESAMPLES * cases}I", shake_256(str(SEED).encode()).digest(4 * RESAMPLES * cases))
    for start in range(0, len(numbers), cases):
        yield tuple(number % cases for number in numbers[start : start + cases])


def _middle(values: list[float]) -> Interval | None:
    """The middle 95% of what was drawn; None where a draw was undefined: what is left would be another question."""
    if len(values) < RESAMPLES:
        return None
    values.sort()
    left = round(RESAMPLES * (100 - LEVEL) / 200)
    return Interval(values[left], values[-left - 1])
