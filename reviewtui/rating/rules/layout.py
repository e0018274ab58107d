"""What bands that ask for several shares ask for, and how many cases stand where it matters to them."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import Share

_FAILING = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
"""Each edge, and the one that holds where it does not."""


class Test(NamedTuple):
    """One share that a band asks for."""

    place: int
    """Of the answers it counts, among all that are counted."""
    edge: str
    numerator: int
    denominator: int
    number: bool = False
    """Whether it is a number of cases, and not a share of them."""

    def holds(self, cases: int, applicable: int) -> bool:
        """Whether a share of this many of the applicable cases, of which there are some, is within the edge."""
        over, edge = 100 * cases * self.denominator - self.numerator * applicable, self.edge
        if self.number:
            over = cases - self.numerator
        if edge == "at_least":
            return over >= 0
        return over <= 0 if edge == "at_most" else over < 0 if edge == "below" else over > 0

    @property
    def failing(self) -> "Test":
        """The test that holds wherever this one does not."""
        return self._replace(edge=_FAILING[self.edge])

    def bounds(self, applicable: int) -> tuple[int, int]:
        """The fewest and the most cases that will do."""
        whole, rest = (
            (self.numerator, 0) if self.number else divmod(self.numerator * applicable, 100 * self.denominator)
        )
        up = whole + bool(rest)
        if self.edge in ("at_least", "above"):
            return (up if self.edge == "at_least" else whole + 1), applicable
        return 0, (whole if self.edge == "at_most" else up - 1)


class Layout(NamedTuple):
    """A rule's bands over the answers of one scale; there is one of each set of bands, so it equals itself alone."""

    groups: tuple[tuple[str, ...], ...]
    """Answers that every share counts alike; together all that are applicable."""
    sets: tuple[frozenset[int], ...]
    """What the shares count, as places of groups, the narrow ones first."""
    codes: tuple[tuple[str, ...], ...]
    """The answers of each set, as the file names them."""
    bands: tuple[tuple[Test, ...], ...]
    failing: tuple[tuple[Test, ...], ...]
    """The same bands, each test as it holds where the share fails."""
    inside: tuple[tuple[int, ...], ...]
    """What each set and then the whole is made of: the groups first, and after them the sets, are numbered from 0."""

    def __eq__(self, other: object) -> bool:
        """Told without a look at its parts, by which what was worked out of it is found again."""
        return self is other

    def __hash__(self) -> int:
        """The same."""
        return id(self)


class Piles(NamedTuple):
    """How many cases stand in each group of answers, and how many in none."""

    cases: tuple[int, ...]
    out: int = 0
    unjudged: int = 0

    @property
    def applicable(self) -> int:
        """What the shares are taken of."""
        return sum(self.cases)

    def of(self, one: frozenset[int]) -> int:
        """The cases in some groups."""
        return sum([self.cases[place] for place in one])


def layout_of(rule: Rule, scale: Scale) -> Layout:
    """What the bands of a rule ask for of the answers of a scale."""
    return _laid_out(rule.bands, good_of(rule, scale), tuple(scale.rank))


@lru_cache
def _laid_out(bands: tuple[Band, ...], good: tuple[str, ...], answers: tuple[str, ...]) -> Layout:
    """Made once for each set of bands; a rule is asked for hundreds of times a summary."""
    named = {frozenset(good): good}
    for band in bands:
        named |= {frozenset(demand.of) & set(answers): demand.of for demand in band.demands}
    sets = sorted(named, key=len)
    groups: dict[tuple[bool, ...], list[str]] = {}
    for code in answers:
        groups.setdefault(tuple(code in one for one in sets), []).append(code)
    places = [frozenset(at for at, signs in enumerate(groups) if signs[place]) for place in range(len(sets))]
    own = sets.index(frozenset(good))
    tests = []
    for band in bands:
        asked = [Test(own, band.edge, band.numerator, band.denominator)] if band.edge else []
        for demand in band.demands:
            place = sets.index(frozenset(demand.of) & set(answers))
            asked.append(Test(place, demand.edge, demand.numerator, demand.denominator, demand.number))
        tests.append(tuple(asked))
    return Layout(
        tuple(map(tuple, groups.values())),
        tuple(places),
        tuple(named[one] for one in sets),
        tuple(tests),
        tuple(tuple(test.failing for test in band) for band in tests),
        _inside(places, len(groups)),
    )


def _inside(sets: list[frozenset[int]], groups: int) -> tuple[tuple[int, ...], ...]:
    """What each set is made of, the narrow ones first, and then the whole."""
    parts = [(place, frozenset((place,))) for place in range(groups)]
    found = []
    for number, one in enumerate((*sets, frozenset(range(groups))), start=groups):
        found.append(tuple(place for place, part in parts if part <= one))
        parts = [*((place, part) for place, part in parts if not part <= one), (number, one)]
    return tuple(found)


def piles_of(rule: Rule, scale: Scale, counts: Mapping[str, int], share: Share) -> Piles:
    """The cases by what is counted of them; `share` says how many are outside."""
    groups = layout_of(rule, scale).groups
    cases = tuple(sum(counts.get(code, 0) for code in group) for group in groups)
    return Piles(cases, share.not_applicable, share.to_come)


@lru_cache
def ways_into(layout: Layout, place: int) -> tuple[tuple[Test, ...], ...]:
    """The tests that must hold together for a band to be taken: its own, and one that fails of each band before it."""
    return tuple(layout.bands[place] + failing for failing in product(*layout.failing[:place]))
