"""`lowest` and `highest`: a node takes the worst or the best rating among its inputs; what is not rated is left out."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways, cheapest, ways_to_each


class Extreme(NamedTuple):
    """The worst or the best of the inputs, by the order of the rating scale and not by its scores."""

    word: str
    """lowest or highest."""
    sign: int
    """1 where the worst is taken, -1 where the best is."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """The worst, or the best, rating there is."""
        return min(inputs.rated.values(), key=lambda rating: self.sign * scale.rank[rating], default=None)

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every input that has that rating."""
        return inputs.rated_as(self.rating(rule, scale, inputs))

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """Names the deciding inputs and how many there were."""
        return inputs.taken(scale, self.rating(rule, scale, inputs), self.word)

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself."""
        if rule.drives_from:
            return (
                f"The rating is the {self.word} of its {inputs.noun}s. A {inputs.noun} with fewer than "
                f"{rule.drives_from} applicable cases does not drive it alone. "
                f"A {inputs.noun} with no {inputs.missing} is left out."
            )
        return f"The rating is the {self.word} of its {inputs.noun}s. One with no {inputs.missing} is left out."

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """Each rating that one input can have while no other must pull the node past it.

        None where all inputs may be left out.
        """
        places = {rating: place for place, rating in enumerate(list(scale.rank)[:: self.sign])}
        never_out = [one for one in possible.values() if None not in one]
        farthest = min((max(map(places.__getitem__, filter(None, one)), default=-1) for one in never_out), default=None)
        could = (rating for one in possible.values() for rating in one if rating is not None)
        if farthest is None:
            return frozenset((*could, None))
        return frozenset(rating for rating in could if places[rating] <= farthest)

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """To stand at a rating, one input must stand exactly there and no other pull it farther."""
        each = tuple(ways.values())
        return ways_to_each(scale.rank, each, lambda target: self._to(target, scale, each))

    def _to(self, target: str, scale: Scale, inputs: tuple[Ways, ...]) -> Way | None:
        holding = [self._not_past(target, scale, one) for one in inputs]
        if None in holding:
            return None
        found = []
        for place, one in enumerate(inputs):
            if target in one:
                others = (way for other, way in enumerate(holding) if other != place and way)
                found.append(one[target].joined(*others))
        return cheapest(*found) if found else None

    def _not_past(self, target: str, scale: Scale, one: Ways) -> Way | None:
        """The cheapest way for an input not to pull the node past the target, the nearest rating among equals.

        Being left out will do too.
        """
        place = scale.rank[target]
        ordered = list(scale.rank)
        ratings = ordered[place:] if self.sign > 0 else ordered[place::-1]
        fitting = [one[rating] for rating in (*ratings, None) if rating in one]
        return cheapest(*fitting) if fitting else None


LOWEST = Extreme("lowest", 1)
HIGHEST = Extreme("highest", -1)
