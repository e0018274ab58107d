"""`mean_in_bands` and `sum_in_bands`: the scores of the rated inputs, banded as exact fractions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewtui.figures.bands import Limit, band_of
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways, keep_cheapest
from reviewtui.rating.words import counted


class Tally(NamedTuple):
    """The scores of the inputs that are rated."""

    total: int = 0
    most: int = 0
    """The most the total could be."""
    rated: int = 0

    def plus(self, scale: Scale, rating: str | None) -> "Tally":
        """With one more input."""
        if rating is None:
            return self
        return Tally(self.total + score_of(scale, rating), self.most + most_of(scale), self.rated + 1)


def score_of(scale: Scale, rating: str) -> int:
    """The score of a rating or an answer; a whole number is its own."""
    return scale.answer(rating).score or 0


def most_of(scale: Scale) -> int:
    """The highest score on a scale."""
    return scale.most if scale.count else max((answer.score or 0 for answer in scale.worst_to_best), default=0)


def tally_of(inputs: Inputs) -> Tally:
    """The scores of the inputs that are rated."""
    found = Tally()
    for code, rating in inputs.ratings.items():
        found = found.plus(inputs.scales[code], rating)
    return found


class Scores(NamedTuple):
    """Adds up scores. Nothing is ever rounded: what fraction falls in which band is compared exactly."""

    word: str
    """mean or sum."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """The band that the scores fall in."""
        return self._banded(rule, tally_of(inputs), self._full(inputs.scales.values()))

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every rated input has its part in it."""
        return tuple(inputs.rated)

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The sum, what it is banded as, and the band."""
        tally, full = tally_of(inputs), self._full(inputs.scales.values())
        if not tally.rated:
            return f"None of its {counted(len(inputs.ratings), inputs.noun)} is {inputs.done}, so it is not rated."
        place = self._place(rule, tally, full)
        over = counted(tally.rated, f"{inputs.done} {inputs.noun}")
        band = f"{scale.answer(rule.bands[place].rating).label} ({edges(rule.bands, place)})"
        opening = f"Score {tally.total} of {tally.most} over {over}"
        return f"{opening}{self._as_banded(tally, full)}, which is {band}{inputs.left_out}."

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself with its bands."""
        bands = (f"{scale.answer(b.rating).label} {edges(rule.bands, place)}" for place, b in enumerate(rule.bands))
        taken = f"It takes the {self.word} {'score' if self.word == 'mean' else 'of the scores'} of its {inputs.done}"
        full = self._full(inputs.scales.values())
        shrinks = f" out of {full}, and in the same proportion where fewer are {inputs.done}" if full else ""
        return f"{taken} {inputs.noun}s{shrinks}: {'; '.join(bands)}."

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """The band of every tally there could be."""
        return frozenset().union(*self.reach_by_rated(rule, inputs, possible).values())

    def reach_by_rated(self, rule: Rule, inputs: Inputs, possible: Mapping[str, Ratings]) -> dict[int, Ratings]:
        """How many inputs are rated to every rating that they could give then."""
        full = self._full(inputs.scales.values())
        found: dict[int, set[str | None]] = {}
        for tally in _tallies(inputs, possible):
            found.setdefault(tally.rated, set()).add(self._banded(rule, tally, full))
        return {rated: frozenset(ratings) for rated, ratings in sorted(found.items())}

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """Carries the cheapest way to every tally through the inputs, one after another."""
        tallies: dict[Tally, Way] = {Tally(): Way()}
        for code, one in ways.items():
            grown: dict[Tally, Way] = {}
            for tally, so_far in tallies.items():
                for rating, way in one.items():
                    keep_cheapest(grown, tally.plus(inputs.scales[code], rating), so_far.joined(way))
            tallies = grown
        full = self._full(inputs.scales.values())
        found: dict[str | None, Way] = {}
        for tally, way in tallies.items():
            keep_cheapest(found, self._banded(rule, tally, full), way)
        return found

    def _full(self, scales: Iterable[Scale]) -> int:
        """The most a sum could be with every input rated: what its limits are written for; 0 for a mean."""
        return sum(most_of(scale) for scale in scales) if self.word == "sum" else 0

    def _banded(self, rule: Rule, tally: Tally, full: int) -> str | None:
        return rule.bands[self._place(rule, tally, full)].rating if tally.rated else None

    def _place(self, rule: Rule, tally: Tally, full: int) -> int:
        """A sum of fewer inputs is set against limits that shrink as its most does."""
        limits = [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in rule.bands if band.edge]
        if not full:
            return band_of(tally.total, tally.rated, limits)
        return band_of(tally.total * full, tally.most, limits) if tally.most else 0

    def _as_banded(self, tally: Tally, full: int) -> str:
        """` is a mean of 0.25`; ` is 20 of 36 in proportion` where some inputs of a sum are not rated."""
        if not full:
            return f" is a mean of {decimal_text(tally.total, tally.rated, 2)}"
        if tally.most in (0, full):
            return ""
        return f" is {decimal_text(tally.total * full, tally.most, 2)} of {full} in proportion"


def _tallies(inputs: Inputs, possible: Mapping[str, Ratings]) -> Iterator[Tally]:
    """Every tally there could be; of all that have as many rated and as much at most, each total is a bit."""
    totals = {(0, 0): 1}
    for code, ratings in possible.items():
        scale, grown = inputs.scales[code], dict[tuple[int, int], int]()
        most = most_of(scale)
        for (rated, so_far), bits in totals.items():
            for rating in ratings:
                key = (rated, so_far) if rating is None else (rated + 1, so_far + most)
                score = 0 if rating is None else score_of(scale, rating)
                grown[key] = grown.get(key, 0) | bits << score
        totals = grown
    for (rated, most), bits in totals.items():
        yield from (Tally(total, most, rated) for total in range(bits.bit_length()) if bits >> total & 1)


def edges(bands: Sequence[Band], place: int) -> str:
    """`at most 0.5`, `above 0.5 and at most 1.5`, `above 2.5`."""
    words = []
    if place:
        before = bands[place - 1]
        words.append(f"{'above' if before.edge == 'at_most' else 'not below'} {before.limit}")
    if bands[place].edge:
        words.append(f"{bands[place].edge.replace('_', ' ')} {bands[place].limit}")
    return " and ".join(words)


MEAN = Scores("mean")
SUM = Scores("sum")
