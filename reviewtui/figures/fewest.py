"""The fewest cases that must be judged otherwise for a share to reach a band."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

SEARCHED = 40
"""How many moves are tried one by one where a straight line jumps over the band; enough for any band of 3 points."""

Side = Callable[[int, int], int]
"""Given (good, applicable): -1 while the share is below the wanted band, 0 inside it, 1 above it."""


class Tally(NamedTuple):
    """How many cases stand where on one question."""

    good: int
    other: int
    """Applicable and not good."""
    out: int
    """Judged not applicable, so outside the share."""
    unjudged: int

    @property
    def applicable(self) -> int:
        """What the share is taken of."""
        return self.good + self.other


class Shift(NamedTuple):
    """Some cases going from one pile of a tally to another; the piles are named as the tally's fields."""

    start: str
    end: str
    cases: int


def fewest_shifts(tally: Tally, side: Side, *, may_leave: bool, fewest: int = 1) -> tuple[Shift, ...] | None:
    """The least shifts that bring the share of `fewest` cases or more inside the wanted band; None when none found can.

    A judged case may be judged otherwise and an unjudged one judged, never the reverse; `may_leave` says whether a
    case may become not applicable. Turning cases between good and other moves a share faster than anything else, so
    where that lands inside the band nothing smaller can.
    """
    if tally.applicable >= fewest:
        straight = _straight(tally, side)
        if straight is not None:
            return straight
    return _searched(tally, side, may_leave=may_leave, fewest=fewest)


def _straight(tally: Tally, side: Side) -> tuple[Shift, ...] | None:
    good, applicable = tally.good, tally.applicable
    here = side(good, applicable)
    if here == 0:
        return ()
    start, end, room, sign = ("other", "good", tally.other, 1) if here < 0 else ("good", "other", good, -1)
    cases = 1 + bisect_left(range(1, room + 1), 0, key=lambda turned: -here * side(good + sign * turned, applicable))
    if cases <= room and side(good + sign * cases, applicable) == 0:
        return (Shift(start, end, cases),)
    return None


def _searched(tally: Tally, side: Side, *, may_leave: bool, fewest: int) -> tuple[Shift, ...] | None:
    """Try every outcome that takes 1 move, then 2, and so on; among equals the one that keeps the share's base."""
    spare = tally.out + tally.unjudged
    for moves in range(1, min(tally.applicable + spare, SEARCHED) + 1):
        landings = [
            (more_good, more_other)
            for more_good, more_other in _ring(moves)
            if _possible(tally, more_good, more_other, spare, may_leave=may_leave, fewest=fewest)
            and side(tally.good + more_good, tally.applicable + more_good + more_other) == 0
        ]
        if landings:
            return _shifts(tally, *min(landings, key=lambda landing: (abs(sum(landing)), landing)))
    return None


def _ring(moves: int) -> Iterator[tuple[int, int]]:
    """Every change of (good, other) that exactly `moves` cases bring about."""
    for good in range(-moves, moves + 1):
        for other in range(-moves, moves + 1):
            if max(good, 0) + max(other, 0) + max(-good - other, 0) == moves:
                yield good, other


def _possible(tally: Tally, good: int, other: int, spare: int, *, may_leave: bool, fewest: int) -> bool:
    grown = good + other
    return (
        tally.good + good >= 0
        and tally.other + other >= 0
        and tally.applicable + grown >= fewest
        and (grown <= spare if grown >= 0 else may_leave)
    )


def _shifts(tally: Tally, good: int, other: int) -> tuple[Shift, ...]:
    """Pair off the piles that shrink with those that grow; unjudged cases are drawn on before those left out."""
    grown = good + other
    from_unjudged = min(max(grown, 0), tally.unjudged)
    gives = {"other": -other, "good": -good, "unjudged": from_unjudged, "out": grown - from_unjudged}
    takes = {"good": good, "other": other, "out": -grown}
    shifts = []
    for start in gives:
        for end in takes:
            cases = min(gives[start], takes[end])
            if cases > 0:
                shifts.append(Shift(start, end, cases))
                gives[start] -= cases
                takes[end] -= cases
    return tuple(shifts)
