"""The cheapest way to each rating of one case's node: which answers would have to be given, or given otherwise.

What a node reads is taken apart into parts that share no question; a question that several parts read is tried with
each answer in turn, so that what is left of the parts can be changed one by one and their costs added up.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import prod

from reviewtui.framework.expression import Condition, evaluate
from reviewtui.framework.graph import case_inputs, in_case
from reviewtui.framework.model import NOT_APPLICABLE, Framework, Rule, Section, Standard
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.case_view import Answers, counted_as, every_answer, ratings_of
from reviewtui.rating.counterfactual.first_match_ways import MAYBE, FirstMatchWays, Memory
from reviewtui.rating.remembering import remembered
from reviewtui.rating.rules import Inputs, node_rule
from reviewtui.rating.rules.limits import limited
from reviewtui.rating.ways import Move, NotWorkedOut, Way, Ways, keep_cheapest

Values = Mapping[str, str | None]
SHARED = 64
"""How many sets of answers to shared questions are tried."""
TRIED = 5000
"""How many sets of values of what gates and limits read are tried."""


class CaseWays:
    """Finds ways for the nodes of one case."""

    def __init__(self, framework: Framework, answers: Answers) -> None:
        """Whatever is answered can be answered otherwise, and never withdrawn."""
        self._framework = framework
        self._answers = answers
        self._reads = in_case(framework)
        self._supports: dict[str, frozenset[str]] = {}

    def ways(self, code: str) -> Ways:
        """Each value a question or node could have, with the cheapest way there. Raises NotWorkedOut."""
        return self._ways(code, {})

    def support(self, code: str) -> frozenset[str]:
        """Codes of all questions that a question's value or a node's rating depends on."""
        if code not in self._supports:
            own = frozenset() if code in self._framework.case_nodes else frozenset((code,))
            self._supports[code] = own.union(*(self.support(each) for each in self._reads.get(code, ())))
        return self._supports[code]

    def _ways(self, code: str, fixed: Values, inside: str = "") -> Ways:
        """The ways with some answers fixed; `inside` is the node whose lines read a question, its gates being open.

        Remembered for every case that is answered alike, as most are before they are begun.
        """
        support = sorted(self.support(code))
        known = {each: fixed[each] for each in support if each in fixed}
        answers = tuple(self._answers.get(each) for each in support)
        key = ("ways", code, inside, tuple(known.items()), answers)
        return remembered(self._framework, key, lambda: self._worked_out(code, known, inside))

    def _worked_out(self, code: str, known: Values, inside: str) -> Ways:
        node = self._framework.case_nodes.get(code)
        return self._question(code, known, inside) if node is None else self._node(node, known)

    def _question(self, code: str, fixed: Values, inside: str) -> Ways:
        """A question's value: its answer, unless a gate hides it."""
        gates = self._framework.gates.get(code, ())
        if not gates:
            return self._answer(code, fixed)
        own = self._framework.gates.get(inside, ())
        reads = tuple(dict.fromkeys(each for gate in gates for each in gate.reads))
        found: dict[str | None, Way] = {}
        for chosen, known in self._apart(reads, fixed):
            for values, way in _combinations({each: self._ways(each, known) for each in reads}):
                truths = {gate: evaluate(gate, values.get) for gate in gates}
                waits = inside and any(truth is None for gate, truth in truths.items() if gate not in own)
                answers = {NOT_APPLICABLE: Way()} if False in truths.values() else self._answer(code, fixed)
                for value, on in answers.items():
                    keep_cheapest(found, MAYBE if waits and value is None else value, chosen.joined(way, on))
        return found

    def _answer(self, code: str, fixed: Values) -> Ways:
        """Every other answer is one judgement away."""
        if code in self._framework.unasked:
            return {NOT_APPLICABLE: Way()}
        if code in fixed:
            return {fixed[code]: Way()}
        now = self._answers.get(code)
        ways: dict[str | None, Way] = {now: Way()}
        for answer in self._options(code):
            ways.setdefault(answer, Way((Move(code, now, answer, opens=code in self._gating),)))
        return ways

    def _options(self, code: str) -> tuple[str, ...]:
        """The answers to try: all, or of whole numbers one for each that some condition tells apart."""
        question = self._framework.question(code)
        if not self._framework.scale_of(question).count or code in self._scored:
            return every_answer(self._framework, question)
        from reviewtui.rating.proof.intervals import intervals

        scale = self._framework.scale_of(question)
        parts = intervals(self._conditions, code, range(scale.least, scale.most + 1))
        return tuple(str(part.start) for part in parts)

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        nodes = self._framework.case_nodes.values()
        rules = (condition for node in nodes for condition in self._framework.case_rule(node).conditions)
        return (*rules, *(gate for gates in self._framework.gates.values() for gate in gates))

    @cached_property
    def _gating(self) -> frozenset[str]:
        """What gates read."""
        gates = (gate for gates in self._framework.gates.values() for gate in gates)
        return frozenset(code for gate in gates for code in gate.reads)

    @cached_property
    def _scored(self) -> frozenset[str]:
        """Questions whose very number is added up."""
        nodes = [
            node
            for node in self._framework.case_nodes.values()
            if rule_kind(self._framework.case_rule(node).kind).scores
        ]
        return frozenset(code for node in nodes for code in case_inputs(self._framework, node))

    def _node(self, node: Standard | Section, fixed: Values) -> Ways:
        """A node's rating: by its rule, within its limits, unless a gate shuts it."""
        rule, gates = self._framework.case_rule(node), self._framework.gates.get(node.code, ())
        beside = tuple(
            dict.fromkeys(code for each in (*gates, *(one.when for one in rule.limits)) for code in each.reads)
        )
        inputs = self._taken(node, rule)
        found: dict[str | None, Way] = {}
        inside = node.code if rule.kind == "first_match" else ""
        for chosen, known in self._apart(tuple(dict.fromkeys((*beside, *inputs))), fixed):
            parts = {code: self._ways(code, known, inside) for code in inputs}
            for values, way in _combinations({code: self._ways(code, known) for code in beside}):
                closed = any(evaluate(gate, values.get) is False for gate in gates)
                so_far = chosen.joined(way)
                if closed and isinstance(node, Section):
                    keep_cheapest(found, node.otherwise, so_far)
                    continue
                ways = {code: {values[code]: Way()} if code in values else parts[code] for code in inputs}
                as_now = not so_far.moves and all(self._answers.get(each) == value for each, value in fixed.items())
                for rating, on in self._by_rule(node, rule, ways, as_now=as_now).items():
                    keep_cheapest(found, self._within(node, rule, rating, values), so_far.joined(on))
        return found

    def _taken(self, node: Standard | Section, rule: Rule) -> tuple[str, ...]:
        """What the rule itself reads."""
        if rule.kind == "first_match":
            return rule._replace(limits=()).reads
        return () if rule_kind(rule.kind).bare else tuple(case_inputs(self._framework, node))

    def _within(self, node: Standard | Section, rule: Rule, rating: str | None, values: Values) -> str | None:
        return limited(rule, self._framework.case_scale(node), rating, values.get)[0] if rule.limits else rating

    def _by_rule(self, node: Standard | Section, rule: Rule, ways: Mapping[str, Ways], *, as_now: bool) -> Ways:
        if rule.kind == "first_match":
            memory = remembered(self._framework, ("first match", node.code, tuple(ways)), Memory)
            return FirstMatchWays(rule, ways, self._unknown, as_now=as_now, memory=memory).ways()
        scales = case_inputs(self._framework, node)
        counted: dict[str, dict[str | None, Way]] = {code: {} for code in ways}
        for code, one in ways.items():
            for value, way in one.items():
                keep_cheapest(counted[code], counted_as(scales[code], value), way)
        inputs = Inputs(dict.fromkeys(ways), scales, "input")
        return node_rule(rule.kind).ways(rule, self._framework.case_scale(node), inputs, counted)

    def _unknown(self, code: str, value: str | None) -> tuple[str, ...]:
        """What a code without a value could be."""
        if code in self._framework.case_nodes:
            return ratings_of(self._framework, code)
        closed = (NOT_APPLICABLE,) if value == MAYBE else ()
        return tuple(dict.fromkeys((*self._options(code), *closed)))

    def _apart(self, codes: Sequence[str], fixed: Values) -> Iterator[tuple[Way, dict[str, str | None]]]:
        """Each set of answers to the questions that codes share: what it takes, and all that is fixed then."""
        supports = [self.support(code) for code in codes]
        every = sorted(frozenset().union(*supports) - fixed.keys())
        shared = [each for each in every if sum(each in support for support in supports) > 1]
        options = [self._answer(each, fixed) for each in shared]
        if prod(map(len, options)) > SHARED:
            raise NotWorkedOut("too many of its parts share questions")
        for answers in product(*(each.items() for each in options)):
            chosen = Way().joined(*(way for _, way in answers))
            yield chosen, {**fixed, **{code: value for code, (value, _) in zip(shared, answers, strict=True)}}


def _combinations(parts: Mapping[str, Ways]) -> Iterator[tuple[dict[str, str | None], Way]]:
    """Every set of values of some codes, with what it takes."""
    if prod(map(len, parts.values())) > TRIED:
        raise NotWorkedOut("its gates and limits read too much")
    for values in product(*(one.items() for one in parts.values())):
        yield (
            {code: value for code, (value, _) in zip(parts, values, strict=True)},
            Way().joined(*(w for _, w in values)),
        )
