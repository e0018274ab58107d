"""The whole proof of a framework, node by node and stage by stage."""

from reviewtui.framework.model import Framework
from reviewtui.rating.proof.domains import Domains, Ratings
from reviewtui.rating.proof.finding import NodeProof, Proof
from reviewtui.rating.proof.first_match import prove_first_match
from reviewtui.rating.proof.paths import Paths


def prove(framework: Framework) -> Proof:
    """Prove that a framework that was read without faults is sound, or find what is not.

    The findings have keys and no lines; `paths.located` gives them their lines.
    """
    cases = Cases(framework)
    nodes = tuple(cases.proof(code) for code in framework.case_nodes if cases.rated(code))
    return Proof(nodes, tuple(finding for node in nodes for finding in node.findings))


class Cases:
    """Proves nodes in one case, each after those it reads."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._paths = Paths(framework)
        self._proved: dict[str, NodeProof] = {}
        self._domains = Domains(framework, self.ratings)

    def rated(self, code):
        return self._framework.case_rule(self._framework.case_nodes[code]).kind != "none"

    def ratings(self, code: str) -> Ratings:
        return self.proof(code).ratings

    def proof(self, code):
        if code not in self._proved:
            node = self._framework.case_nodes[code]
            self._proved[code] = prove_first_match(self._framework, code, self._paths.case_rule(node), self._domains)
        return self._proved[code]
