"""`median`: a node takes the rating in the middle of its inputs, the lower of two; what is not rated is left out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways, cheapest, keep_cheapest, ways_to_each

_Balance = tuple[int, int]
"""How many more inputs stand at a rating or above it than below, and how many more at it or below than above."""
_STEPS: Mapping[int, _Balance] = {-1: (-1, 1), 0: (1, 1), 1: (1, -1)}


class Median(NamedTuple):
    """The middle of the inputs, by the order of the rating scale and not by its scores."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """The rating in the middle; of an even number the lower of the two in the middle."""
        ordered = sorted(inputs.rated.values(), key=scale.rank.__getitem__)
        return ordered[(len(ordered) - 1) // 2] if ordered else None

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every input that has that rating."""
        return inputs.rated_as(self.rating(rule, scale, inputs))

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """Names the deciding inputs and how many there were."""
        lower = ", the lower of two in the middle" if len(inputs.rated) % 2 == 0 else ""
        return inputs.taken(scale, self.rating(rule, scale, inputs), "median", lower)

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself."""
        return (
            f"The rating is the middle one of its {inputs.noun}s, and the lower of two. "
            f"One with no {inputs.missing} is left out."
        )

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """Each rating that can stand in the middle; None where all inputs may be left out."""
        free = {code: {rating: Way() for rating in ratings} for code, ratings in possible.items()}
        return frozenset(self.ways(rule, scale, inputs, free))

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """To each rating by itself: as many inputs at it or above as below, and the other way round."""
        each = tuple(ways.values())
        return ways_to_each(scale.rank, each, lambda target: _in_the_middle(scale.rank, target, each))


def _in_the_middle(rank: Mapping[str, int], target: str, inputs: Iterable[Ways]) -> Way | None:
    """The cheapest way to have a rating in the middle; None where there is none."""
    balances: dict[_Balance, Way] = {(0, 0): Way()}
    for one in inputs:
        steps = _steps(rank, target, one)
        grown: dict[_Balance, Way] = {}
        for (above, below), so_far in balances.items():
            for (up, down), way in steps.items():
                keep_cheapest(grown, (above + up, below + down), so_far.joined(way))
        balances = grown
    middle = [way for (above, below), way in balances.items() if above >= 1 and below >= 0]
    return cheapest(*middle) if middle else None


def _steps(rank: Mapping[str, int], target: str, one: Ways) -> dict[_Balance, Way]:
    """What an input may do to the balance, each at its cheapest."""
    found: dict[_Balance, Way] = {}
    for rating, way in one.items():
        side = 0 if rating is None else rank[rating] - rank[target]
        keep_cheapest(found, (0, 0) if rating is None else _STEPS[(side > 0) - (side < 0)], way)
    return found


MEDIAN = Median()
