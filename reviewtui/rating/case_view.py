"""One case while it is rated: what is asked in it, what each code stands at, and what each could still become."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from math import prod
from typing import NamedTuple, TypeVar

from reviewtui.framework.expression import Condition, evaluate
from reviewtui.framework.graph import case_inputs
from reviewtui.framework.model import NOT_APPLICABLE, OVERALL, Framework, Question, Rule, Scale, Section, Standard
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating import case_reasons
from reviewtui.rating.nodes import is_unconfirmed, spread
from reviewtui.rating.remembering import remembered
from reviewtui.rating.rules import Inputs, node_rule
from reviewtui.rating.rules.first_match import Domains, reach, verdict
from reviewtui.rating.rules.limits import limited, limited_reach
from reviewtui.rating.summary import Because, CaseInput, NodeRating, Ratings, in_order

Answers = Mapping[str, str]
"""Question code to answer code, a whole number by its digits; an unanswered question is absent."""
COMBINATIONS = 500
"""How many sets of values of what a gate reads are tried before it is taken to be able to go either way."""
_Found = TypeVar("_Found")
_NOBODY: Answers = {}


class CaseView:
    """Rates the nodes of one case, each once, when it is asked for."""

    def __init__(self, framework: Framework, answers: Answers, judged: Answers = _NOBODY) -> None:
        """`judged` holds what a person says of the nodes that are judged in a case."""
        self.framework = framework
        self.answers = answers
        self._judged = judged
        self._nodes: dict[str, NodeRating] = {}

    def node(self, code: str) -> NodeRating:
        """The rating of a section or standard, or an answer as one. Raises UnknownCode."""
        found = self._nodes.get(code)
        if found is None:
            node = self.framework.case_nodes.get(code)
            found = self._asked(self.framework.question(code)) if node is None else self._graded(node)
            self._nodes[code] = found
        return found

    def value(self, code: str) -> str | None:
        """What conditions read: an answer or a rating; what is hidden does not apply; None while it is not known."""
        return self.node(code).rating

    def hidden(self, code: str) -> bool:
        """Whether a gate definitely hides a question, or shuts a section."""
        if code in self.framework.unasked:
            return True
        return any(evaluate(gate, self.value) is False for gate in self.framework.gates.get(code, ()))

    def inputs(self, node: Standard | Section) -> Inputs:
        """What the node's rule takes in; what is hidden is without a rating there."""
        scales = self._remembered(("inputs", node.code), lambda: case_inputs(self.framework, node))
        ratings = {code: counted_as(scale, self.value(code)) for code, scale in scales.items()}
        noun = "standard" if node.code == OVERALL else self._noun(scales)
        return Inputs(ratings, scales, noun, "answered" if noun == "question" else "rated")

    def _noun(self, codes: Iterable[str]) -> str:
        sections = {code in self.framework.case_nodes for code in codes}
        if len(sections) > 1:
            return "input"
        return "section" if sections == {True} else "question"

    def _asked(self, question: Question) -> NodeRating:
        """An answer as a rating; remembered where no gate has a say in it."""
        if question.code in self.framework.gates:
            return self._answer(question)
        key = ("answer", question.code, self.answers.get(question.code))
        return self._remembered(key, lambda: self._answer(question))

    def _graded(self, node: Standard | Section) -> NodeRating:
        """The rating of a section or standard; remembered where it follows from what the node reads alone."""
        alone = self._remembered(("alone", node.code), lambda: _Alone(_reads_alone(self.framework, node)))
        if alone.reads is None:
            return self._rated(node)
        stands = tuple((each.rating, each.possible) for each in map(self.node, alone.reads))
        key = ("node", node.code, self._judged.get(node.code), stands)
        return self._remembered(key, lambda: self._rated(node))

    def _answer(self, question: Question) -> NodeRating:
        """An answer as a rating: open while it is still to come."""
        code, scale = self.answers.get(question.code), self.framework.scale_of(question)
        label = "Not answered yet" if code is None else scale.answer(code).label
        base = frozenset(self._base(question.code)) if question.asked else frozenset((NOT_APPLICABLE,))
        possible = self._either(question.code, base, NOT_APPLICABLE)
        if self.hidden(question.code):
            code, label = NOT_APPLICABLE, "Not asked in this case"
        return NodeRating(code, (), Because("answer", f"{label}."), **spread(possible, scale))

    def _rated(self, node: Standard | Section) -> NodeRating:
        """The rating of a section or standard with its flags."""
        found = self._open(node)
        possible = self._either(node.code, found.possible, getattr(node, "otherwise", None))
        if isinstance(node, Section) and self.hidden(node.code):
            because = Because(
                self.framework.case_rule(node).kind, case_reasons.closed(self.framework, node, self.value)
            )
            found = NodeRating(node.otherwise, (), because)
        flags = set(found.flags)
        if self._unconfirmed(node, found):
            flags.add("unconfirmed")
        if possible != {found.rating}:
            flags.add("undetermined")
        return found._replace(flags=in_order(flags), **spread(possible, self.framework.case_scale(node)))

    def _unconfirmed(self, node: Standard | Section, found: NodeRating) -> bool:
        if node.code == OVERALL:
            return is_unconfirmed(self.framework, "case.overall", "case.overall", found)
        place = "case.section" if isinstance(node, Section) else "case.standard"
        return is_unconfirmed(self.framework, node.code, "" if node.case else place, found)

    def _open(self, node: Standard | Section) -> NodeRating:
        """The rating of a node that is looked at, and every one it could come to while it is."""
        rule = self.framework.case_rule(node)
        if rule.kind == "judged" and node.code in self._judged:
            found = self._said(node)
        elif rule.kind == "first_match":
            found = self._first_match(node, rule)
        else:
            found = self._over_inputs(node, rule)
        return self._limited(node, rule, found) if rule.limits else found

    def _said(self, node: Standard | Section) -> NodeRating:
        rating = self._judged[node.code]
        label = self.framework.case_scale(node).answer(rating).label
        return NodeRating(rating, (), Because("judged", f"It was judged {label}."), possible=frozenset((rating,)))

    def _first_match(self, node: Standard | Section, rule: Rule) -> NodeRating:
        """Remembered: most cases stand like one before, and a key press moves one node of many."""
        plan = self._plan(node, rule)
        could = {code: self._domain(code, node, plan.conditions) for code in plan.reads}
        stands = {code: self._stands_at(code, domain) for code, domain in could.items()}
        around = tuple(self.node(code).possible for code in plan.around)
        key = (node.code, tuple(could.values()), tuple(stands.values()), around)
        return self._remembered(key, lambda: self._worked_out(node, rule, could, stands))

    def _worked_out(self, node: Standard | Section, rule: Rule, could: Domains, stands: Domains) -> NodeRating:
        found = verdict(rule, stands)
        possible = frozenset((found.rating,))
        if any(len(domain) > 1 for domain in could.values()):
            possible = reach(rule, could, self._fits(node, tuple(could)))
        because = Because(rule.kind, case_reasons.first_match(self.framework, node, found, self.value))
        return NodeRating(found.rating, (), because, decided_by=found.read, possible=possible)

    def _plan(self, node: Standard | Section, rule: Rule) -> "_Plan":
        return self._remembered(("plan", node.code), lambda: _plan_of(self.framework, node, rule))

    def _remembered(self, key: object, work_out: Callable[[], _Found]) -> _Found:
        return remembered(self.framework, key, work_out)

    def _stands_at(self, code: str, domain: tuple[str | None, ...]) -> tuple[str | None, ...]:
        """What a code is by now; what has no rating yet could come to any that its rule gives."""
        value = self.value(code)
        if value is not None:
            return (value,)
        return ratings_of(self.framework, code) if code in self.framework.case_nodes else domain

    def _over_inputs(self, node: Standard | Section, rule: Rule) -> NodeRating:
        kind, scale, inputs = node_rule(rule.kind), self.framework.case_scale(node), self.inputs(node)
        could = {
            code: frozenset(counted_as(each, rating) for rating in self._domain(code, node))
            for code, each in inputs.scales.items()
        }
        waiting = not rule_kind(rule.kind).bare and any(self.value(code) is None for code in inputs.ratings)
        return NodeRating(
            rating=kind.rating(rule, scale, inputs),
            flags=("input_not_rated",) if waiting else (),
            because=Because(rule.kind, kind.because(rule, scale, inputs)),
            decided_by=kind.deciding(rule, scale, inputs),
            possible=kind.reach(rule, scale, inputs, could),
        )

    def _limited(self, node: Standard | Section, rule: Rule, found: NodeRating) -> NodeRating:
        scale = self.framework.case_scale(node)
        rating, limit = limited(rule, scale, found.rating, self.value)
        reads = {code: self._domain(code, node, rule.conditions) for limit in rule.limits for code in limit.when.reads}
        possible = limited_reach(rule, scale, lambda _: found.possible, reads)
        if limit is None:
            return found._replace(possible=possible)
        because = Because("limit", case_reasons.limited(found.because.text, scale, limit))
        return found._replace(rating=rating, because=because, decided_by=limit.when.reads, possible=possible)

    def _either(self, code: str, base: Ratings, closed: str | None, given: tuple[Condition, ...] = ()) -> Ratings:
        """What a code could be: one of `base` while it is open, `closed` while it is not; gates `given` are open."""
        gates = tuple(gate for gate in self.framework.gates.get(code, ()) if gate not in given)
        if not gates:
            return base
        truths = self._truths(gates)
        return (base if True in truths else frozenset()) | (frozenset((closed,)) if False in truths else frozenset())

    def _truths(self, gates: tuple[Condition, ...]) -> set[bool]:
        """Whether gates could all be open, and whether one could be closed."""
        reads = tuple(dict.fromkeys(code for gate in gates for code in gate.reads))
        domains = [self._cut(code, self.node(code).possible, gates) for code in reads]
        if prod(map(len, domains)) > COMBINATIONS:
            return {True, False}
        found: set[bool] = set()
        for values in product(*domains):
            value_of = dict(zip(reads, values, strict=True)).get
            truths = [evaluate(gate, value_of) for gate in gates]
            found |= {True, False} if None in truths and False not in truths else {all(truths)}
        return found

    def _domain(
        self, code: str, node: Standard | Section, conditions: tuple[Condition, ...] = ()
    ) -> tuple[str | None, ...]:
        """What a code could be while the node that reads it is open."""
        own = self.framework.gates.get(node.code, ())
        possible = self.node(code).possible
        if own and code in self.framework.gates and code not in self.framework.case_nodes:
            possible = self._either(code, frozenset(self._base(code)), NOT_APPLICABLE, own)
        return self._cut(code, possible, conditions)

    def _base(self, code: str) -> tuple[str, ...]:
        """What a question could be answered with while it is asked."""
        answer = self.answers.get(code)
        return every_answer(self.framework, self.framework.question(code)) if answer is None else (answer,)

    def _fits(self, node: Standard | Section, codes: Iterable[str]) -> Callable[[Mapping[str, str]], bool]:
        """Whether values that a node reads agree with the gates between them, the node's own being open."""
        own = self.framework.gates.get(node.code, ())
        gated = {
            code: gates
            for code in codes
            if code not in self.framework.case_nodes
            and (gates := tuple(gate for gate in self.framework.gates.get(code, ()) if gate not in own))
        }

        def fits(values: Mapping[str, str]) -> bool:
            def value_of(code: str) -> str | None:
                return values.get(code) or (None if len(self.node(code).possible) > 1 else self.value(code))

            for code, gates in gated.items():
                if code in values:
                    truths = [evaluate(gate, value_of) for gate in gates]
                    if False in truths and values[code] != NOT_APPLICABLE:
                        return False
                    if all(truths) and values[code] not in self._base(code):
                        return False
            return True

        return fits

    def _cut(self, code: str, possible: Ratings, conditions: tuple[Condition, ...]) -> tuple[str | None, ...]:
        """What a code could be, in a fixed order; of whole numbers one for each that conditions tell apart."""
        if len(possible) > 1 and conditions and code not in self.framework.case_nodes:
            scale = self.framework.scale_of(self.framework.question(code))
            if scale.count:
                from reviewtui.rating.proof.intervals import intervals

                parts = intervals(conditions, code, range(scale.least, scale.most + 1))
                apart = tuple(str(part.start) for part in parts)
                return (*apart, *sorted(rating for rating in possible if rating == NOT_APPLICABLE))
        return tuple(sorted(possible, key=lambda rating: rating or ""))


def view_of(framework: Framework, case: CaseInput) -> CaseView:
    """A case as it is rated: what its facts leave out is not asked in it."""
    return CaseView(framework.for_case(case.facts), case.answers)


class _Alone(NamedTuple):
    """All that a node's rating follows from."""

    reads: tuple[str, ...] | None
    """None where gates, or lines that remember for themselves, have a say as well."""


def _reads_alone(framework: Framework, node: Standard | Section) -> tuple[str, ...] | None:
    rule = framework.case_rule(node)
    reads = tuple(dict.fromkeys((*case_inputs(framework, node), *rule.reads)))
    gated = any(code in framework.gates for code in (node.code, *reads))
    return None if gated or rule.kind == "first_match" else reads


class _Plan(NamedTuple):
    """What a `first_match` rule reads."""

    conditions: tuple[Condition, ...]
    reads: tuple[str, ...]
    around: tuple[str, ...]
    """What only the gates of what it reads read."""


def _plan_of(framework: Framework, node: Standard | Section, rule: Rule) -> _Plan:
    own, reads = framework.gates.get(node.code, ()), rule.reads
    gates = [gate for code in reads for gate in framework.gates.get(code, ()) if gate not in own]
    around = dict.fromkeys(code for gate in gates for code in gate.reads if code not in reads)
    return _Plan(rule.conditions, reads, tuple(around))


def counted_as(scale: Scale, rating: str | None) -> str | None:
    """A rating as a rule over inputs counts it: what does not apply is not there."""
    counts = rating in scale.rank or (scale.count and rating != NOT_APPLICABLE)
    return rating if counts else None


def ratings_of(framework: Framework, code: str) -> tuple[str, ...]:
    """Every rating that a section or standard can have in a case."""
    node = framework.case_nodes[code]
    rule = framework.case_rule(node)
    given = [*(line.rating for line in rule.outcomes), *(band.rating for band in rule.bands)]
    found = [*given, *(limit.rating for limit in rule.limits)] if given else list(framework.case_scale(node).rank)
    closed = [node.otherwise] if isinstance(node, Section) and code in framework.gates else []
    return tuple(dict.fromkeys((*found, *closed)))


def every_answer(framework: Framework, question: Question) -> tuple[str, ...]:
    """Codes of all that a question could be answered with."""
    scale = framework.scale_of(question)
    if scale.count:
        return tuple(str(number) for number in range(scale.least, scale.most + 1))
    return tuple(answer.code for answer in framework.offered(question))
