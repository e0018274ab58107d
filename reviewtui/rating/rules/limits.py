"""`limit`: what a rating may not pass while a condition holds. It stands beside any rule, and is part of its rating."""

from collections.abc import Callable, Mapping
from itertools import product
from math import prod

from reviewtui.framework.model import Limit, Rule, Scale
from reviewtui.rating.summary import Ratings

COMBINATIONS = 500
"""How many sets of values of what limits read are tried before each limit is taken to be able to go either way."""
Fixed = Mapping[str, str | None]


def limited(
    rule: Rule, scale: Scale, rating: str | None, value_of: Callable[[str], str | None]
) -> tuple[str | None, Limit | None]:
    """The rating within the rule's limits, and the last limit that changed it. What is not rated fires no limit."""
    if not rule.limits:
        return rating, None
    from reviewtui.framework.expression import evaluate

    changed = None
    for limit in rule.limits:
        if rating in scale.rank and passes(limit, scale, rating) and evaluate(limit.when, value_of):
            rating, changed = limit.rating, limit
    return rating, changed


def limited_reach(
    rule: Rule, scale: Scale, base: Callable[[Fixed], Ratings], reads: Mapping[str, tuple[str | None, ...]]
) -> Ratings:
    """Every rating there could be within limits.

    `reads` holds what each code that limits read could be; `base` gives the ratings before limits where some of them
    are fixed.
    """
    if prod(map(len, reads.values())) > COMBINATIONS:
        free = base({})
        return free | {limit.rating for limit in rule.limits for one in free if one and passes(limit, scale, one)}
    found: set[str | None] = set()
    for values in product(*reads.values()):
        fixed = dict(zip(reads, values, strict=True))
        found |= {limited(rule, scale, rating, fixed.get)[0] for rating in base(fixed)}
    return frozenset(found)


def passes(limit: Limit, scale: Scale, rating: str) -> bool:
    """Whether a rating stands on the wrong side of a limit."""
    over = scale.rank.get(rating, 0) - scale.rank[limit.rating]
    return over > 0 if limit.edge == "not_above" else over < 0
