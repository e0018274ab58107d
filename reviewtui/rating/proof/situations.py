"""Sorts all combinations of a problem by which conditions hold: one by one while there are few enough, else reduced."""

from contextlib import suppress
from math import prod

from reviewtui.rating.proof.every_combination import go_through
from reviewtui.rating.proof.problem import Problem, Situations, TooLarge
from reviewtui.rating.proof.splitting import split

MOST = 200_000
"""Combinations that are gone through one by one, those of the gates' variables included."""


def situations(problem: Problem) -> Situations:
    """Which conditions hold together, how often, and an example of each. Raises TooLarge."""
    if prod(len(variable.values) for variable in (*problem.own, *problem.others)) <= MOST:
        with suppress(TooLarge):
            return Situations(go_through(problem), reduced=False)
    return Situations(split(problem), reduced=True)
