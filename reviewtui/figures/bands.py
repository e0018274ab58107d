"""Which band a fraction falls in, compared exactly by cross multiplication."""

from collections.abc import Sequence
from typing import NamedTuple


class Limit(NamedTuple):
    """The upper limit of a band: numerator over denominator, itself in the band when inclusive."""

    numerator: int
    denominator: int = 1
    inclusive: bool = False

    def holds(self, top: int, bottom: int) -> bool:
        """Whether top/bottom lies under this limit; `bottom` is above 0."""
        left, right = top * self.denominator, self.numerator * bottom
        return left < right or (self.inclusive and left == right)


def band_of(top: int, bottom: int, limits: Sequence[Limit]) -> int:
    """The place of the band that top/bottom falls in: the first whose limit holds it, else the one past the last."""
    return next((place for place, limit in enumerate(limits) if limit.holds(top, bottom)), len(limits))


def within(top: int, bottom: int, limit: Limit, distance: int) -> bool:
    """Whether top/bottom is at most `distance` (a whole number) away from the limit, on either side."""
    gap = abs(top * limit.denominator - limit.numerator * bottom)
    return gap <= distance * bottom * limit.denominator
