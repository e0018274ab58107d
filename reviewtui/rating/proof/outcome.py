"""What a `first_match` rule says of a combination, once it is known which of its conditions hold."""

from typing import NamedTuple

from reviewtui.framework.model import Rule
from reviewtui.rating.proof.problem import Truths


class Said(NamedTuple):
    """The lines that give a combination its rating, or may give it while something is not rated."""

    lines: tuple[int, ...]
    """Places among the rule's cases."""
    nothing: bool
    """Whether it may be that none does."""
    forbidden: bool = False
    untold: bool = False
    """Whether something that is not rated leaves more than one outcome open."""

    def rating(self, rule: Rule) -> str | None:
        """The one rating it has; None where it has none, or more than one."""
        ratings = self.ratings(rule)
        return ratings[0] if len(ratings) == 1 and not self.nothing else None

    def ratings(self, rule: Rule) -> tuple[str, ...]:
        """The ratings of the lines, none twice."""
        return tuple(dict.fromkeys(rule.outcomes[place].rating for place in self.lines))


def said(rule: Rule, truths: Truths) -> Said:
    """What the rule says where its conditions, the forbidding ones first, hold as `truths` tells."""
    forbids, whens = truths[: len(rule.forbid)], list(truths[len(rule.forbid) :])
    if True in forbids:
        return Said((), nothing=False, forbidden=True)
    found = _first(rule, whens) if rule.first_wins else _only(rule, whens)
    if None in forbids:
        return found._replace(nothing=True, untold=True)
    several = found.rating(rule) is None
    return found._replace(untold=several and any(place < len(whens) and whens[place] is None for place in found.lines))


def settled(rule: Rule, truths: Truths) -> bool:
    """Whether the conditions that stand after these no longer matter to what the rule says."""
    forbids, whens = truths[: len(rule.forbid)], truths[len(rule.forbid) :]
    every = len(truths) >= len(rule.forbid)
    return every and (True in forbids or (rule.first_wins and True in whens))


def _first(rule: Rule, whens: list[bool | None]) -> Said:
    """The first line that holds; those before it that cannot be told may hold."""
    lines = []
    for place, line in enumerate(rule.outcomes):
        truth = True if line.when is None else whens[place]
        if truth is not False:
            lines.append(place)
        if truth:
            return Said(tuple(lines), nothing=False)
    return Said(tuple(lines), nothing=True)


def _only(rule: Rule, whens: list[bool | None]) -> Said:
    """Every line that holds; the one without a condition where none of the others does."""
    lines = [place for place, truth in enumerate(whens) if truth is not False]
    if True in whens:
        return Said(tuple(lines), nothing=False)
    if rule.outcomes[-1].when is None:
        return Said((*lines, len(rule.outcomes) - 1), nothing=False)
    return Said(tuple(lines), nothing=True)
