"""`mean_in_bands`, `sum_in_bands` and `per_cent_in_bands`: scores of the rated inputs, banded as exact fractions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewtui.figures.bands import Limit, band_of
from reviewtui.figures.decimals import decimal_text, per_cent_text
from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways, keep_cheapest
from reviewtui.rating.words import counted, listed

PERCENT = 100


class Tally(NamedTuple):
    """The scores of the inputs that are rated."""

    total: int = 0
    most: int = 0
    """The most the total could be."""
    rated: int = 0
    weight: int = 0
    """How many times an input counts in it, all together."""

    def plus(self, scale: Scale, rating: str | None, weight: int) -> "Tally":
        """With one more input, which counts so many times."""
        if rating is None:
            return self
        total, most = self.total + weight * score_of(scale, rating), self.most + weight * most_of(scale)
        return Tally(total, most, self.rated + 1, self.weight + weight)


def score_of(scale: Scale, rating: str) -> int:
    """The score of a rating or an answer; a whole number is its own."""
    return scale.answer(rating).score or 0


def most_of(scale: Scale) -> int:
    """The highest score on a scale."""
    return scale.most if scale.count else max((answer.score or 0 for answer in scale.worst_to_best), default=0)


def tally_of(rule: Rule, inputs: Inputs) -> Tally:
    """The scores of the inputs that are rated, each as often as the rule counts it."""
    found = Tally()
    for code, rating in inputs.ratings.items():
        found = found.plus(inputs.scales[code], rating, rule.weight_of(code))
    return found


class Scores(NamedTuple):
    """Adds up scores. Nothing is ever rounded: what fraction falls in which band is compared exactly."""

    word: str
    """mean, sum or percentage."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """The band that the scores fall in."""
        return self._banded(rule, tally_of(rule, inputs), self._full(rule, inputs.scales))

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every rated input has its part in it."""
        return tuple(inputs.rated)

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The sum, what it is banded as, and the band."""
        tally, full = tally_of(rule, inputs), self._full(rule, inputs.scales)
        if not tally.rated:
            return f"None of its {counted(len(inputs.ratings), inputs.noun)} is {inputs.done}, so it is not rated."
        place = self._place(rule, tally, full)
        over = counted(tally.rated, f"{inputs.done} {inputs.noun}")
        band = f"{scale.answer(rule.bands[place].rating).label} ({edges(rule.bands, place)})"
        score = f"{over} {'scores' if tally.rated == 1 else 'score'} {tally.total} out of {tally.most}"
        return f"{score}{self._as_banded(tally, full)}. That is {band}{_weighed(rule)}{inputs.left_out}."

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself with its bands."""
        bands = (f"{scale.answer(b.rating).label} {edges(rule.bands, place)}" for place, b in enumerate(rule.bands))
        full = self._full(rule, inputs.scales)
        shrinks = f" out of {full}, and in the same proportion where fewer are {inputs.done}" if full else ""
        taken = {
            "mean": f"the average score of its {inputs.done} {inputs.noun}s",
            "sum": f"the sum of the scores of its {inputs.done} {inputs.noun}s{shrinks}",
            "percentage": f"the scores of its {inputs.done} {inputs.noun}s as a percentage of the most they could be",
        }
        return f"The rating is by {taken[self.word]}{_weighed(rule)}: {'; '.join(bands)}."

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """The band of every tally there could be."""
        return frozenset().union(*self.reach_by_rated(rule, inputs, possible).values())

    def reach_by_rated(self, rule: Rule, inputs: Inputs, possible: Mapping[str, Ratings]) -> dict[int, Ratings]:
        """How many inputs are rated to every rating that they could give then."""
        full = self._full(rule, inputs.scales)
        found: dict[int, set[str | None]] = {}
        for tally in _tallies(rule, inputs, possible):
            found.setdefault(tally.rated, set()).add(self._banded(rule, tally, full))
        return {rated: frozenset(ratings) for rated, ratings in sorted(found.items())}

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """Carries the cheapest way to every tally through the inputs, one after another."""
        tallies: dict[Tally, Way] = {Tally(): Way()}
        for code, one in ways.items():
            grown: dict[Tally, Way] = {}
            for tally, so_far in tallies.items():
                for rating, way in one.items():
                    moved = tally.plus(inputs.scales[code], rating, rule.weight_of(code))
                    keep_cheapest(grown, moved, so_far.joined(way))
            tallies = grown
        full = self._full(rule, inputs.scales)
        found: dict[str | None, Way] = {}
        for tally, way in tallies.items():
            keep_cheapest(found, self._banded(rule, tally, full), way)
        return found

    def _full(self, rule: Rule, scales: Mapping[str, Scale]) -> int:
        """The most a sum could be with every input rated: what its limits are written for; 0 for a mean."""
        if self.word == "percentage":
            return PERCENT
        return sum(rule.weight_of(code) * most_of(scale) for code, scale in scales.items()) if self.word == "sum" else 0

    def _banded(self, rule: Rule, tally: Tally, full: int) -> str | None:
        return rule.bands[self._place(rule, tally, full)].rating if tally.rated else None

    def _place(self, rule: Rule, tally: Tally, full: int) -> int:
        """A sum of fewer inputs is set against limits that shrink as its most does."""
        limits = [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in rule.bands if band.edge]
        if not full:
            return band_of(tally.total, tally.weight, limits)
        return band_of(tally.total * full, tally.most, limits) if tally.most else 0

    def _as_banded(self, tally: Tally, full: int) -> str:
        """`, an average of 0.25`; `, in proportion 20 out of 36` where some inputs of a sum are not rated."""
        if not full:
            return f", an average of {decimal_text(tally.total, tally.weight, 2)}"
        if self.word == "percentage":
            return f", which is {per_cent_text(tally.total, tally.most)}" if tally.most else ""
        if tally.most in (0, full):
            return ""
        return f", in proportion {decimal_text(tally.total * full, tally.most, 2)} out of {full}"


def _tallies(rule: Rule, inputs: Inputs, possible: Mapping[str, Ratings]) -> Iterator[Tally]:
    """Every tally there could be; of all that have as many rated and as much at most, each total is a bit."""
    totals = {(0, 0, 0): 1}
    for code, ratings in possible.items():
        scale, grown = inputs.scales[code], dict[tuple[int, int, int], int]()
        weight = rule.weight_of(code)
        most = weight * most_of(scale)
        for (rated, so_far, weights), bits in totals.items():
            for rating in ratings:
                left_out = rating is None
                key = (rated, so_far, weights) if left_out else (rated + 1, so_far + most, weights + weight)
                score = 0 if rating is None else weight * score_of(scale, rating)
                grown[key] = grown.get(key, 0) | bits << score
        totals = grown
    for (rated, most, weights), bits in totals.items():
        yield from (Tally(total, most, rated, weights) for total in range(bits.bit_length()) if bits >> total & 1)


def _weighed(rule: Rule) -> str:
    """The tail of a sentence that says what counts more than once: `; 2.1 counts twice and 2.2 counts 3 times`."""
    each = [
        f"{code} counts {'twice' if weight == 2 else f'{weight} times'}" for code, weight in rule.weights if weight != 1
    ]
    return f"; {listed(each)}" if each else ""


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
PER_CENT = Scores("percentage")
