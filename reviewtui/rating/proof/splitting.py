"""Takes combinations that come to the same together: splits on one value after another, and solves nothing twice."""

from collections.abc import Iterable

from reviewtui.framework.expression import And, Condition, Or, Value
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Truths, Variable
from reviewtui.rating.proof.residual import Residual, residual

MAX_SPLITS = 5_000
MAX_VARIABLES = 200
MAX_CHARACTERS = 20_000
"""How long a condition on what the gates read may grow, written out."""

_Valid = frozenset[Condition]
"""Conditions of which none may fail."""
_State = tuple[int, _Valid, tuple[Residual, ...]]


def split(problem: Problem) -> dict[Truths, Found]:
    """The combinations of a problem sorted by which conditions hold. Raises TooLarge."""
    if len(problem.own) + len(problem.others) > MAX_VARIABLES:
        raise TooLarge
    return _Splitting(problem).found()


class _Splitting:
    """Variables are settled in their own order; what is left of the conditions then is a smaller problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._solved: dict[_State, dict[Truths, Found]] = {}
        self._quantified: dict[tuple[str, _Valid], _Valid | None] = {}

    def found(self) -> dict[Truths, Found]:
        """Which conditions hold in how many combinations."""
        valid = self._without_others(frozenset(self._problem.valid), 0)
        return {} if valid is None else self._found((0, valid, self._asked(self._problem.conditions)))

    def _found(self, state: _State) -> dict[Truths, Found]:
        """Which conditions hold in how many combinations of the variables from the state's place on."""
        place, _, conditions = state
        if place == len(self._problem.own):
            return {_truths(conditions): Found(1, {})}
        if state not in self._solved:
            if len(self._solved) >= MAX_SPLITS:
                raise TooLarge
            self._solved[state] = self._split(self._problem.own[place], state)
        return self._solved[state]

    def _split(self, variable: Variable, state: _State) -> dict[Truths, Found]:
        place, valid, conditions = state
        read = any(variable.code in each.reads for each in (*valid, *conditions) if isinstance(each, Condition))
        found: dict[Truths, Found] = {}
        for value in variable.values if read else variable.values[:1]:
            still_valid = self._without_others(_all(valid, variable.code, value), place + 1)
            if still_valid is not None:
                left = self._asked(residual(each, variable.code, value) for each in conditions)
                as_often = 1 if read else len(variable.values)
                for truths, part in self._found((place + 1, still_valid, left)).items():
                    example = {variable.code: value, **part.example}
                    before = found.get(truths, Found(0, example))
                    found[truths] = Found(before.times + as_often * part.times, before.example)
        return found

    def _asked(self, conditions: Iterable[Residual]) -> tuple[Residual, ...]:
        """The conditions, false from where they no longer matter."""
        left = tuple(conditions)
        told: list[bool | None] = []
        for each in left:
            if isinstance(each, Condition):
                break
            told.append(each)
            if self._problem.settled(tuple(told)):
                return (*told, *(False for _ in left[len(told) :]))
        return left

    def _without_others(self, valid: _Valid | None, place: int) -> _Valid | None:
        """The conditions without the variables of gates that nothing still to be settled is tied to.

        Some value of each of these must do; None where none does.
        """
        later = {variable.code for variable in self._problem.own[place:]}
        for variable in self._problem.others:
            tied = frozenset(each for each in valid or () if variable.code in each.reads)
            if valid is not None and tied and not any(later.intersection(each.reads) for each in tied):
                some = self._for_some(variable, tied)
                valid = None if some is None else (valid - tied) | some
        return valid

    def _for_some(self, variable: Variable, tied: _Valid) -> _Valid | None:
        """What must not fail for some value of the variable; None where each value makes one fail."""
        if (variable.code, tied) not in self._quantified:
            parts = (_all(tied, variable.code, value) for value in variable.values)
            self._quantified[variable.code, tied] = _either({part for part in parts if part is not None})
        return self._quantified[variable.code, tied]


def _either(ways: set[_Valid]) -> _Valid | None:
    if not ways or frozenset() in ways:
        return frozenset() if ways else None
    if len(ways) == 1:
        return ways.pop()
    either = Or(tuple(sorted(map(_both, ways), key=str)))
    if len(str(either)) > MAX_CHARACTERS:
        raise TooLarge
    return frozenset((either,))


def _both(conditions: _Valid) -> Condition:
    several = tuple(sorted(conditions, key=str))
    return several[0] if len(several) == 1 else And(several)


def _all(conditions: Iterable[Condition], code: str, value: Value | None) -> _Valid | None:
    """What is left of conditions that may not fail; None where one does."""
    left = [residual(condition, code, value) for condition in conditions]
    if any(each is False for each in left):
        return None
    return frozenset(each for each in left if isinstance(each, Condition))


def _truths(conditions: tuple[Residual, ...]) -> Truths:
    """Every condition is settled once all that it reads is."""
    return tuple(each for each in conditions if not isinstance(each, Condition))
