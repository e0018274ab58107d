"""`lowest`: a node takes the worst rating among its inputs; what is not rated is left out."""

from collections.abc import Sequence

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.ways import Way, Ways, cheapest
from reviewtui.rating.words import counted, listed


class Lowest:
    """The worst of the inputs, by the order of the rating scale and not by its scores."""

    def rating(self, rule: Rule, scale: Scale, ratings: Sequence[str | None]) -> str | None:
        """The worst rating there is."""
        return min((rating for rating in ratings if rating is not None), key=scale.rank.__getitem__, default=None)

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Every input that has the worst rating."""
        lowest = self.rating(rule, scale, tuple(inputs.ratings.values()))
        return tuple(code for code, rating in inputs.rated.items() if rating == lowest)

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """Names the lowest inputs and how many there were."""
        deciding = self.deciding(rule, scale, inputs)
        if not deciding:
            return f"None of its {counted(len(inputs.ratings), inputs.noun)} is {inputs.done}, so it is not rated."
        label = scale.answer(inputs.rated[deciding[0]]).label
        among = counted(len(inputs.rated), f"{inputs.done} {inputs.noun}")
        return f"{label} is the lowest of {among}: {listed(deciding)}{inputs.left_out}."

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself."""
        return f"It takes the lowest rating among its {inputs.noun}s; any that is not {inputs.done} is left out."

    def ways(self, rule: Rule, scale: Scale, inputs: Sequence[Ways]) -> Ways:
        """To stand at a rating, one input must stand exactly there and no other lower."""
        ways: dict[str | None, Way] = {}
        for target in scale.rank:
            way = _to(target, scale, inputs)
            if way is not None:
                ways[target] = way
        if all(None in one for one in inputs):
            ways[None] = Way().joined(*(one[None] for one in inputs))
        return ways


def _to(target: str, scale: Scale, inputs: Sequence[Ways]) -> Way | None:
    floors = [_not_below(target, scale, one) for one in inputs]
    if None in floors:
        return None
    found = []
    for place, one in enumerate(inputs):
        if target in one:
            found.append(one[target].joined(*(floor for other, floor in enumerate(floors) if other != place and floor)))
    return cheapest(*found) if found else None


def _not_below(target: str, scale: Scale, one: Ways) -> Way | None:
    """The cheapest way for an input not to pull the node below the target, the nearest rating among equals.

    Being left out will do too.
    """
    ratings = [*scale.rank][scale.rank[target] :]
    fitting = [one[rating] for rating in (*ratings, None) if rating in one]
    return cheapest(*fitting) if fitting else None
