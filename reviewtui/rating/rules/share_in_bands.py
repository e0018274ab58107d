"""`share_in_bands`: the share of good answers among applicable cases, banded as an exact fraction."""

from collections.abc import Sequence

from reviewtui.figures.bands import Limit, band_of, within
from reviewtui.figures.decimals import per_cent, per_cent_text
from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.summary import Share
from reviewtui.rating.ways import Move, Way, Ways
from reviewtui.rating.words import counted, good_or_better

NEAR = 5
"""Points in per cent that count as near a boundary."""


def rating_of(rule: Rule, good: int, applicable: int, minimum: int = 1) -> str | None:
    """The band of good out of applicable; None below `minimum` applicable cases, which is at least 1."""
    return rule.bands[_place(rule, good, applicable)].rating if applicable >= minimum else None


def because(rule: Rule, scale: Scale, ratings: Scale, share: Share, minimum: int = 1) -> str:
    """One sentence on the rating; `scale` is the question's, `ratings` the one it is rated on."""
    good, applicable = share.good, share.applicable
    if not applicable:
        return _nothing(share)
    if applicable < minimum:
        return f"{good} of {applicable}: fewer than {counted(minimum, 'applicable case')}, so no share and no rating."
    place = _place(rule, good, applicable)
    figure = per_cent_text(good, applicable)
    if rounds_across(rule, good, applicable):
        figure += f", which only rounds to {per_cent(good, applicable)}%"
    cases = counted(applicable, "applicable case")
    label = ratings.answer(rule.bands[place].rating).label
    verb = "is" if good == 1 else "are"
    return f"{good} of {cases} {verb} {good_or_better(scale)} ({figure}), which is {label} ({_edges(rule, place)})."


def words(rule: Rule, scale: Scale, ratings: Scale) -> str:
    """The rule itself with its bands."""
    bands = (f"{ratings.answer(b.rating).label} {_edges(rule, place)}" for place, b in enumerate(rule.bands))
    return f"It takes the share of applicable cases that are {good_or_better(scale)}: {'; '.join(bands)}."


def near_boundary(rule: Rule, good: int, applicable: int) -> bool:
    """Whether the share is within five points of a boundary, on either side."""
    return any(within(100 * good, applicable, limit, NEAR) for limit in _limits(rule))


def rounds_across(rule: Rule, good: int, applicable: int) -> bool:
    """Whether the share rounded to a whole per cent would fall in another band."""
    return band_of(per_cent(good, applicable), 1, _limits(rule)) != _place(rule, good, applicable)


def one_away(rule: Rule, share: Share, minimum: int, *, may_leave: bool) -> set[str | None]:
    """Every rating that one changed or added judgement would give."""
    good, applicable = share.good, share.applicable
    outcomes = []
    if share.other:
        outcomes.append((good + 1, applicable))
    if good:
        outcomes.append((good - 1, applicable))
    if share.unjudged or share.not_applicable:
        outcomes += [(good, applicable + 1), (good + 1, applicable + 1)]
    if may_leave and share.other:
        outcomes.append((good, applicable - 1))
    if may_leave and good:
        outcomes.append((good - 1, applicable - 1))
    return {rating_of(rule, *outcome, minimum) for outcome in outcomes}


def ways(rule: Rule, question: str, share: Share, *, may_leave: bool) -> Ways:
    """The cheapest way to each rating a question could have."""
    from reviewtui.figures.fewest import Tally, fewest_shifts

    tally = Tally(share.good, share.other, share.not_applicable, share.unjudged)
    found: dict[str | None, Way] = {}
    for place, band in enumerate(rule.bands):

        def side(good: int, applicable: int, place: int = place) -> int:
            here = _place(rule, good, applicable)
            return (here > place) - (here < place)

        shifts = fewest_shifts(tally, side, may_leave=may_leave)
        if shifts is not None:
            found[band.rating] = Way(tuple(Move(question, shift.start, shift.end, shift.cases) for shift in shifts))
    if not share.applicable or may_leave:
        leaving = (("good", share.good), ("other", share.other))
        found[None] = Way(tuple(Move(question, pile, "out", cases) for pile, cases in leaving if cases))
    return found


def _edges(rule: Rule, place: int) -> str:
    """`below 50%`, `50% to below 65%`, `80% and over`; with `at_most` limits `above 50%, at most 65%`."""
    bands, parts = rule.bands, []
    if place:
        before = bands[place - 1]
        parts.append(f"above {before.limit}%" if before.edge == "at_most" else f"{before.limit}% or more")
    if bands[place].edge:
        parts.append(f"{bands[place].edge.replace('_', ' ')} {bands[place].limit}%")
    return ", ".join(parts) or "any share"


def _nothing(share: Share) -> str:
    if not share.not_applicable and not share.unjudged:
        return "There are no cases, so it is not rated."
    if not share.not_applicable:
        return f"None of {counted(share.unjudged, 'case')} is judged yet, so it is not rated."
    waiting = f" and {share.unjudged} still to judge" if share.unjudged else ""
    return f"No case is applicable ({share.not_applicable} not applicable{waiting}), so it is not rated."


def _place(rule: Rule, good: int, applicable: int) -> int:
    return band_of(100 * good, applicable, _limits(rule))


def _limits(rule: Rule) -> Sequence[Limit]:
    return [Limit(band.numerator, band.denominator, band.edge == "at_most") for band in rule.bands if band.edge]
