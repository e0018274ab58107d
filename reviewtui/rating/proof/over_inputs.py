"""Which ratings a rule over inputs can give, and that each of its bands can be reached however many are rated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reviewtui.framework.model import Band, Rule, Scale
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.words import listed
from reviewtui.rating.rules import Inputs, driving, node_rule
from reviewtui.rating.rules.driving import Standing
from reviewtui.rating.rules.scores import MEAN, PER_CENT, SUM

_SCORES = {"mean": MEAN, "sum": SUM, "percentage": PER_CENT}

Ratings = tuple[str | None, ...]
"""Ratings there can be, in the scale's order; None at the end for "not rated"."""
Possible = Mapping[str, frozenset[str | None]]
"""Code of each input to what it can be; None where it may be left out."""


def inputs_of(scales: Mapping[str, Scale]) -> Inputs:
    """What a rule takes in, before anything is rated."""
    return Inputs(dict.fromkeys(scales), scales, "input")


def ratings_over(rule: Rule, scale: Scale, inputs: Inputs, possible: Possible) -> Ratings:
    """The ratings that `rule` gives for some ratings of the inputs."""
    if rule.kind == "judged":
        return in_order(scale, (*scale.rank, None))
    if rule.drives_from:
        standings = ([Standing(each, few) for each in one for few in (True, False)] for one in possible.values())
        return in_order(scale, driving.reach(scale, standings))
    return in_order(scale, node_rule(rule.kind).reach(rule, scale, inputs, possible))


def in_order(scale: Scale, ratings: Iterable[str | None]) -> Ratings:
    """Ratings in the scale's order, none twice, None at the end."""
    found = set(ratings)
    return (*(code for code in scale.by_code if code in found), *((None,) if None in found else ()))


def reachable(bands: Sequence[Band]) -> tuple[Band, ...]:
    """The bands of a share that some share falls in: none above 100%."""
    whole = [band for band in bands if band.edge == "at_most" and band.numerator >= 100 * band.denominator]
    return tuple(bands[: bands.index(whole[0]) + 1]) if whole else tuple(bands)


def driving_findings(rule: Rule, possible: Possible, node: tuple[str, str, str]) -> Iterator[Finding]:
    """That a standard which few cases alone do not drive has a second question to go by."""
    code, name, key = node
    if rule.drives_from and len(possible) < 2:
        text = f"{name}: it takes in one question, so that below {rule.drives_from} cases it would never be rated"
        yield Finding(Severity.FAULT, code, f"{key}.drives_from", text)


def band_findings(
    rule: Rule, scale: Scale, inputs: Inputs, possible: Possible, node: tuple[str, str, str]
) -> Iterator[Finding]:
    """What is wrong with the bands of a sum or a mean; `node` is its code, its name and the key of its rule."""
    figure = rule_kind(rule.kind).scores
    if not figure or not possible:
        return
    code, name, key = node
    by_rated = _SCORES[figure].reach_by_rated(rule, inputs, possible)
    reached = frozenset().union(*by_rated.values())
    for place, band in enumerate(rule.bands):
        if band.rating not in reached:
            text = f"{name}: no {figure} gives {scale.answer(band.rating).label}: its band can never be reached"
            yield Finding(Severity.FAULT, code, f"{key}.bands[{place}]", text)
    for rated, ratings in by_rated.items():
        missed = [scale.answer(band.rating).label for band in rule.bands if band.rating in reached - ratings]
        if missed and rated:
            some = f"{rated} of {len(possible)} inputs rated" if len(possible) > 1 else "its one input rated"
            text = f"{name}: with {some}, no {figure} gives {listed(missed, '', 'or')}"
            yield Finding(Severity.WARNING, code, f"{key}.bands", text)
