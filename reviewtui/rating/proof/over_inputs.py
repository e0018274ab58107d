"""Which ratings a rule over inputs can give: lowest, highest, a sum or a mean in bands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewtui.figures.bands import Limit, band_of
from reviewtui.framework.model import Band, Rule, Scale

Ratings = tuple[str | None, ...]
"""Ratings there can be, in the scale's order; None at the end for "not rated"."""


class Input(NamedTuple):
    """Something a rule takes in."""

    ratings: Ratings
    """What it can be; None where it may be left out."""
    scores: Mapping[str, int]
    """Rating to score, of those that have one."""
    most: int
    """The greatest score of its scale."""


class Sums(NamedTuple):
    """What inputs can add up to."""

    rated: int
    """How many of them are rated."""
    total: int
    most: int
    """The most these could have added up to."""


_Totals = dict[tuple[int, int], int]
"""How many inputs are rated, and the most they could add up to, to what they do: each total is a bit."""


def ratings_over(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> Ratings:
    """The ratings that `rule` gives for some ratings of the inputs."""
    found = _FOUND[rule.kind](rule, scale, inputs)
    return in_order(scale, found)


def in_order(scale: Scale, ratings: Iterable[str | None]) -> Ratings:
    """Ratings in the scale's order, none twice, None at the end."""
    found = set(ratings)
    return (*(code for code in scale.by_code if code in found), *((None,) if None in found else ()))


def sums_of(inputs: Sequence[Input]) -> Iterator[Sums]:
    """Everything that the inputs can add up to, whichever of them are rated."""
    totals = {(0, 0): 1}
    for one in inputs:
        totals = _grown(totals, one)
    for (rated, most), bits in totals.items():
        yield from (Sums(rated, total, most) for total in range(bits.bit_length()) if bits >> total & 1)


def _grown(totals: _Totals, one: Input) -> _Totals:
    """The totals with one more input."""
    grown: _Totals = {}
    for (rated, most), bits in totals.items():
        for rating in one.ratings:
            key = (rated, most) if rating is None else (rated + 1, most + one.most)
            score = 0 if rating is None else one.scores.get(rating, 0)
            grown[key] = grown.get(key, 0) | bits << score
    return grown


def band_for(rule: Rule, sums: Sums, full: int) -> str | None:
    """The rating of a sum or mean; `full` is the most that all inputs could add up to."""
    if not sums.rated:
        return None
    top, bottom = (sums.total, sums.rated) if rule.kind == "mean_in_bands" else (sums.total * full, sums.most)
    limits = [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in rule.bands if band.edge]
    return rule.bands[band_of(top, bottom, limits)].rating if bottom else None


def _banded(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    full = sum(one.most for one in inputs)
    return {band_for(rule, sums, full) for sums in sums_of(inputs)}


def _lowest(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    return _end(scale.rank, inputs)


def _highest(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    return _end({rating: -place for rating, place in scale.rank.items()}, inputs)


def _end(height: Mapping[str, int], inputs: Sequence[Input]) -> set[str | None]:
    """A rating that one input can have while no other must be below it; None where all may be left out."""
    found: set[str | None] = {None} if all(None in one.ratings for one in inputs) else set()
    for rating, floor in height.items():
        others_may = [_may_stand(one, height, floor) for one in inputs]
        if all(others_may) and any(rating in one.ratings for one in inputs):
            found.add(rating)
    return found


def _may_stand(one: Input, height: Mapping[str, int], floor: int) -> bool:
    return any(rating is None or height[rating] >= floor for rating in one.ratings)


def _judged(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    return {*scale.rank, None}


def _none(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    return {None}


def _share(rule: Rule, scale: Scale, inputs: Sequence[Input]) -> set[str | None]:
    """Any share there is may come about, but none above 100%."""
    return {None, *(band.rating for band in reachable(rule.bands))}


def reachable(bands: Sequence[Band]) -> tuple[Band, ...]:
    """The bands of a share that some share falls in."""
    whole = [band for band in bands if band.edge == "at_most" and band.numerator >= 100 * band.denominator]
    return tuple(bands[: bands.index(whole[0]) + 1]) if whole else tuple(bands)


_FOUND: Mapping[str, Callable[[Rule, Scale, Sequence[Input]], set[str | None]]] = {
    "lowest": _lowest,
    "highest": _highest,
    "sum_in_bands": _banded,
    "mean_in_bands": _banded,
    "share_in_bands": _share,
    "judged": _judged,
    "none": _none,
}
