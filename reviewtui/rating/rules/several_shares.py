"""`share_in_bands` whose bands ask for several shares: the first band of which every share holds is taken.

The answers that a band's shares count lie within one another or apart, so that how many cases each of them may have is
told by adding up from the inside: what can still become of a rating, and the fewest cases that change it, are exact.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from reviewtui.figures.decimals import per_cent, per_cent_text
from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.framework.rule import limit_text
from reviewtui.rating.rules.share_in_bands import NEAR, TRIED, good_of
from reviewtui.rating.summary import Ratings, Share
from reviewtui.rating.ways import Move, Way, Ways
from reviewtui.rating.words import counted, good_or_better, listed

_FAILING = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
"""Each edge, and the one that holds where it does not."""


class _Test(NamedTuple):
    """One share that a band asks for."""

    place: int
    """Of the answers it counts, among all that are counted."""
    edge: str
    numerator: int
    denominator: int

    def holds(self, cases: int, applicable: int) -> bool:
        """Whether a share of this many of the applicable cases, of which there are some, is within the edge."""
        over, edge = 100 * cases * self.denominator - self.numerator * applicable, self.edge
        if edge == "at_least":
            return over >= 0
        return over <= 0 if edge == "at_most" else over < 0 if edge == "below" else over > 0

    @property
    def failing(self) -> "_Test":
        return self._replace(edge=_FAILING[self.edge])

    def bounds(self, applicable: int) -> tuple[int, int]:
        """The fewest and the most cases that will do."""
        whole, rest = divmod(self.numerator * applicable, 100 * self.denominator)
        up = whole + bool(rest)
        if self.edge in ("at_least", "above"):
            return (up if self.edge == "at_least" else whole + 1), applicable
        return 0, (whole if self.edge == "at_most" else up - 1)


class _Layout(NamedTuple):
    """A rule's bands over the answers of one scale."""

    groups: tuple[tuple[str, ...], ...]
    """Answers that every share counts alike; together all that are applicable."""
    sets: tuple[frozenset[int], ...]
    """What the shares count, as places of groups, the narrow ones first."""
    codes: tuple[tuple[str, ...], ...]
    """The answers of each set, as the file names them."""
    bands: tuple[tuple[_Test, ...], ...]
    failing: tuple[tuple[_Test, ...], ...]
    """The same bands, each test as it holds where the share fails."""
    inside: tuple[tuple[int, ...], ...]
    """What each set and then the whole is made of: the groups first, and after them the sets, are numbered from 0."""


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


def fit(rule: Rule, scale: Scale) -> bool:
    """Whether what the bands count lies within one another or apart on a scale: else nothing exact can be said."""
    sets = _layout(rule, scale).sets
    return all(one <= other or other <= one or not one & other for one in sets for other in sets)


def piles_of(rule: Rule, scale: Scale, counts: Mapping[str, int], share: Share) -> Piles:
    """The cases by what is counted of them; `share` says how many are outside."""
    groups = _layout(rule, scale).groups
    cases = tuple(sum(counts.get(code, 0) for code in group) for group in groups)
    return Piles(cases, share.not_applicable, share.to_come)


def rating_of(rule: Rule, scale: Scale, piles: Piles, minimum: int = 1) -> str | None:
    """The rating of the first band that holds; None below `minimum` applicable cases, which is at least 1."""
    if piles.applicable < minimum:
        return None
    return rule.bands[_place(_layout(rule, scale), piles)].rating


def because(rule: Rule, scale: Scale, ratings: Scale, piles: Piles) -> str:
    """One sentence on the rating of some applicable cases; `scale` is counted, on `ratings` it is rated."""
    layout, applicable = _layout(rule, scale), piles.applicable
    place = _place(layout, piles)
    shares = [_share(scale, codes, piles.of(one), applicable) for one, codes in _shown(layout)]
    label = ratings.answer(rule.bands[place].rating).label
    why = _asked(layout, scale, place) or "no other band holds"
    return f"Of {counted(applicable, 'applicable case')}, {listed(shares)}, which is {label} ({why})."


def words(rule: Rule, scale: Scale, ratings: Scale) -> str:
    """The rule itself with its bands."""
    layout = _layout(rule, scale)
    bands = []
    for place, band in enumerate(rule.bands):
        asked = _asked(layout, scale, place)
        bands.append(f"{ratings.answer(band.rating).label} {f'where {asked}' if asked else 'in every other case'}")
    return f"It takes shares of the applicable cases, and the first of these that holds: {'; '.join(bands)}."


def near_boundary(rule: Rule, scale: Scale, piles: Piles) -> bool:
    """Whether a share is within five points of a limit beyond which another band would hold."""
    layout, applicable = _layout(rule, scale), piles.applicable
    now = _place(layout, piles)
    for test in {each for band in layout.bands for each in band}:
        gap = abs(100 * piles.of(layout.sets[test.place]) * test.denominator - test.numerator * applicable)
        if gap <= NEAR * applicable * test.denominator and _place(layout, piles, turned=test) != now:
            return True
    return False


def rounds_across(rule: Rule, scale: Scale, piles: Piles) -> bool:
    """Whether the shares rounded to whole per cents would fall in another band."""
    layout = _layout(rule, scale)
    rounded = [per_cent(piles.of(one), piles.applicable) for one in layout.sets]
    bands = enumerate(layout.bands)
    place = next(at for at, band in bands if all(test.holds(rounded[test.place], 100) for test in band))
    return place != _place(layout, piles)


def one_away(rule: Rule, scale: Scale, piles: Piles, minimum: int, among: Piles, *, may_leave: bool) -> set[str | None]:
    """Every rating that one judgement would give: one of those `among` is made otherwise, or one still to come made."""
    layout, nearby = _layout(rule, scale), _neighbours(piles, among, may_leave=may_leave)
    return {rule.bands[_place(layout, each)].rating if each.applicable >= minimum else None for each in nearby}


def reach(rule: Rule, scale: Scale, piles: Piles, minimum: int, *, may_leave: bool) -> Ratings:
    """Every rating there could be once the unjudged cases are judged; `may_leave` says whether some may not apply."""
    now = rating_of(rule, scale, piles, minimum)
    if not piles.unjudged:
        return frozenset((now,))
    everyone = piles.applicable + piles.unjudged
    if everyone < minimum:
        return frozenset((None,))
    layout = _layout(rule, scale)
    found = {now} if may_leave else set()
    fewest = max(everyone - TRIED, minimum, piles.applicable) if may_leave else everyone
    for place, band in enumerate(rule.bands):
        totals = range(everyone, fewest - 1, -1)
        if band.rating not in found and any(_lands(layout, place, piles, total) for total in totals):
            found.add(band.rating)
    return frozenset(found)


def reachable(rule: Rule, scale: Scale) -> tuple[bool, ...]:
    """Of each band, whether any shares there can be fall in it.

    All limits are parts of a hundred and a power of ten. Of this many cases each limit is a whole number, and so is a
    step past it for every share there is; so that nothing falls in a band of this many falls in it of any.
    """
    layout = _layout(rule, scale)
    finest = max((test.denominator for band in layout.bands for test in band), default=1)
    total = 100 * finest * (2 * len(layout.sets) + 4)
    nobody = Piles((0,) * len(layout.groups))
    return tuple(_lands(layout, place, nobody, total) for place in range(len(rule.bands)))


def ways(rule: Rule, scale: Scale, question: str, piles: Piles, *, may_leave: bool) -> Ways:
    """The cheapest way to each rating a question could have."""
    layout = _layout(rule, scale)
    found: dict[str | None, Way] = {}
    for place, band in enumerate(rule.bands):
        wanted = _nearest(layout, place, piles, may_leave=may_leave)
        if wanted is not None:
            found[band.rating] = Way(tuple(_moves(layout, question, piles, wanted)))
    if not piles.applicable or may_leave:
        nobody = (0,) * len(piles.cases)
        found[None] = Way(tuple(_moves(layout, question, piles, nobody)))
    return found


def _place(layout: _Layout, piles: Piles, turned: _Test | None = None) -> int:
    """The place of the first band that holds; the one test that is `turned` holds where it would not."""
    applicable, numbers = piles.applicable, [piles.of(one) for one in layout.sets]

    def fails(test: _Test) -> bool:
        is_turned = turned is not None and turned in (test, test.failing)
        return test.holds(numbers[test.place], applicable) == is_turned

    *others, last = range(len(layout.bands))
    return next((place for place in others if not any(map(fails, layout.bands[place]))), last)


def _neighbours(piles: Piles, among: Piles, *, may_leave: bool) -> Iterator[Piles]:
    """The piles after one case was judged, or judged otherwise."""
    cases = piles.cases
    spare = bool(among.unjudged or among.out)
    for start, end in product((*range(len(cases)), None), repeat=2):
        if start == end or (start is None and not spare) or (end is None and not may_leave):
            continue
        if start is None or among.cases[start]:
            moved = (number - (place == start) + (place == end) for place, number in enumerate(cases))
            yield Piles(tuple(moved))


def _ways_into(layout: _Layout, place: int) -> Iterator[tuple[_Test, ...]]:
    """The tests that must hold together for a band to be taken: its own, and one that fails of each band before it."""
    for failing in product(*layout.failing[:place]):
        yield layout.bands[place] + failing


def _lands(layout: _Layout, place: int, piles: Piles, total: int) -> bool:
    """Whether so many applicable cases, none of those there are judged otherwise, can fall in a band."""
    return any(_has_room(layout, tests, piles.cases, total) for tests in _ways_into(layout, place))


def _has_room(layout: _Layout, tests: tuple[_Test, ...], cases: tuple[int, ...], total: int) -> bool:
    """Whether so many cases can be spread while some tests hold, and no group has fewer than it has."""
    fewest, most = list(cases), [total] * len(cases)
    for inside, (least, limit) in zip(layout.inside, _bounds(layout, tests, total), strict=True):
        low, high = max(least, sum([fewest[part] for part in inside])), min(limit, sum([most[part] for part in inside]))
        if low > high:
            return False
        fewest.append(low)
        most.append(high)
    return True


def _bounds(layout: _Layout, tests: tuple[_Test, ...], total: int) -> list[tuple[int, int]]:
    """The fewest and the most cases of each set, and of the whole, while some tests hold."""
    bounds = [(0, total)] * len(layout.sets)
    for test in tests:
        least, most = test.bounds(total)
        before = bounds[test.place]
        bounds[test.place] = max(before[0], least), min(before[1], most)
    return [*bounds, (total, total)]


def _nearest(layout: _Layout, place: int, piles: Piles, *, may_leave: bool) -> tuple[int, ...] | None:
    """The piles in a band that the fewest cases must move for; among equals those of about as many cases."""
    here = piles.applicable
    most = here + piles.out + piles.unjudged
    totals = sorted(range(1 if may_leave else max(here, 1), most + 1), key=lambda total: abs(total - here))
    best: tuple[int, tuple[int, ...]] | None = None
    for total in totals:
        if best is not None and abs(total - here) >= best[0]:
            break
        for tests in _ways_into(layout, place):
            found = _spread(layout, tests, piles.cases, total)
            if found is not None:
                moved = sum(max(old - new, 0) for old, new in zip(piles.cases, found, strict=True))
                cost = moved + max(total - here, 0)
                if best is None or cost < best[0]:
                    best = cost, found
    return best[1] if best is not None else None


def _moves(layout: _Layout, question: str, piles: Piles, wanted: tuple[int, ...]) -> Iterator[Move]:
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
            yield Move(question, start, end, cases)
            gives[start] -= cases
            takes[end] -= cases


class _Span(NamedTuple):
    """How many cases a part may have, and at how many none has to leave it."""

    least: int
    most: int
    easy: int


def _spread(layout: _Layout, tests: tuple[_Test, ...], cases: tuple[int, ...], total: int) -> tuple[int, ...] | None:
    """So many cases spread over the groups while some tests hold, as near to `cases` as can be; None where none can."""
    spans = [_Span(0, total, number) for number in cases]
    for inside, (least, most) in zip(layout.inside, _bounds(layout, tests, total), strict=True):
        span = _within(_joined(spans[part] for part in inside), least, most)
        if span is None:
            return None
        spans.append(span)
    return tuple(_shared_out(layout, spans, total)[: len(cases)])


def _shared_out(layout: _Layout, spans: list[_Span], total: int) -> list[int]:
    """Down again from the whole: each part at what is easy, then moved until the parts add up."""
    numbers = [0] * (len(spans) - 1) + [total]
    for place in range(len(layout.inside) - 1, -1, -1):
        parts = layout.inside[place]
        left = numbers[place - len(layout.inside)] - sum(spans[part].easy for part in parts)
        for part in parts:
            span = spans[part]
            moved = min(left, span.most - span.easy) if left > 0 else max(left, span.least - span.easy)
            numbers[part] = span.easy + moved
            left -= moved
    return numbers


def _joined(spans: Iterator[_Span]) -> _Span:
    least = most = easy = 0
    for span in spans:
        least, most, easy = least + span.least, most + span.most, easy + span.easy
    return _Span(least, most, easy)


def _within(span: _Span, least: int, most: int) -> _Span | None:
    least, most = max(span.least, least), min(span.most, most)
    return _Span(least, most, min(max(span.easy, least), most)) if least <= most else None


def _share(scale: Scale, codes: tuple[str, ...], cases: int, applicable: int) -> str:
    number, verb = (str(cases), "is" if cases == 1 else "are") if cases else ("none", "is")
    return f"{number} {verb} {_what(scale, codes)} ({per_cent_text(cases, applicable)})"


def _what(scale: Scale, codes: tuple[str, ...]) -> str:
    """`good or better`, `inadequate`."""
    return good_or_better(scale, codes)


def _shown(layout: _Layout) -> list[tuple[frozenset[int], tuple[str, ...]]]:
    """What the shares count in the order the bands first name it."""
    places = dict.fromkeys(test.place for band in layout.bands for test in band)
    return [(layout.sets[place], layout.codes[place]) for place in places]


def _asked(layout: _Layout, scale: Scale, place: int) -> str:
    """What a band asks for in words; empty for the last."""
    parts = []
    for test in layout.bands[place]:
        limit = limit_text(test.numerator, test.denominator)
        what = _what(scale, layout.codes[test.place])
        parts.append(f"{limit}% or more {what}" if test.edge == "at_least" else _below(test.edge, limit, what))
    return listed(parts)


def _below(edge: str, limit: str, what: str) -> str:
    return f"{edge.replace('_', ' ')} {limit}% {what}"


def _layout(rule: Rule, scale: Scale) -> _Layout:
    return _laid_out(rule.bands, good_of(rule, scale), tuple(scale.rank))


@lru_cache
def _laid_out(bands: tuple[Band, ...], good: tuple[str, ...], answers: tuple[str, ...]) -> _Layout:
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
        asked = [_Test(own, band.edge, band.numerator, band.denominator)] if band.edge else []
        for demand in band.demands:
            place = sets.index(frozenset(demand.of) & set(answers))
            asked.append(_Test(place, demand.edge, demand.numerator, demand.denominator))
        tests.append(tuple(asked))
    return _Layout(
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
