"""Takes combinations that come to the same together: splits on one value after another, and solves nothing twice."""

from collections.abc import Iterable

from reviewtui.framework.expression import Condition, Value
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Truths, Variable
from reviewtui.rating.proof.residual import Residual, residual

MAX_SPLITS = 5_000
MAX_VARIABLES = 200

_State = tuple[int, frozenset[Condition], tuple[Residual, ...]]


def split(problem: Problem) -> dict[Truths, Found]:
    """The combinations of a problem sorted by which conditions hold. Raises TooLarge."""
    if len(problem.own) + len(problem.others) > MAX_VARIABLES:
        raise TooLarge
    return _Splitting(problem).solved((0, frozenset(problem.valid), problem.conditions))


class _Splitting:
    """Variables are settled in their own order; what is left of the conditions then is a smaller problem."""

    def __init__(self, problem: Problem) -> None:
        self._own = problem.own
        self._others = problem.others
        self._solved: dict[_State, dict[Truths, Found]] = {}
        self._tried: dict[tuple[int, frozenset[Condition]], bool] = {}

    def solved(self, state: _State) -> dict[Truths, Found]:
        """Which conditions hold in how many combinations of the variables from the state's place on."""
        place, valid, conditions = state
        if place == len(self._own):
            return {_truths(conditions): Found(1, {})} if self._possible(0, valid) else {}
        if state not in self._solved:
            self._refuse_too_many()
            self._solved[state] = self._split(self._own[place], state)
        return self._solved[state]

    def _split(self, variable: Variable, state: _State) -> dict[Truths, Found]:
        place, valid, conditions = state
        read = any(variable.code in each.reads for each in (*valid, *conditions) if isinstance(each, Condition))
        found: dict[Truths, Found] = {}
        for value in variable.values if read else variable.values[:1]:
            still_valid = _all(valid, variable.code, value)
            if still_valid is not None:
                left = tuple(residual(each, variable.code, value) for each in conditions)
                as_often = 1 if read else len(variable.values)
                for truths, part in self.solved((place + 1, still_valid, left)).items():
                    example = {variable.code: value, **part.example}
                    before = found.get(truths, Found(0, example))
                    found[truths] = Found(before.times + as_often * part.times, before.example)
        return found

    def _possible(self, place: int, valid: frozenset[Condition]) -> bool:
        """Whether the other variables, from this place on, can be such that none of it fails."""
        if not valid or place == len(self._others):
            return not valid
        if (place, valid) not in self._tried:
            self._refuse_too_many()
            variable = self._others[place]
            parts = (_all(valid, variable.code, value) for value in variable.values)
            self._tried[place, valid] = any(self._possible(place + 1, left) for left in parts if left is not None)
        return self._tried[place, valid]

    def _refuse_too_many(self) -> None:
        if len(self._solved) + len(self._tried) >= MAX_SPLITS:
            raise TooLarge


def _all(conditions: Iterable[Condition], code: str, value: Value | None) -> frozenset[Condition] | None:
    """What is left of conditions that may not fail; None where one does."""
    left = [residual(condition, code, value) for condition in conditions]
    if any(each is False for each in left):
        return None
    return frozenset(each for each in left if isinstance(each, Condition))


def _truths(conditions: tuple[Residual, ...]) -> Truths:
    """Every condition is settled once all that it reads is."""
    return tuple(each for each in conditions if not isinstance(each, Condition))
