"""An inspection whose rules count cases: what one judgement, and all that is still to come, would make of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Protocol

from reviewtui.framework.graph import over_cases
from reviewtui.framework.model import Framework, Scale
from reviewtui.rating.questions import may_leave
from reviewtui.rating.remembering import remembered
from reviewtui.rating.rules.layout import Piles
from reviewtui.rating.rules.several_shares import ANY_NUMBER, moves_between, nearest, too_few
from reviewtui.rating.rules.share_in_bands import TRIED
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE, Because, NodeRating, QuestionRating, Ratings, SharedRating
from reviewtui.rating.tallies import State, holding, states, tallied, tallies_of
from reviewtui.rating.ways import Way

TOGETHER = 500
"""Sets of states of several questions that are gone through."""


class View(Protocol):
    """The inspection, and what it would be if something were otherwise."""

    framework: Framework
    counts: Mapping[str, Mapping[str, int]]
    total_cases: int
    given: Mapping[str, str]
    minimum: int

    def node(self, code: str) -> NodeRating:
        """The rating of the whole, a standard or a question."""

    def question(self, code: str) -> QuestionRating:
        """The rating of a question."""

    def with_counts(self, question: str, counts: Mapping[str, int]) -> "View":
        """The same inspection, if a question had been answered otherwise."""

    def with_node(self, code: str, node: NodeRating) -> "View":
        """The same inspection, if a standard were rated otherwise."""


class Counting:
    """The questions of an inspection whose cases conditions count."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._framework = view.framework
        self._tallied = {
            code: tallied(self._framework, self._framework.question(code), tallies)
            for code, tallies in tallies_of(self._framework).items()
        }
        self._questions = frozenset(question.code for question in self._framework.questions())
        standards = (standard.code for standard in self._framework.standards)
        self._sizes = any(self._framework.inspection_rule(code).drives_from for code in standards)
        """Whether it may matter how many cases a question has."""

    def node(self, name: str) -> NodeRating:
        """A condition on numbers of cases, in the shape of a node: it holds, it fails, or it has too few cases yet."""
        tally = self._framework.tallies[name]
        question, place = self._view.question(tally.question), self._tallied[tally.question].names.index(name)
        state = self._state(tally.question)
        could = {each.truths[place] for each in self._to_come(tally.question)} if question.share.to_come else set()
        truth = state.truths[place]
        possible = frozenset(could or {truth})
        return NodeRating(truth, (), Because("none", ""), possible=possible)

    def figure(self, name: str) -> str:
        """`3 of 20`: the cases that a condition counts, of those that are applicable."""
        tally = self._framework.tallies[name]
        counts = self._view.counts.get(tally.question, {})
        cases = sum(counts.get(answer, 0) for answer in tally.answers)
        return f"{cases} of {self._view.question(tally.question).share.applicable}"

    def near(self, code: str, *, given: bool) -> Ratings:
        """All that one judgement would make of a node: one that is given, or the next to come."""
        found: set[str | None] = set()
        for read in self._support(code):
            if read in self._view.given or read == code:
                continue
            if read in self._questions:
                for other in self._moved(read, given=given):
                    found.add(other.node(code).rating)
            elif isinstance(node := self._view.node(read), SharedRating):
                away = node.one_away if given else node.next_away
                found |= {self._view.with_node(read, node._replace(rating=each)).node(code).rating for each in away}
        return frozenset(found)

    def reach(self, code: str, otherwise: Ratings) -> Ratings:
        """Every rating a node could come to; `otherwise` where that is too much to go through."""
        open_ = [
            read for read in self._support(code) if read in self._tallied and self._view.question(read).share.to_come
        ]
        ways = [[(read, counts) for counts in self._to_come(read).values()] for read in open_]
        if not ways or prod(map(len, ways)) > TOGETHER:
            return otherwise
        found: set[str | None] = set()
        for settled in product(*ways):
            view = self._view
            for read, counts in settled:
                view = view.with_counts(read, counts)
            found |= view.node(code).possible
        return frozenset(found)

    def ways(self, question: str, names: Iterable[str]) -> list[tuple[dict[str, str | None], Way]]:
        """The cheapest way to each state of a question: what conditions then read of it, with the way."""
        one, leaves = self._tallied[question], self._leaves(question)
        piles, found = self._piles(question), dict[State, Way]()
        here = piles.applicable
        most = here + piles.out + piles.unjudged
        least = self._view.minimum
        enough = range(least, ANY_NUMBER.stop)
        totals = range(least if leaves else max(here, least), most + 1)
        nobody = (0,) * len(piles.cases)
        for cases in states(one.layout, one.tests, nobody, totals):
            state = one.state(Piles(cases))
            tests = holding(one, Piles(cases))
            wanted = nearest(one.layout, (tests,), piles, enough, may_leave=leaves)
            if wanted is not None:
                way = Way(tuple(moves_between(one.layout, question, piles, wanted, answers=True)))
                if state not in found or way.weight < found[state].weight:
                    found[state] = way
        if here < least or leaves:
            moves = moves_between(one.layout, question, piles, too_few(piles, least), answers=True)
            found[State(None, (None,) * len(one.names))] = Way(tuple(moves))
        return [(self._values(question, state, names), way) for state, way in found.items()]

    def _values(self, question: str, state: State, names: Iterable[str]) -> dict[str, str | None]:
        values = {question: state.rating, **dict(zip(self._tallied[question].names, state.truths, strict=True))}
        return {name: values[name] for name in names}

    def _support(self, code: str) -> frozenset[str]:
        return support(self._framework)[code]

    def _leaves(self, code: str) -> bool:
        return may_leave(self._framework, self._framework.question(code))

    def _scale(self, code: str) -> Scale:
        return self._framework.scale_of(self._framework.question(code))

    def _piles(self, code: str, counts: Mapping[str, int] | None = None) -> Piles:
        one, node = self._tallied[code], self._view.question(code)
        given = self._view.counts.get(code, {}) if counts is None else counts
        groups = (sum(given.get(answer, 0) for answer in group) for group in one.layout.groups)
        return Piles(tuple(groups), node.share.not_applicable, node.share.to_come)

    def _state(self, code: str) -> State:
        return self._tallied[code].state(self._piles(code), self._view.minimum)

    def _to_come(self, code: str) -> dict[State, dict[str, int]]:
        """Every state a question could come to, each with counts of answers that give it."""
        one, piles, least = self._tallied[code], self._piles(code), self._view.minimum
        everyone = piles.applicable + piles.unjudged
        leaves = self._leaves(code)
        found: dict[State, dict[str, int]] = {}
        if everyone < least or (leaves and piles.applicable < least):
            found[State(None, (None,) * len(one.names))] = self._filled(code, piles.cases)
        if everyone >= least:
            fewest = max(everyone - TRIED, piles.applicable, least) if leaves else everyone
            for cases in states(one.layout, one.tests, piles.cases, range(everyone, fewest - 1, -1)):
                found.setdefault(one.state(Piles(cases), least), self._filled(code, cases))
        return found

    def _filled(self, code: str, cases: Sequence[int]) -> dict[str, int]:
        """Counts in which nothing is to come any more: what is in none of the groups does not apply."""
        before = self._view.counts.get(code, {})
        counts = {answer: number for answer, number in before.items() if answer != IN_DISPUTE}
        for group, number in zip(self._tallied[code].layout.groups, cases, strict=True):
            counts[group[0]] = counts.get(group[0], 0) + number - sum(before.get(answer, 0) for answer in group)
        out = self._out(code)
        counts[out] = counts.get(out, 0) + self._view.total_cases - sum(counts.values())
        return counts

    def _out(self, code: str) -> str:
        offered = self._framework.offered(self._framework.question(code))
        return next((answer.code for answer in offered if not answer.applicable), HIDDEN)

    def _moved(self, code: str, *, given: bool) -> Iterator[View]:
        """The inspection after one judgement on a question, once for each thing that may come of it."""
        question, scale = self._framework.question(code), self._scale(code)
        if scale.count or not question.asked:
            return
        counts, share = self._view.counts.get(code, {}), self._view.question(code).share
        ends = [answer.code for answer in self._framework.offered(question)]
        fixed = {IN_DISPUTE} if code in self._framework.gates else {IN_DISPUTE, HIDDEN}
        ends += [HIDDEN] if code in self._framework.gates else []
        if given:
            starts = [answer for answer, number in counts.items() if number and answer not in fixed]
        else:
            starts = [IN_DISPUTE if share.in_dispute else ""] if share.to_come else []
        seen = {self._effect(code, self._view)}
        for start, end in product(starts, ends):
            if start != end:
                moved = dict(counts)
                if start:
                    moved[start] -= 1
                moved[end] = moved.get(end, 0) + 1
                other = self._view.with_counts(code, moved)
                effect = self._effect(code, other)
                if effect not in seen:
                    seen.add(effect)
                    yield other

    def _effect(self, code: str, view: View) -> object:
        """What of a question can make a difference to what reads it."""
        node, one = view.question(code), self._tallied.get(code)
        state = None if one is None else one.state(self._piles(code, view.counts.get(code, {})), view.minimum)
        return node.rating, state, node.share.applicable if self._sizes else 0, node.share.to_come > 0


def counts_cases(framework: Framework, code: str) -> bool:
    """Whether a node, or anything it is worked out from, is rated by conditions on numbers of cases."""
    return bool(framework.tallies) and code in _readers(framework)


def support(framework: Framework) -> dict[str, frozenset[str]]:
    """Each node with everything that it is worked out from."""
    return remembered(framework, "support", lambda: _support(framework))


def _readers(framework: Framework) -> frozenset[str]:
    """The nodes that stand on conditions on numbers of cases."""

    def found() -> frozenset[str]:
        own = {code for code in over_cases(framework) if framework.inspection_rule(code).tallies}
        return frozenset(code for code, reads in support(framework).items() if own & {code, *reads})

    return remembered(framework, "counting cases", found)


def _support(framework: Framework) -> dict[str, frozenset[str]]:
    reads = over_cases(framework)
    found: dict[str, frozenset[str]] = {}

    def of(code: str) -> frozenset[str]:
        if code not in found:
            own = reads.get(code, ())
            found[code] = frozenset(own).union(*(of(each) for each in own))
        return found[code]

    return {code: of(code) for code in reads}
