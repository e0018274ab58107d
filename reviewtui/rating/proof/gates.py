"""Proves applicability: every gate opens for some answers and shuts for others."""

from collections.abc import Iterator

from reviewtui.framework.expression import Condition
from reviewtui.framework.model import Framework
from reviewtui.rating.proof.domains import Domains
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.paths import Paths
from reviewtui.rating.proof.problem import TooLarge
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.words import node_words


def gate_findings(framework: Framework, domains: Domains) -> Iterator[Finding]:
    """Gates that never change, where those around them are open."""
    paths = Paths(framework)
    for code, gate in _own_gates(framework).items():
        words = _words(domains, gate, framework.gates[code][:-1])
        if words:
            text = f"{node_words(framework, code)}: {words}"
            yield Finding(Severity.FAULT, code, f"{paths.of(code)}.applies", text)


def _own_gates(framework: Framework) -> dict[str, Condition]:
    questions = {question.code: question.applies for question in framework.questions()}
    nodes = {code: getattr(node, "applies", None) for code, node in framework.case_nodes.items()}
    return {code: gate for code, gate in {**questions, **nodes}.items() if gate is not None}


def _words(domains: Domains, gate: Condition, around: tuple[Condition, ...]) -> str:
    try:
        truths = {truth for (truth,) in situations(domains.problem((gate,), around)).by_truths}
    except TooLarge:
        return "its gate reads too many different combinations to prove: simplify it"
    if False not in truths:
        return f"it always applies: there are no answers for which `{gate}` does not hold"
    return "" if truths != {False} else f"it can never apply: there are no answers for which `{gate}` holds"
