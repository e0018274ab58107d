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


def agreement(pairs: Sequence[Pair], scale: Scale | None) -> Agreement:
    """The figures of some pairs; without one `scale` for all of them only the share of equal answers is defined."""
    by_case: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_case.setdefault(pair.case, []).append(pair)
    measures: tuple[Callable[[Sequence[Pair]], float | None], ...] = (_exact,)
    if scale is not None:
        ranks = {code: rank for rank, code in enumerate(scale.grades)}
        measures += (
            lambda some: _within_one(_ranked(some, ranks)) if len(ranks) > 2 else None,
            lambda some: ordinal_alpha(_ranked(some, ranks)),
            lambda some: ac1([(pair.first, pair.second) for pair in some], len(scale.answers)),
        )
    figures = [Figure(value) for value in (measure(pairs) for measure in measures)]
    if len(by_case) >= LEAST:
        figures = _with_intervals(figures, measures, list(by_case.values()))
    figures += [UNDEFINED] * (4 - len(figures))
    return Agreement(len(pairs), len(by_case), *figures)


def ordinal_alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Krippendorff's alpha of units (each with what any number of people answered, as ranks); None where undefined."""
    together = Counter[tuple[int, int]]()
    coincidences: dict[tuple[int, int], float] = {}
    for unit in units:
        if len(unit) == 2:  # the usual case, counted at once
            together[min(unit), max(unit)] += 1
            continue
        for one, other in combinations(unit, 2):
            _add(coincidences, one, other, 1 / (len(unit) - 1))
    for (one, other), number in together.items():
        _add(coincidences, one, other, number)
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


def ac1(units: Iterable[Sequence[Hashable]], categories: int) -> float | None:
    """Gwet's AC1 of units (each with what any number of people answered), out of so many possible answers.

    None where nobody answered twice, and where only one answer is possible.
    """
    rated, agreeing, shares, answered = 0, 0.0, dict[Hashable, float](), 0
    for unit in units:
        numbers = Counter(unit)
        size = len(unit)
        if not size:
            continue
        answered += 1
        for answer, number in numbers.items():
            shares[answer] = shares.get(answer, 0) + number / size
        if size > 1:
            rated += 1
            agreeing += sum(number * (number - 1) for number in numbers.values()) / (size * (size - 1))
    if not rated or categories < 2:
        return None
    chance = sum(share / answered * (1 - share / answered) for share in shares.values()) / (categories - 1)
    return (agreeing / rated - chance) / (1 - chance)


def _exact(pairs: Sequence[Pair]) -> float | None:
    return sum(pair.first == pair.second for pair in pairs) / len(pairs) if pairs else None


def _within_one(ranked: Sequence[tuple[int, int]]) -> float | None:
    return sum(abs(one - other) <= 1 for one, other in ranked) / len(ranked) if ranked else None


def _ranked(pairs: Iterable[Pair], ranks: Mapping[str, int]) -> list[tuple[int, int]]:
    """The pairs of two grades, by their place on the scale."""
    return [(ranks[pair.first], ranks[pair.second]) for pair in pairs if pair.first in ranks and pair.second in ranks]


def _add(coincidences: dict[tuple[int, int], float], one: int, other: int, weight: float) -> None:
    for place in ((one, other), (other, one)):
        coincidences[place] = coincidences.get(place, 0) + weight


def _ordinal_distances(ranks: Sequence[int], sums: Mapping[int, float]) -> dict[tuple[int, int], float]:
    """The square of how many answers lie between two ranks, half of each of the two counted in."""
    places, reached = dict[int, float](), 0.0
    for rank in ranks:
        places[rank] = reached + sums[rank] / 2
        reached += sums[rank]
    return {(one, other): (places[one] - places[other]) ** 2 for one in ranks for other in ranks}


def _with_intervals(
    figures: Sequence[Figure],
    measures: Sequence[Callable[[Sequence[Pair]], float | None]],
    cases: Sequence[Sequence[Pair]],
) -> list[Figure]:
    """The figures with their intervals: all pairs of a case are drawn together, for one inspector made them."""
    values: list[list[float]] = [[] for _ in measures]
    for places in _draws(len(cases)):
        drawn = [pair for place in places for pair in cases[place]]
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
