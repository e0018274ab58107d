"""Proves a `first_match` rule: every combination of what it reads gives exactly one rating, or is forbidden."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from reviewtui.framework.expression import Condition, Value, evaluate
from reviewtui.framework.model import Framework, Rule, Scale
from reviewtui.framework.node_words import node_words
from reviewtui.rating.proof.domains import Domains
from reviewtui.rating.proof.finding import Finding, NodeProof, Severity
from reviewtui.rating.proof.problem import Found, Problem, Situations, TooLarge, Truths, never
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.words import combination, listed, share_of

SPELLED_OUT = 8
"""Values an example names in full; with more, only those that matter to what it shows."""
Example = Mapping[str, Value | None]
SETTLE = "forbid one of them, or write `order: first match wins`"


GAP = "matches nothing", "add a case, or forbid it"
UNTOLD = "cannot be determined", "say what holds when that is not rated"


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


class Lines(NamedTuple):
    """A node that lines of ratings and conditions rate."""

    code: str
    name: str
    """`standard 4.1`."""
    key: str
    """Where its rule stands in the file."""
    rule: Rule
    scale: Scale


def prove_first_match(framework: Framework, code: str, key: str, domains: Domains) -> NodeProof:
    """What can be proved of the rule of a section or standard; `key` is where it stands in the file."""
    node = framework.case_nodes[code]
    rule = framework.case_rule(node)
    whens = (line.when for line in rule.outcomes if line.when is not None)
    problem = domains.problem((*(each.when for each in rule.forbid), *whens), framework.gates.get(code, ()))
    return prove_lines(Lines(code, node_words(framework, code), key, rule, framework.case_scale(node)), problem)


def prove_lines(lines: Lines, problem: Problem) -> NodeProof:
    """What can be proved of a rule; `problem` asks when its forbidding conditions and its lines hold."""
    code, name, key, rule, _ = lines
    problem = problem._replace(settled=partial(settled, rule))
    try:
        return _Rule(lines, problem, situations(problem)).proof()
    except TooLarge:
        text = f"{name}: too many different combinations to prove: split the rule into sections"
        ratings = tuple(dict.fromkeys(line.rating for line in rule.outcomes))
        return NodeProof(code, rule.kind, 0, "reduced", ratings, (Finding(Severity.FAULT, code, key, text),))


class _Rule:
    """One rule with all its situations."""

    def __init__(self, lines: Lines, problem: Problem, all_: Situations) -> None:
        self._code, self._name, self._key, self._rule, self._scale = lines
        self._problem, self._all = problem, all_
        self._said = {truths: said(self._rule, truths) for truths in all_.by_truths}

    def proof(self) -> NodeProof:
        """What was found, and which ratings there can be."""
        given = {one.rating(self._rule) for one in self._said.values()}
        ratings = tuple(rating for rating in self._scale.by_code if rating in given)
        how = "reduced" if self._all.reduced else "each"
        findings = (*self._unsettled(), *self._dead())
        return NodeProof(self._code, self._rule.kind, self._all.combinations, how, ratings, findings)

    def _unsettled(self) -> Iterator[Finding]:
        """Combinations without exactly one rating, those of one kind together."""
        kinds: dict[tuple[str, str], list[Found]] = {}
        for truths, one in self._said.items():
            if not one.forbidden and one.rating(self._rule) is None:
                kinds.setdefault(self._kind(one), []).append(self._all.by_truths[truths])
        for (words, mend), found in kinds.items():
            yield self._finding(words, mend, found)

    def _kind(self, one: Said) -> tuple[str, str]:
        """What such a combination does, and how to mend it."""
        if one.untold:
            return UNTOLD
        if not one.lines:
            return GAP
        return f"matches {listed(self._scale.answer(rating).label for rating in one.ratings(self._rule))}", SETTLE

    def _finding(self, words: str, mend: str, found: Iterable[Found]) -> Finding:
        several = sorted(found, key=self._place)
        example = several[0].example
        times = sum(each.times for each in several)
        shown = combination(self._problem.own, self._telling(example), self._code)
        text = f"{self._name}: {shown} {words} ({share_of(times, self._all.combinations)}): {mend}"
        return Finding(Severity.FAULT, self._code, self._key, text, example=example, combinations=times)

    def _place(self, found: Found) -> list[int]:
        """Where the example stands among all combinations."""
        return [variable.values.index(found.example[variable.code]) for variable in self._problem.own]

    def _telling(self, example: Example) -> Example:
        """The example; of a long one, only the values without which it would not be one."""
        if len(example) <= SPELLED_OUT:
            return example
        shown = self._shown(example)
        kept = dict(example)
        for code in example:
            fewer = {other: value for other, value in kept.items() if other != code}
            if example[code] is not None and self._shown(fewer) == shown:
                kept = fewer
        return kept

    def _shown(self, values: Example) -> tuple[object, ...]:
        """What makes the values an example: they are not forbidden, and which lines match, or that none does."""
        truths = [evaluate(condition, values.get) for condition in self._problem.conditions]
        forbids, whens = truths[: len(self._rule.forbid)], truths[len(self._rule.forbid) :]
        return (*forbids, *([place for place, truth in enumerate(whens) if truth] or whens))

    def _dead(self) -> Iterator[Finding]:
        """Lines that never give a rating, and forbidding ones that no combination meets."""
        if all(one.forbidden for one in self._said.values()):
            if self._said:
                yield self._never("forbid", "every combination is forbidden, so that it can never be rated")
            return
        fired = {place for one in self._said.values() for place in one.lines}
        held = {place for truths in self._said for place, truth in enumerate(truths) if truth is not False}
        for place, forbid in enumerate(self._rule.forbid):
            if place not in held:
                yield self._never(f"forbid[{place}]", f"`{forbid.when}` forbids nothing: no combination matches it")
        for place, line in enumerate(self._rule.outcomes):
            if place not in fired:
                label = self._scale.answer(line.rating).label
                why = self._why_never(line.when)
                yield self._never(f"cases[{place}]", f"the case for {label} can never fire: {why}")

    def _why_never(self, when: Condition | None) -> str:
        if when is None:
            return "the cases before it match everything else"
        alone = situations(self._problem._replace(conditions=(when,), settled=never)).by_truths
        if set(alone) == {(False,)}:
            return f"nothing matches `{when}`"
        return f"all that `{when}` matches is taken before or forbidden"

    def _never(self, place: str, words: str) -> Finding:
        return Finding(Severity.FAULT, self._code, f"{self._key}.{place}", f"{self._name}: {words}")


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
