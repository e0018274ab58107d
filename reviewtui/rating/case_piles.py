"""The cheapest way to a share of cases where it matters which cases move: each has its own price for every pile."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from reviewtui.rating.ways import NotWorkedOut, Way, Ways, keep_cheapest

CASES = 60
"""How many cases there may be: past that the tables grow too large to wait for."""
PILES = {"good": (1, 1), "other": (0, 1), "out": (0, 0)}
"""What a case in each pile adds to the good, and to the applicable."""


class Priced(NamedTuple):
    """One case: the pile it is in, and the cheapest way to each pile it could be in."""

    pile: str
    ways: Mapping[str, Way]


def priced(now: str | None, ways: Ways, pile_of: Callable[[str | None], str], reference: str) -> Priced:
    """A case whose value is `now`, from the ways to its other values."""
    found: dict[str, Way] = {}
    for value, way in ways.items():
        keep_cheapest(found, pile_of(value), way.in_case(reference))
    return Priced(pile_of(now), found)


def share_ways(cases: tuple[Priced, ...], banded: Callable[[int, int], str | None]) -> Ways:
    """The cheapest way to each rating; `banded` gives that of a number of good out of applicable cases.

    Raises NotWorkedOut where there are too many cases.
    """
    if len(cases) > CASES:
        raise NotWorkedOut(f"it stands on more than {CASES} cases")
    reached: dict[tuple[int, int], Way] = {(0, 0): Way()}
    for case in cases:
        grown: dict[tuple[int, int], Way] = {}
        for (good, applicable), so_far in reached.items():
            for pile, way in case.ways.items():
                more_good, more = PILES[pile]
                keep_cheapest(grown, (good + more_good, applicable + more), so_far.joined(way))
        reached = grown
    found: dict[str | None, Way] = {}
    for (good, applicable), way in reached.items():
        keep_cheapest(found, banded(good, applicable), way)
    return found
