"""`judged` and `none`: a person or panel says the rating, or nobody does; nothing is worked out."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways


class Unworked(NamedTuple):
    """Has no rating of its own making."""

    waiting: str
    """Why there is no rating."""
    meaning: str
    """The rule in words."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """None: inputs never make it."""
        return None

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """No input decides it."""
        return ()

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """Why there is no rating."""
        return self.waiting

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself."""
        return self.meaning

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """No answer to come moves it."""
        return frozenset((None,))

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """No answer moves it."""
        return {None: Way()}


JUDGED = Unworked(
    "A panel decides this rating and has not decided it yet.",
    "A panel decides the rating. It is never calculated from answers.",
)
NONE = Unworked("It is counted and never rated.", "It is never rated. Its answers are only counted.")
