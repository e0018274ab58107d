"""Proves the rating of each section and standard in one case, whatever its rule, after those that it reads."""

from dataclasses import replace
from math import prod

from reviewtui.framework.expression import NOT_APPLICABLE
from reviewtui.framework.graph import case_inputs
from reviewtui.framework.model import Framework, Rule, Scale, Section, Standard
from reviewtui.framework.node_words import node_words
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.proof.domains import Domains
from reviewtui.rating.proof.finding import NodeProof
from reviewtui.rating.proof.first_match import prove_first_match
from reviewtui.rating.proof.limits import Limited, limited
from reviewtui.rating.proof.over_inputs import Ratings, band_findings, inputs_of, ratings_over
from reviewtui.rating.proof.paths import Paths


class InCase:
    """What can be proved of one case."""

    def __init__(self, framework: Framework) -> None:
        """A framework that was read without faults: no node is rated from itself."""
        self._framework = framework
        self._paths = Paths(framework)
        self._proved: dict[str, NodeProof] = {}
        self.domains = Domains(framework, self.ratings)

    def proofs(self) -> tuple[NodeProof, ...]:
        """Every node that a rule rates, what stands inside first."""
        rules = {code: self._framework.case_rule(node).kind for code, node in self._framework.case_nodes.items()}
        return tuple(self.proof(code) for code, kind in rules.items() if not rule_kind(kind).bare)

    def ratings(self, code: str) -> Ratings:
        """What a section or standard can be in a case, while its gates are open; None where it may be left unrated."""
        return self.proof(code).ratings or (None,)

    def proof(self, code: str) -> NodeProof:
        """What can be proved of a section or standard."""
        if code not in self._proved:
            self._proved[code] = self._proof(self._framework.case_nodes[code])
        return self._proved[code]

    def _proof(self, node: Standard | Section) -> NodeProof:
        key, rule = self._paths.case_rule(node), self._framework.case_rule(node)
        if rule.kind == "first_match":
            proof = prove_first_match(self._framework, node.code, key, self.domains)
        else:
            proof = self._over_inputs(node, rule, key)
        return self._limited(proof, rule, key) if rule.limits else proof

    def _over_inputs(self, node: Standard | Section, rule: Rule, key: str) -> NodeProof:
        scale = self._framework.case_scale(node)
        scales = case_inputs(self._framework, node)
        possible = {code: self._possible(node, code, each) for code, each in scales.items()}
        named = node.code, node_words(self._framework, node.code), key
        return NodeProof(
            node.code,
            rule.kind,
            prod(map(len, possible.values())),
            "rule",
            ratings_over(rule, scale, inputs_of(scales), possible),
            tuple(band_findings(rule, scale, inputs_of(scales), possible, named)),
        )

    def _possible(self, node: Standard | Section, code: str, scale: Scale) -> frozenset[str | None]:
        """What a node may take in from a question or from a node within it; what does not apply is left out."""
        values = self.domains.variable(code, (), self._framework.gates.get(node.code, ())).values
        if scale.count:
            hidden = (None,) if NOT_APPLICABLE in values else ()
            return frozenset((*map(str, range(scale.least, scale.most + 1)), *hidden))
        return frozenset(value if value in scale.rank else None for value in map(_text, values))

    def _limited(self, proof: NodeProof, rule: Rule, key: str) -> NodeProof:
        scale = self._framework.case_scale(self._framework.case_nodes[proof.code])
        problem = self.domains.problem((limit.when for limit in rule.limits), self._framework.gates.get(proof.code, ()))
        name = node_words(self._framework, proof.code)
        ratings, findings = limited(Limited(proof.code, name, key, rule, scale, proof.ratings), problem)
        return replace(proof, ratings=ratings, findings=(*proof.findings, *findings))


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
