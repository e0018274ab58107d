"""Proves the limits beside a rule: each can come to hold, can change something, and two can always be kept together."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from reviewtui.framework.model import Limit, Rule, Scale
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.over_inputs import Ratings, in_order
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Truths
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.words import combination


class Limited(NamedTuple):
    """A rated node whose rule has limits."""

    code: str
    name: str
    """`standard 4.1`."""
    key: str
    """Where its rule stands in the file."""
    rule: Rule
    scale: Scale
    before: Ratings
    """What the rule gives before its limits."""


def limited(node: Limited, problem: Problem) -> tuple[Ratings, tuple[Finding, ...]]:
    """The ratings there can be once the limits are kept, and what is wrong with these.

    `problem` asks when each limit holds.
    """
    try:
        found = situations(problem).by_truths
    except TooLarge:
        text = f"{node.name}: its limits read too many different combinations to prove: simplify them"
        return node.before, (Finding(Severity.FAULT, node.code, f"{node.key}.limits", text),)
    after = {_kept(node, truths, rating) for truths, rating in product(found, node.before)}
    findings = (*_idle(node, found), *_at_odds(node, problem, found))
    return in_order(node.scale, after), findings


def _kept(node: Limited, truths: Truths, rating: str | None) -> str | None:
    """A rating moved to the limits that hold; one that cannot be told leaves it."""
    for limit, holds in zip(node.rule.limits, truths, strict=True):
        if holds and rating is not None and _passes(node.scale, limit, rating):
            rating = limit.rating
    return rating


def _passes(scale: Scale, limit: Limit, rating: str) -> bool:
    if rating not in scale.rank:
        return False
    above = scale.rank[rating] - scale.rank[limit.rating]
    return above > 0 if limit.edge == "not_above" else above < 0


def _idle(node: Limited, found: Iterable[Truths]) -> Iterator[Finding]:
    for place, limit in enumerate(node.rule.limits):
        label = node.scale.answer(limit.rating).label
        words = f"the limit {limit.edge.replace('_', ' ')} {label}"
        if not any(truths[place] for truths in found):
            yield _fault(node, place, f"{words} can never fire: `{limit.when}` never holds")
        elif not any(rating is not None and _passes(node.scale, limit, rating) for rating in node.before):
            side = "above" if limit.edge == "not_above" else "below"
            yield _fault(node, place, f"{words} can never fire: nothing rates it {side} {label}")


def _at_odds(node: Limited, problem: Problem, found: Mapping[Truths, Found]) -> Iterator[Finding]:
    """A ceiling under a floor: whichever is kept, the other is broken."""
    for (low, ceiling), (high, floor) in product(enumerate(node.rule.limits), repeat=2):
        clash = next((each for truths, each in found.items() if truths[low] and truths[high]), None)
        if clash is not None and _under(node.scale, ceiling, floor):
            shown = combination(problem.own, clash.example, "")
            labels = node.scale.answer(ceiling.rating).label, node.scale.answer(floor.rating).label
            text = f"{shown} allows nothing above {labels[0]} and nothing below {labels[1]}"
            yield _fault(node, max(low, high), text, clash)


def _under(scale: Scale, ceiling: Limit, floor: Limit) -> bool:
    edges = ceiling.edge, floor.edge
    return edges == ("not_above", "not_below") and scale.rank[ceiling.rating] < scale.rank[floor.rating]


def _fault(node: Limited, place: int, words: str, found: Found | None = None) -> Finding:
    example, times = (found.example, found.times) if found else ({}, 0)
    key, text = f"{node.key}.limits[{place}]", f"{node.name}: {words}"
    return Finding(Severity.FAULT, node.code, key, text, example=example, combinations=times)
