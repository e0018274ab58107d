"""The question put to the proof: for all combinations of some values, which conditions hold together?"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from reviewtui.framework.expression import Condition, Value

Truths = tuple[bool | None, ...]
"""Whether each condition of a problem holds; None where that cannot be told because something is not rated."""


class Variable(NamedTuple):
    """A code and what it can be."""

    code: str
    values: tuple[Value | None, ...]
    """Answers or ratings; the first number of each interval; None for "not rated"."""
    texts: tuple[str, ...]
    """Each value in words: `yes`, `1 or more`, `not rated`."""


def never(truths: Truths) -> bool:
    """Every condition matters, whichever hold before it."""
    return False


class Problem(NamedTuple):
    """Conditions, and what they and the gates around them read."""

    own: tuple[Variable, ...]
    """What the conditions read: these make the combinations."""
    others: tuple[Variable, ...]
    """What only the gates read: a combination counts once, however they stand."""
    valid: tuple[Condition, ...]
    """None of them fails for a combination that can come about; they read any of the variables."""
    conditions: tuple[Condition, ...]
    settled: Callable[[Truths], bool] = never
    """Whether the conditions after these truths no longer matter: they then count as false, and are not asked."""


class Found(NamedTuple):
    """Combinations of which the same can be said."""

    times: int
    example: Mapping[str, Value | None]
    """Values of one of them, by code."""


class Situations(NamedTuple):
    """All combinations, sorted by which conditions hold."""

    by_truths: Mapping[Truths, Found]
    reduced: bool
    """True where there were too many to go through one by one, and those that come to the same were taken together."""

    @property
    def combinations(self) -> int:
        """How many there are."""
        return sum(found.times for found in self.by_truths.values())


class TooLarge(Exception):
    """There are more different situations than can be told apart in reasonable time."""
