"""Proves bands over a sum or mean: every band can be reached, however many inputs are rated."""

from collections.abc import Iterator, Sequence

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.over_inputs import Input, Sums, band_for, sums_of
from reviewtui.rating.proof.words import listed

BANDED = ("sum_in_bands", "mean_in_bands")


def band_findings(rule: Rule, scale: Scale, inputs: Sequence[Input], node: tuple[str, str, str]) -> Iterator[Finding]:
    """What is wrong with the bands of a rule; `node` is its code, its name and the key of its rule."""
    if rule.kind not in BANDED or not inputs:
        return
    code, name, key = node
    by_rated = _by_rated(rule, inputs)
    reached = set().union(*by_rated.values())
    for place, band in enumerate(rule.bands):
        if band.rating not in reached:
            text = f"{name}: no {_figure(rule)} gives {scale.answer(band.rating).label}: its band can never be reached"
            yield Finding(Severity.FAULT, code, f"{key}.bands[{place}]", text)
    for rated, ratings in by_rated.items():
        missed = [scale.answer(band.rating).label for band in rule.bands if band.rating in reached - ratings]
        if missed:
            some = f"{rated} of {len(inputs)} inputs rated" if len(inputs) > 1 else "its one input rated"
            text = f"{name}: with {some}, no {_figure(rule)} gives {listed(missed, '', 'or')}"
            yield Finding(Severity.WARNING, code, f"{key}.bands", text)


def _by_rated(rule: Rule, inputs: Sequence[Input]) -> dict[int, set[str]]:
    """Number of rated inputs to the ratings that the rule can give then."""
    full = sum(one.most for one in inputs)
    found: dict[int, set[str]] = {}
    for sums in sorted(sums_of(inputs), key=_rated):
        rating = band_for(rule, sums, full)
        if rating is not None:
            found.setdefault(sums.rated, set()).add(rating)
    return found


def _rated(sums: Sums) -> int:
    return sums.rated


def _figure(rule: Rule) -> str:
    return "sum" if rule.kind == "sum_in_bands" else "mean"
