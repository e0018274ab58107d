"""`mean_in_bands`: the mean score of the rated inputs, banded as an exact fraction."""

from collections.abc import Sequence

from reviewtui.figures.bands import Limit, band_of
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.ways import Way, Ways, keep_cheapest
from reviewtui.rating.words import counted


class MeanInBands:
    """Limits `at_most` x.5 are a mean rounded half down; the fraction itself is never rounded."""

    def rating(self, rule: Rule, scale: Scale, ratings: Sequence[str | None]) -> str | None:
        """The band of the mean score."""
        scores = [scale.answer(rating).score or 0 for rating in ratings if rating is not None]
        return _banded(rule, sum(scores), len(scores))

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every rated input has its part in a mean."""
        return tuple(inputs.rated)

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The sum, the mean and the band."""
        rated = inputs.rated
        if not rated:
            return f"None of its {counted(len(inputs.ratings), inputs.noun)} is {inputs.done}, so it is not rated."
        total = sum(scale.answer(rating).score or 0 for rating in rated.values())
        most = max(answer.score or 0 for answer in scale.worst_to_best) * len(rated)
        place = _place(rule, total, len(rated))
        over = counted(len(rated), f"{inputs.done} {inputs.noun}")
        mean = decimal_text(total, len(rated), 2)
        band = f"{scale.answer(rule.bands[place].rating).label} ({_edges(rule.bands, place)})"
        return f"Score {total} of {most} over {over} is a mean of {mean}, which is {band}{inputs.left_out}."

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself with its bands."""
        bands = (f"{scale.answer(b.rating).label} {_edges(rule.bands, place)}" for place, b in enumerate(rule.bands))
        return f"It takes the mean score of its {inputs.done} {inputs.noun}s: {'; '.join(bands)}."

    def ways(self, rule: Rule, scale: Scale, inputs: Sequence[Ways]) -> Ways:
        """Carries the cheapest way to every (sum, number rated) through the inputs, one after another."""
        sums: dict[tuple[int, int], Way] = {(0, 0): Way()}
        for one in inputs:
            grown: dict[tuple[int, int], Way] = {}
            for (total, count), so_far in sums.items():
                for rating, way in one.items():
                    score = 0 if rating is None else scale.answer(rating).score or 0
                    keep_cheapest(grown, (total + score, count + (rating is not None)), so_far.joined(way))
            sums = grown
        ways: dict[str | None, Way] = {}
        for (total, count), way in sums.items():
            keep_cheapest(ways, _banded(rule, total, count), way)
        return ways


def _banded(rule: Rule, total: int, count: int) -> str | None:
    return rule.bands[_place(rule, total, count)].rating if count else None


def _place(rule: Rule, total: int, count: int) -> int:
    limits = [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in rule.bands if band.edge]
    return band_of(total, count, limits)


def _edges(bands: Sequence[Band], place: int) -> str:
    """`at most 0.5`, `above 0.5 and at most 1.5`, `above 2.5`."""
    words = []
    if place:
        before = bands[place - 1]
        words.append(f"{'above' if before.edge == 'at_most' else 'not below'} {before.limit}")
    if bands[place].edge:
        words.append(f"{bands[place].edge.replace('_', ' ')} {bands[place].limit}")
    return " and ".join(words)
