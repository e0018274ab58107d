"""`share_in_bands` whose bands ask for several shares: the first band of which every share holds is taken.

What can still become of a rating, what answers to come must be for it, and the fewest cases that change it are exact:
the answers that a band's shares count lie within one another or apart.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from heapq import merge
from itertools import product
from typing import NamedTuple

from reviewtui.figures.decimals import per_cent, per_cent_text
from reviewtui.framework.model import Rule, Scale
from reviewtui.framework.rule import limit_text
from reviewtui.rating.rules.layout import Layout, Piles, Test, layout_of, ways_into
from reviewtui.rating.rules.share_in_bands import NEAR, TRIED, leaving_of
from reviewtui.rating.rules.spreading import has_room, spread
from reviewtui.rating.summary import Neighbour, Ratings
from reviewtui.rating.ways import Move, Way, Ways
from reviewtui.rating.words import counted, good_or_better, listed

ANY_NUMBER = range(10**9)
"""Of applicable cases."""
REMEMBERED = 20_000
"""How many answers are kept of what is asked again and again: by a summary, and of each by the next."""


def rating_of(rule: Rule, scale: Scale, piles: Piles, minimum: int = 1) -> str | None:
    """The rating of the first band that holds; None below `minimum` applicable cases, which is at least 1."""
    if piles.applicable < minimum:
        return None
    return rule.bands[_place(layout_of(rule, scale), piles)].rating


def because(rule: Rule, scale: Scale, ratings: Scale, piles: Piles) -> str:
    """One sentence on the rating of some applicable cases; `scale` is counted, on `ratings` it is rated."""
    layout, applicable = layout_of(rule, scale), piles.applicable
    place = _place(layout, piles)
    shares = [_share(scale, codes, piles.of(one), applicable) for one, codes in _shown(layout)]
    label = ratings.answer(rule.bands[place].rating).label
    why = _asked(layout, scale, place) or "no other band holds"
    return f"Of {counted(applicable, 'applicable case')}, {listed(shares)}, which is {label} ({why})."


def words(rule: Rule, scale: Scale, ratings: Scale) -> str:
    """The rule itself with its bands."""
    layout = layout_of(rule, scale)
    bands = []
    for place, band in enumerate(rule.bands):
        asked = _asked(layout, scale, place)
        bands.append(f"{ratings.answer(band.rating).label} {f'where {asked}' if asked else 'in every other case'}")
    return f"It takes shares of the applicable cases, and the first of these that holds: {'; '.join(bands)}."


def near_boundary(rule: Rule, scale: Scale, piles: Piles) -> bool:
    """Whether a share is within five points of a limit beyond which another band would hold."""
    layout, applicable = layout_of(rule, scale), piles.applicable
    now = _place(layout, piles)
    for test in {each for band in layout.bands for each in band}:
        gap = abs(100 * piles.of(layout.sets[test.place]) * test.denominator - test.numerator * applicable)
        if gap <= NEAR * applicable * test.denominator and _place(layout, piles, turned=test) != now:
            return True
    return False


def rounds_across(rule: Rule, scale: Scale, piles: Piles) -> bool:
    """Whether the shares rounded to whole per cents would fall in another band."""
    layout = layout_of(rule, scale)
    rounded = [per_cent(piles.of(one), piles.applicable) for one in layout.sets]
    bands = enumerate(layout.bands)
    place = next(at for at, band in bands if all(test.holds(rounded[test.place], 100) for test in band))
    return place != _place(layout, piles)


def one_away(rule: Rule, scale: Scale, piles: Piles, minimum: int, among: Piles, *, may_leave: bool) -> set[Neighbour]:
    """All that one judgement would give: one of those `among` is made otherwise, or one still to come made."""
    return {
        Neighbour(rule.bands[place].rating if cases >= minimum else None, cases)
        for place, cases in _places_nearby(layout_of(rule, scale), piles, among, may_leave)
    }


@lru_cache(maxsize=REMEMBERED)
def _places_nearby(layout: Layout, piles: Piles, among: Piles, may_leave: bool) -> frozenset[tuple[int, int]]:
    """The bands one judgement away, each with the applicable cases there are then."""
    nearby = _neighbours(piles, among, may_leave=may_leave)
    return frozenset([(_place_of(layout, cases), sum(cases)) for cases in nearby])


def reach(rule: Rule, scale: Scale, piles: Piles, minimum: int, *, may_leave: bool) -> Ratings:
    """Every rating there could be once the unjudged cases are judged; `may_leave` says whether some may not apply."""
    now = rating_of(rule, scale, piles, minimum)
    if not piles.unjudged:
        return frozenset((now,))
    everyone = piles.applicable + piles.unjudged
    if everyone < minimum:
        return frozenset((None,))
    layout = layout_of(rule, scale)
    found = {now} if may_leave else set()
    fewest = max(everyone - TRIED, minimum, piles.applicable) if may_leave else everyone
    for place, band in enumerate(rule.bands):
        totals = range(everyone, fewest - 1, -1)
        if band.rating not in found and any(_lands(layout, place, piles.cases, total) for total in totals):
            found.add(band.rating)
    return frozenset(found)


def reachable(rule: Rule, scale: Scale) -> tuple[bool, ...]:
    """Of each band, whether any shares there can be fall in it.

    All limits are parts of a hundred and a power of ten. Of this many cases each limit is a whole number, and so is a
    step past it for every share there is; so that nothing falls in a band of this many falls in it of any.
    """
    layout = layout_of(rule, scale)
    finest = max((test.denominator for band in layout.bands for test in band), default=1)
    total = 100 * finest * (2 * len(layout.sets) + 4)
    nobody = (0,) * len(layout.groups)
    return tuple(_lands(layout, place, nobody, total) for place in range(len(rule.bands)))


def ways(
    rule: Rule,
    scale: Scale,
    question: str,
    piles: Piles,
    minimum: int = 1,
    *,
    may_leave: bool,
    totals: range = ANY_NUMBER,
) -> Ways:
    """The cheapest way to each rating a question could have, with so many applicable cases."""
    layout = layout_of(rule, scale)
    found: dict[str | None, Way] = {}
    enough = range(max(totals.start, minimum), totals.stop)
    for place, band in enumerate(rule.bands):
        wanted = nearest(layout, ways_into(layout, place), piles, enough, may_leave=may_leave)
        if wanted is not None:
            found[band.rating] = Way(tuple(moves_between(layout, question, piles, wanted)))
    if totals.start == 0 and (piles.applicable < minimum or may_leave):
        found[None] = Way(tuple(moves_between(layout, question, piles, too_few(piles, minimum))))
    return found


def too_few(piles: Piles, minimum: int) -> tuple[int, ...]:
    """The piles with fewer than `minimum` applicable cases that are nearest."""
    return tuple(cases - gone for cases, gone in zip(piles.cases, leaving_of(piles.cases, minimum), strict=True))


class Wanted(NamedTuple):
    """How many of the answers to come must be among some codes."""

    of: tuple[str, ...]
    least: int
    most: int
    """All there are to come where there is no such limit."""


def wanted_to_come(rule: Rule, scale: Scale, rank: Mapping[str, int], piles: Piles, rating: str) -> list[Wanted] | None:
    """What the answers to come must be for a rating or a better one, once all are given and apply.

    Each of what it lists is needed, and all together are enough. None where no such list is right: where the rating
    cannot be reached, or is reached in several ways that have no answers in common.
    """
    layout, total = layout_of(rule, scale), piles.applicable + piles.unjudged
    own = layout.bands[[band.rating for band in rule.bands].index(rating)]

    def could(*tests: Test) -> bool:
        return has_room(layout, tests, piles.cases, total)

    for place, band in enumerate(rule.bands):
        worse = rank[band.rating] < rank[rating]
        beside = [own] if worse else [(test.failing,) for test in own]
        if any(could(*way, *tests) for way in ways_into(layout, place) for tests in beside):
            return None
    if not could(*own):
        return None
    needed: list[Test] = list(own)
    for test in own:
        others = [each for each in needed if each != test]
        if not could(*others, test.failing):
            needed = others
    return _wanted(layout, needed, piles)


def _wanted(layout: Layout, needed: list[Test], piles: Piles) -> list[Wanted]:
    """The tests as numbers of the answers to come, what counts the same answers together."""
    total, found = piles.applicable + piles.unjudged, dict[int, Wanted]()
    for test in needed:
        lowest, highest = (edge - piles.of(layout.sets[test.place]) for edge in test.bounds(total))
        known = found.get(test.place, Wanted(layout.codes[test.place], 0, piles.unjudged))
        least, most = max(known.least, lowest), min(known.most, highest)
        found[test.place] = known._replace(least=least, most=most)
    return list(found.values())


def _place(layout: Layout, piles: Piles, turned: Test | None = None) -> int:
    """The place of the first band that holds; the one test that is `turned` holds where it would not."""
    if turned is None:
        return _place_of(layout, piles.cases)
    flips, applicable = (turned, turned.failing), piles.applicable
    for place, band in enumerate(layout.bands):
        if all(test.holds(piles.of(layout.sets[test.place]), applicable) != (test in flips) for test in band):
            return place
    return len(layout.bands) - 1


@lru_cache(maxsize=REMEMBERED)
def _place_of(layout: Layout, cases: tuple[int, ...]) -> int:
    """The place of the first band that holds: what is nearly so is asked for again and again."""
    applicable, numbers = sum(cases), [sum([cases[group] for group in one]) for one in layout.sets]
    for place, band in enumerate(layout.bands):
        for test in band:
            if not test.holds(numbers[test.place], applicable):
                break
        else:
            return place
    return len(layout.bands) - 1


def _neighbours(piles: Piles, among: Piles, *, may_leave: bool) -> Iterator[tuple[int, ...]]:
    """The cases in each group after one was judged, or judged otherwise."""
    for start, fewer in _one_fewer(piles.cases, among):
        for end, number in enumerate(fewer):
            if end != start:
                yield *fewer[:end], number + 1, *fewer[end + 1 :]
        if may_leave and start is not None:
            yield fewer


def _one_fewer(cases: tuple[int, ...], among: Piles) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    """The place of each group that one of the cases `among` can leave, None for those in no group, and what is left."""
    for start, number in enumerate(cases):
        if among.cases[start]:
            yield start, (*cases[:start], number - 1, *cases[start + 1 :])
    if among.unjudged or among.out:
        yield None, cases


@lru_cache(maxsize=REMEMBERED)
def _lands(layout: Layout, place: int, cases: tuple[int, ...], total: int) -> bool:
    """Whether so many applicable cases, none of those there are judged otherwise, can fall in a band."""
    return any(has_room(layout, tests, cases, total) for tests in ways_into(layout, place))


def nearest(
    layout: Layout, ways_in: Collection[tuple[Test, ...]], piles: Piles, within: range, *, may_leave: bool
) -> tuple[int, ...] | None:
    """The piles that pass one of some sets of tests, for which the fewest cases must move.

    Among equals those of about as many cases.
    """
    here = piles.applicable
    most = here + piles.out + piles.unjudged
    fewest = max(1 if may_leave else max(here, 1), within.start)
    end = min(most + 1, within.stop)
    totals = merge(
        range(min(here, end - 1), fewest - 1, -1), range(max(here + 1, fewest), end), key=lambda one: abs(one - here)
    )
    best: tuple[int, tuple[int, ...]] | None = None
    open_ways = {(fewer, tests) for fewer in (True, False) for tests in ways_in}
    for total in totals:
        for tests in ways_in:
            way = total <= here, tests
            if way not in open_ways:
                continue
            if best is not None and _least_cost(layout, tests, piles, total) >= best[0]:
                open_ways.discard(way)
                continue
            found = spread(layout, tests, piles.cases, total)
            if found is not None:
                moved = sum(max(old - new, 0) for old, new in zip(piles.cases, found, strict=True))
                cost = moved + max(total - here, 0)
                if best is None or cost < best[0]:
                    best = cost, found
        if not open_ways:
            break
    return best[1] if best is not None else None


def _least_cost(layout: Layout, tests: tuple[Test, ...], piles: Piles, total: int) -> int:
    """No fewer cases move where so many are applicable. Farther off from those there are now it is never less.

    What is too much leaves what a test counts, and what is too little leaves all else.
    """
    here, leaving = piles.applicable, [0, piles.applicable - total]
    for test in tests:
        lowest, highest = test.bounds(total)
        counted_now = piles.of(layout.sets[test.place])
        leaving += [counted_now - highest, here - counted_now - (total - lowest)]
    return max(leaving) + max(total - here, 0)


def moves_between(
    layout: Layout, question: str, piles: Piles, wanted: tuple[int, ...], *, answers: bool = False
) -> Iterator[Move]:
    """Pairs off the piles that shrink with those that grow; unjudged cases are drawn on before those left out."""
    names = ["+".join(group) for group in layout.groups]
    changes = [new - old for old, new in zip(piles.cases, wanted, strict=True)]
    grown = sum(changes)
    unjudged = min(max(grown, 0), piles.unjudged)
    gives = {name: -change for name, change in zip(names, changes, strict=True) if change < 0}
    gives |= {"unjudged": unjudged, "out": max(grown, 0) - unjudged}
    takes = {name: change for name, change in zip(names, changes, strict=True) if change > 0}
    takes |= {"out": max(-grown, 0)}
    for start, end in product(gives, takes):
        cases = min(gives[start], takes[end])
        if cases:
            yield Move(question, start, end, cases, answers=answers)
            gives[start] -= cases
            takes[end] -= cases


def _share(scale: Scale, codes: tuple[str, ...], cases: int, applicable: int) -> str:
    number, verb = (str(cases), "is" if cases == 1 else "are") if cases else ("none", "is")
    return f"{number} {verb} {_what(scale, codes)} ({per_cent_text(cases, applicable)})"


def _what(scale: Scale, codes: tuple[str, ...]) -> str:
    """`good or better`, `inadequate`."""
    return good_or_better(scale, codes)


def _shown(layout: Layout) -> list[tuple[frozenset[int], tuple[str, ...]]]:
    """What the shares count in the order the bands first name it."""
    places = dict.fromkeys(test.place for band in layout.bands for test in band)
    return [(layout.sets[place], layout.codes[place]) for place in places]


def _asked(layout: Layout, scale: Scale, place: int) -> str:
    """What a band asks for in words; empty for the last."""
    parts = []
    for test in layout.bands[place]:
        limit = limit_text(test.numerator, test.denominator)
        what = _what(scale, layout.codes[test.place])
        parts.append(f"{limit}% or more {what}" if test.edge == "at_least" else _below(test.edge, limit, what))
    return listed(parts)


def _below(edge: str, limit: str, what: str) -> str:
    return f"{edge.replace('_', ' ')} {limit}% {what}"
