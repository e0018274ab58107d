"""Asks each condition of a problem by itself, or two as a pair: what each reads is little, however many there are."""

from collections.abc import Iterable
from functools import cached_property
from math import prod

from reviewtui.framework.expression import Condition, Value, evaluate
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Variable
from reviewtui.rating.proof.situations import situations

MOST_TRIED = 20_000
"""Values that are tried in the search for a combination in which none of some conditions holds."""


class OneByOne:
    """The conditions of one problem."""

    def __init__(self, problem: Problem) -> None:
        """`problem` with all that the conditions read, and what ties that together."""
        self.problem = problem
        self._alone: dict[int, Found | None] = {}

    def holds(self, place: int) -> bool:
        """Whether the condition at a place can hold. Raises TooLarge."""
        return self._holding(place) is not None

    def both_hold(self, one: int, other: int) -> Found | None:
        """Where the conditions at two places hold together; None where they never do. Raises TooLarge."""
        if self._holding(one) is None or self._holding(other) is None:
            return None
        conditions = self.problem.conditions[one], self.problem.conditions[other]
        return self._found(conditions, (True, True))

    def none_holds(self, places: Iterable[int]) -> bool:
        """Whether in some combination none of the conditions at these places holds. Raises TooLarge."""
        return self._searched([self.problem.conditions[place] for place in places], {}, self._variables, [0])

    def _holding(self, place: int) -> Found | None:
        if place not in self._alone:
            self._alone[place] = self._found((self.problem.conditions[place],), (True,))
        return self._alone[place]

    def _found(self, conditions: tuple[Condition, ...], wanted: tuple[bool, ...]) -> Found | None:
        """Where the conditions hold as wanted, counted among the combinations of all that the problem reads."""
        read = {code for condition in conditions for code in condition.reads}
        own = tuple(variable for variable in self.problem.own if variable.code in read)
        rest = tuple(variable for variable in self.problem.own if variable.code not in read)
        others = (*self.problem.others, *rest) if self.problem.valid else ()
        smaller = self.problem._replace(own=own, others=others, conditions=conditions)
        found = situations(smaller).by_truths.get(wanted)
        if found is None:
            return None
        example = {**{variable.code: variable.values[0] for variable in rest}, **found.example}
        return Found(found.times * prod(len(variable.values) for variable in rest), example)

    @cached_property
    def _variables(self) -> tuple[Variable, ...]:
        return (*self.problem.own, *self.problem.others)

    def _searched(
        self, avoided: list[Condition], values: dict[str, Value | None], left: tuple[Variable, ...], tried: list[int]
    ) -> bool:
        """One value after another; a condition that holds already, or a tie that is broken, needs no further look."""
        if any(evaluate(each, values.get) for each in avoided):
            return False
        if any(evaluate(each, values.get) is False for each in self.problem.valid):
            return False
        if not left:
            return True
        for value in reversed(left[0].values):
            tried[0] += 1
            if tried[0] > MOST_TRIED:
                raise TooLarge
            if self._searched(avoided, {**values, left[0].code: value}, left[1:], tried):
                return True
        return False
