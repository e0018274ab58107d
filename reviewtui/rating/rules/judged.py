"""`judged`: a person or panel says the rating; nothing is worked out."""

from collections.abc import Sequence

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs
from reviewtui.rating.ways import Way, Ways


class Judged:
    """Has no rating until it is handed one."""

    def rating(self, rule: Rule, scale: Scale, ratings: Sequence[str | None]) -> str | None:
        """None: inputs never make it."""
        return None

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """No input decides it."""
        return ()

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """That it waits for its panel."""
        return "A panel judges this, and has not judged it yet."

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself."""
        return "A panel judges it; it is never worked out from answers."

    def ways(self, rule: Rule, scale: Scale, inputs: Sequence[Ways]) -> Ways:
        """No answer moves it."""
        return {None: Way()}
