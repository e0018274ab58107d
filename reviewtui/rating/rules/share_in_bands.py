"""`share_in_bands`: the share of good answers among applicable cases, banded as an exact fraction."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from reviewtui.figures.bands import Limit, band_of, within
from reviewtui.figures.decimals import per_cent, per_cent_text
from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.rating.summary import Neighbour, Ratings, Share
from reviewtui.rating.ways import Move, Way, Ways
from reviewtui.rating.words import counted, good_or_better, listed

NEAR = 5
"""Points in per cent that count as near a boundary."""
TRIED = 200
"""How many numbers of applicable cases are tried for each band; with more to come every band is wide enough to meet."""


def good_of(rule: Rule, scale: Scale) -> tuple[str, ...]:
    """Codes that the rule counts as good on a scale."""
    return tuple(code for code in rule.good if code in scale.by_code) or scale.good_codes


def rating_of(rule: Rule, good: int, applicable: int, minimum: int = 1) -> str | None:
    """The band of good out of applicable; None below `minimum` applicable cases, which is at least 1."""
    return rule.bands[_place(rule, good, applicable)].rating if applicable >= minimum else None


def because(rule: Rule, scale: Scale, ratings: Scale, share: Share, minimum: int = 1, done: str = "answered") -> str:
    """One sentence on the rating; `scale` is what is counted, `ratings` the one it is rated on.

    `done` is what a case is that counts: answered, or rated.
    """
    good, applicable = share.good, share.applicable
    if not applicable:
        return _nothing(share, done)
    if applicable < minimum:
        return (
            f"{good} of {applicable}: fewer than {counted(minimum, 'applicable case')}, so no percentage and no rating."
        )
    place = _place(rule, good, applicable)
    figure = per_cent_text(good, applicable)
    if rounds_across(rule, good, applicable):
        figure += f", which only rounds to {per_cent(good, applicable)}%"
    cases = counted(applicable, "applicable case")
    label = ratings.answer(rule.bands[place].rating).label
    verb = "is" if 1 in (good, applicable) else "are"
    what = good_or_better(scale, good_of(rule, scale))
    return f"{good} of {cases} {verb} {what} ({figure}), which is {label} ({_edges(rule, place)})."


def words(rule: Rule, scale: Scale, ratings: Scale) -> str:
    """The rule itself with its bands."""
    bands = (f"{ratings.answer(b.rating).label} {_edges(rule, place)}" for place, b in enumerate(rule.bands))
    what = good_or_better(scale, good_of(rule, scale))
    return f"The rating is by the percentage of applicable cases that are {what}: {'; '.join(bands)}."


def near_boundary(rule: Rule, good: int, applicable: int) -> bool:
    """Whether the share is within five points of a boundary, on either side."""
    return any(within(100 * good, applicable, limit, NEAR) for limit in _limits(rule.bands))


def rounds_across(rule: Rule, good: int, applicable: int) -> bool:
    """Whether the share rounded to a whole per cent would fall in another band."""
    return band_of(per_cent(good, applicable), 1, _limits(rule.bands)) != _place(rule, good, applicable)


def one_away(rule: Rule, share: Share, minimum: int, among: Share, *, may_leave: bool) -> set[Neighbour]:
    """All that one judgement would give: one of those `among` is made otherwise, or one still to come is made.

    With the share itself, but what is still to come, these are the judgements given.
    """
    good, applicable = share.good, share.applicable
    outcomes = []
    if among.other:
        outcomes.append((good + 1, applicable))
    if among.good:
        outcomes.append((good - 1, applicable))
    if among.to_come or among.not_applicable:
        outcomes += [(good, applicable + 1), (good + 1, applicable + 1)]
    if may_leave and among.other:
        outcomes.append((good, applicable - 1))
    if may_leave and among.good:
        outcomes.append((good - 1, applicable - 1))
    return {Neighbour(rating_of(rule, *outcome, minimum), outcome[1]) for outcome in outcomes}


def reach(rule: Rule, share: Share, minimum: int, *, may_leave: bool) -> Ratings:
    """Every rating there could be once every answer has come; `may_leave` says whether some cases may not apply."""
    if not share.to_come:
        return frozenset((rating_of(rule, share.good, share.applicable, minimum),))
    everyone = share.applicable + share.to_come
    if everyone < minimum:
        return frozenset((None,))
    found = {rating_of(rule, share.good, share.applicable, minimum)} if may_leave else set()
    last = _place(rule, share.good + share.to_come, everyone)
    for place in range(_place(rule, share.good, everyone), last + 1):
        if _meets(rule, place, share, minimum, may_leave=may_leave):
            found.add(rule.bands[place].rating)
    return frozenset(found)


def ways(rule: Rule, question: str, share: Share, minimum: int = 1, *, may_leave: bool) -> Ways:
    """The cheapest way to each rating a question could have, where `minimum` applicable cases give one."""
    from reviewtui.figures.fewest import Tally, fewest_shifts

    tally = Tally(share.good, share.other, share.not_applicable, share.to_come)
    found: dict[str | None, Way] = {}
    for place, band in enumerate(rule.bands):

        def side(good: int, applicable: int, place: int = place) -> int:
            here = _place(rule, good, applicable)
            return (here > place) - (here < place)

        shifts = fewest_shifts(tally, side, may_leave=may_leave, fewest=minimum)
        if shifts is not None:
            found[band.rating] = Way(tuple(Move(question, shift.start, shift.end, shift.cases) for shift in shifts))
    if share.applicable < minimum or may_leave:
        piles = (("good", share.good), ("other", share.other))
        leaving = zip(piles, leaving_of((share.good, share.other), minimum), strict=True)
        found[None] = Way(tuple(Move(question, pile, "out", cases) for (pile, _), cases in leaving if cases))
    return found


def leaving_of(piles: Sequence[int], minimum: int) -> tuple[int, ...]:
    """How many cases must leave each pile for fewer than `minimum` to stay: out of one pile, where that has enough."""
    too_many, left = max(sum(piles) - minimum + 1, 0), list(piles)
    for place in sorted(range(len(piles)), key=lambda place: piles[place] < too_many):
        left[place] = max(piles[place] - too_many, 0)
        too_many -= piles[place] - left[place]
    return tuple(before - after for before, after in zip(piles, left, strict=True))


def _edges(rule: Rule, place: int) -> str:
    """`below 50%`, `50% to below 65%`, `80% and over`; with `at_most` limits `above 50%, at most 65%`."""
    bands, parts = rule.bands, []
    if place:
        before = bands[place - 1]
        parts.append(f"above {before.limit}%" if before.edge == "at_most" else f"{before.limit}% or more")
    if bands[place].edge:
        parts.append(f"{bands[place].edge.replace('_', ' ')} {bands[place].limit}%")
    return ", ".join(parts) or "any percentage"


def _meets(rule: Rule, place: int, share: Share, minimum: int, *, may_leave: bool) -> bool:
    """Whether some number of the cases still to come, judged well or badly, brings the share into a band."""
    fewest = max(0 if may_leave else share.to_come, minimum - share.applicable, share.to_come - TRIED)
    return any(_lands(rule, place, share, judged) for judged in range(share.to_come, fewest - 1, -1))


def _lands(rule: Rule, place: int, share: Share, judged: int) -> bool:
    """Whether so many more applicable cases can bring the share into a band."""
    applicable = share.applicable + judged

    def placed(good: int) -> int:
        return _place(rule, good, applicable)

    first = share.good + bisect_left(range(share.good, share.good + judged), place, key=placed)
    return placed(first) == place


def _nothing(share: Share, done: str) -> str:
    if not share.cases:
        return "There are no cases, so it is not rated."
    if share.unjudged == share.cases:
        return f"None of {counted(share.unjudged, 'case')} is {done} yet, so it is not rated."
    piles = {
        "not applicable": share.not_applicable,
        "with different judgements": share.in_dispute,
        f"not {done}": share.unjudged,
    }
    where = listed([f"{number} {words}" for words, number in piles.items() if number])
    what = "is applicable" if share.not_applicable else "has an answer that counts"
    return f"No case {what} ({where}), so it is not rated."


def _place(rule: Rule, good: int, applicable: int) -> int:
    return band_of(100 * good, applicable, _limits(rule.bands))


@lru_cache
def _limits(bands: tuple[Band, ...]) -> Sequence[Limit]:
    """Asked for hundreds of times a summary, of the two or three sets of bands that a framework has."""
    return [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in bands if band.edge]
