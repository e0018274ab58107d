"""Proves the limits beside a rule: each can come to hold, can change something, and two can always be kept together."""

from collections.abc import Callable, Collection, Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from reviewtui.framework.model import Limit, Rule, Scale
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.one_by_one import OneByOne
from reviewtui.rating.proof.over_inputs import Ratings, in_order
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Truths
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.words import combination

TOGETHER = 12
"""Limits that are gone through together; with more, the ways they can hold together are too many to tell apart."""
COMBINATIONS = 200_000


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

    `problem` asks when each limit holds. A few limits are gone through together; of many, each is asked by itself, and
    two that could be at odds as a pair, so that their number alone never makes them too many.
    """
    try:
        if len(node.rule.limits) > TOGETHER or prod(len(one.values) for one in problem.own) > COMBINATIONS:
            return _one_by_one(node, OneByOne(problem))
        found = situations(problem).by_truths
    except TooLarge:
        text = f"{node.name}: its limits read too many different combinations to prove: simplify them"
        return node.before, (Finding(Severity.FAULT, node.code, f"{node.key}.limits", text),)
    after = {_kept(node, truths, rating) for truths, rating in product(found, node.before)}
    holding = {place for truths in found for place, truth in enumerate(truths) if truth}

    def clash(low: int, high: int) -> Found | None:
        return next((each for truths, each in found.items() if truths[low] and truths[high]), None)

    return in_order(node.scale, after), (*_idle(node, holding), *_at_odds(node, problem, clash))


def _one_by_one(node: Limited, asked: OneByOne) -> tuple[Ratings, tuple[Finding, ...]]:
    """What the limits come to; a rating is taken to be possible unless every combination has a limit that moves it."""
    limits = node.rule.limits
    holding = {place for place in range(len(limits)) if asked.holds(place)}
    after: set[str | None] = set()
    for rating in node.before:
        moving = [p for p in holding if rating is not None and _passes(node.scale, limits[p], rating)]
        after |= {limits[place].rating for place in moving}
        if not moving or asked.none_holds(moving):
            after.add(rating)
    return in_order(node.scale, after), (*_idle(node, holding), *_at_odds(node, asked.problem, asked.both_hold))


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


def _idle(node: Limited, holding: Collection[int]) -> Iterator[Finding]:
    for place, limit in enumerate(node.rule.limits):
        label = node.scale.answer(limit.rating).label
        words = f"the limit {limit.edge.replace('_', ' ')} {label}"
        if place not in holding:
            yield _fault(node, place, f"{words} can never fire: `{limit.when}` never holds")
        elif not any(rating is not None and _passes(node.scale, limit, rating) for rating in node.before):
            side = "above" if limit.edge == "not_above" else "below"
            yield _fault(node, place, f"{words} can never fire: nothing rates it {side} {label}")


def _at_odds(node: Limited, problem: Problem, clash_of: Callable[[int, int], Found | None]) -> Iterator[Finding]:
    """A ceiling under a floor: whichever is kept, the other is broken. `clash_of` is where both of a pair hold."""
    for (low, ceiling), (high, floor) in product(enumerate(node.rule.limits), repeat=2):
        clash = clash_of(low, high) if _under(node.scale, ceiling, floor) else None
        if clash is not None:
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
