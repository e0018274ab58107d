"""The cheapest way to a share of cases where it matters which cases move: each has its own price for every pile.

From the piles as they stand, cases are moved one by one, each time the cheapest (by way of the third pile, too, where
that takes less). Prices add up and every case stands in one pile, so that each number of good and of applicable cases
is come to at the least price there is; cases of equal prices are counted together.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reviewtui.rating.ways import Way, Ways, keep_cheapest

PILES = ("good", "other", "out")
BASE = 10**7
"""More than any part of a weight adds up to."""
Banded = Callable[[int, int], str | None]
"""The rating of a number of good out of applicable cases."""
Span = tuple[int, int]


class Priced(NamedTuple):
    """One case: the pile it is in, and the cheapest way to each pile it could be in."""

    pile: str
    ways: Mapping[str, Way]


class _Prices(NamedTuple):
    """What cases of one kind cost in each pile; None where they cannot be."""

    good: int | None
    other: int | None
    out: int | None


def priced(now: str | None, ways: Ways, pile_of: Callable[[str | None], str], reference: str) -> Priced:
    """A case whose value is `now`, from the ways to its other values."""
    found: dict[str, Way] = {}
    for value, way in ways.items():
        keep_cheapest(found, pile_of(value), way.in_case(reference))
    return Priced(pile_of(now), found)


def share_ways(cases: Sequence[Priced], banded: Banded) -> Ways:
    """The cheapest way to each rating; for any number of applicable cases, more good ones are never a worse band."""

    @cache
    def spans(applicable: int) -> dict[str | None, Span]:
        return dict(_spans(banded, applicable))

    here = sum(case.pile != "out" for case in cases)
    ratings = dict.fromkeys(rating for applicable in range(len(cases) + 1) for rating in spans(applicable))
    found: dict[str | None, Way] = {}
    for rating in ratings:
        best: tuple[int, tuple[tuple[int, str], ...]] | None = None
        for step in (1, -1):
            standing = _Standing(cases)
            applicable = here
            while best is None or abs(applicable - here) * BASE**3 <= best[0]:
                span = spans(applicable).get(rating)
                if span is not None and standing.bring_into(span) and (best is None or standing.price < best[0]):
                    best = standing.price, standing.moved
                applicable += step
                if not (0 <= applicable <= len(cases) and standing.widen(step)):
                    break
        if best is not None:
            found[rating] = Way().joined(*(cases[place].ways[pile] for place, pile in sorted(best[1])))
    return found


def _spans(banded: Banded, applicable: int) -> Iterator[tuple[str | None, Span]]:
    """Each rating with the numbers of good cases that give it."""
    good = 0
    while good <= applicable:
        rating = banded(good, applicable)
        end = _end(banded, rating, good, applicable)
        yield rating, (good, end)
        good = end + 1


def _end(banded: Banded, rating: str | None, good: int, applicable: int) -> int:
    """The most good cases that give the same rating as `good` do."""
    further = range(good + 1, applicable + 1)
    return good + bisect_left(further, True, key=lambda more: banded(more, applicable) != rating)


class _Standing:
    """The piles while cases move between them."""

    def __init__(self, cases: Sequence[Priced]) -> None:
        self._own = [case.pile for case in cases]
        self._piles: dict[str, dict[_Prices, list[int]]] = {pile: {} for pile in PILES}
        for place in reversed(range(len(cases))):
            ways = cases[place].ways
            prices = _Prices(*(_price(ways[pile]) if pile in ways else None for pile in PILES))
            self._piles[cases[place].pile].setdefault(prices, []).append(place)
        self._good = sum(case.pile == "good" for case in cases)
        self.price = 0

    @property
    def moved(self) -> tuple[tuple[int, str], ...]:
        """Places of the cases that stand elsewhere than at first, each with its pile."""
        return tuple(
            (place, pile)
            for pile, kinds in self._piles.items()
            for places in kinds.values()
            for place in places
            if self._own[place] != pile
        )

    def bring_into(self, span: Span) -> bool:
        """Have as many good cases as the span allows and as cost least; False where that cannot be."""
        least, most = span
        while self._good < least:
            if not self._push("other", "good"):
                return False
        while self._good > most:
            if not self._push("good", "other"):
                return False
        while self._good < most and self._push("other", "good", cheaper=True):
            pass
        while self._good > least and self._push("good", "other", cheaper=True):
            pass
        return True

    def widen(self, step: int) -> bool:
        """One applicable case more, or one fewer; False where there is none to move."""
        if step > 0:
            return self._push("out", "other") or self._push("out", "good")
        return self._push("other", "out") or self._push("good", "out")

    def _push(self, start: str, end: str, *, cheaper: bool = False) -> bool:
        """One case fewer in one pile and one more in another, at least price; `cheaper` only where that saves some."""
        between = next(pile for pile in PILES if pile not in (start, end))
        direct, first, second = self._least(start, end), self._least(start, between), self._least(between, end)
        ways: list[tuple[tuple[str, str, int, _Prices], ...]] = [((start, end, *direct),)] if direct else []
        if first and second:
            ways.append(((start, between, *first), (between, end, *second)))
        steps = min(ways, key=lambda way: sum(price for _, _, price, _ in way), default=())
        price = sum(price for _, _, price, _ in steps)
        if not steps or (cheaper and price >= 0):
            return False
        for here, there, _, kind in steps:
            self._move(here, there, kind)
        self.price += price
        self._good += (end == "good") - (start == "good")
        return True

    def _least(self, start: str, end: str) -> tuple[int, _Prices] | None:
        """The least that moving a case costs, and of which kind it is."""
        here, there = PILES.index(start), PILES.index(end)
        found: tuple[int, _Prices] | None = None
        for prices in self._piles[start]:
            before, after = prices[here], prices[there]
            if before is not None and after is not None and (found is None or after - before < found[0]):
                found = after - before, prices
        return found

    def _move(self, start: str, end: str, prices: _Prices) -> None:
        places = self._piles[start][prices]
        self._piles[end].setdefault(prices, []).append(places.pop())
        if not places:
            del self._piles[start][prices]


def _price(way: Way) -> int:
    """The parts of a way's weight as one number, so that prices add up."""
    price = 0
    for part in way.weight:
        price = price * BASE + part
    return price
