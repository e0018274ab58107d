"""The whole proof of a framework: one case, all cases, gates, and what is asked or graded in vain."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from reviewtui.framework.case_facts import FACTS, SEVERAL
from reviewtui.framework.expression import Condition
from reviewtui.framework.graph import case_inputs
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.node_words import node_words
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.proof.domains import Domains
from reviewtui.rating.proof.finding import Finding, Proof, Severity
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.over_cases import OverCases
from reviewtui.rating.proof.paths import Paths
from reviewtui.rating.proof.problem import TooLarge
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.unanimity import unanimity_findings
from reviewtui.rating.proof.words import listed


def prove(framework: Framework) -> Proof:
    """Prove that a framework that was read without faults is sound, or find what is not.

    The findings have keys and no lines; `paths.located` gives them their lines. Which ratings nothing can have is said
    only where there is no fault: until then it follows from the faults.
    """
    in_case = InCase(framework)
    over_cases = OverCases(framework, in_case)
    nodes = in_case.proofs()
    findings: tuple[Finding, ...] = (
        *(finding for node in nodes for finding in node.findings),
        *over_cases.findings(),
        *_gate_findings(framework, in_case.domains),
        *_unread_findings(framework),
        *_facts_findings(framework, {finding.text for node in nodes for finding in node.findings}),
    )
    if not any(finding.severity is Severity.FAULT for finding in findings):
        findings += tuple(_never_given_findings(framework, in_case, over_cases))
    findings += tuple(
        finding for finding in unanimity_findings(framework) if not framework.variant or finding.node == OVERALL
    )
    findings += tuple(_variant_findings(framework, {finding.text for finding in findings}))
    return Proof(nodes, tuple(dict.fromkeys(findings)))


def _variant_findings(framework: Framework, told: set[str]) -> Iterator[Finding]:
    """What is wrong where only the standards of one type of inspection are rated, and not where all are."""
    for place, variant in enumerate(framework.variants):
        for finding in prove(framework.of_variant(variant.code)._replace(variants=())).findings:
            if finding.text not in told:
                text = f"type of inspection {variant.code}: {finding.text}"
                yield finding.moved(f"variants[{place}]", text)


def _gate_findings(framework: Framework, domains: Domains) -> Iterator[Finding]:
    """Gates that never change, where those around them are open."""
    paths = Paths(framework)
    for code, gate in _own_gates(framework).items():
        words = _never_changing(domains, gate, framework.gates[code][:-1])
        if words:
            text = f"{node_words(framework, code)}: {words}"
            yield Finding(Severity.FAULT, code, f"{paths.of(code)}.applies", text)


def _facts_findings(framework: Framework, told: set[str]) -> Iterator[Finding]:
    """Kinds of case that are asked nothing, and what is wrong with a case that is asked a part of the questions."""
    places: dict[frozenset[str], str] = {}
    for facts in _kinds_of_case(framework):
        places.setdefault(framework.left_out(facts), " and ".join(f"{fact} {value}" for fact, value in facts.items()))
    asked = {question.code for question in framework.questions() if question.asked}
    for out, kind in places.items():
        name = f"a case whose facts are {kind.replace('_', ' ')}"
        if asked <= out:
            text = f"{name} is asked nothing: let `asked_when` leave it something"
            yield Finding(Severity.FAULT, "", "standards", text)
        for node in InCase(framework.without(out)).proofs() if out else ():
            for finding in node.findings:
                if finding.severity is Severity.FAULT and finding.text not in told:
                    yield replace(finding, text=f"{name}: {finding.text}")


def _kinds_of_case(framework: Framework) -> Iterator[dict[str, str]]:
    """Every way in which the facts that choose questions can stand, each with one value."""
    read = dict.fromkeys(wanted.fact for facts in framework.asked_when.values() for wanted in facts)
    values = ((*FACTS[fact], "none") if fact == SEVERAL else FACTS[fact] for fact in read)
    if read:
        yield from (dict(zip(read, chosen, strict=True)) for chosen in product(*values))


def _own_gates(framework: Framework) -> dict[str, Condition]:
    questions = {question.code: question.applies for question in framework.questions()}
    nodes = {code: getattr(node, "applies", None) for code, node in framework.case_nodes.items()}
    return {code: gate for code, gate in {**questions, **nodes}.items() if gate is not None}


def _never_changing(domains: Domains, gate: Condition, around: tuple[Condition, ...]) -> str:
    try:
        truths = {truth for (truth,) in situations(domains.problem((gate,), around)).by_truths}
    except TooLarge:
        return "its gate reads too many different combinations to prove: simplify it"
    if False not in truths:
        return f"it always applies: there are no answers for which `{gate}` does not hold"
    return "" if truths != {False} else f"it can never apply: there are no answers for which `{gate}` holds"


def _unread_findings(framework: Framework) -> Iterator[Finding]:
    """Questions that no rule reads and that do not say so; none where the framework rates nothing from answers."""
    paths, rated = Paths(framework), _rated_from(framework)
    read = rated | {code for gates in framework.gates.values() for gate in gates for code in gate.reads}
    questions = {question.code: question for question in framework.questions()}
    for code, question in questions.items() if rated & set(questions) else ():
        if question.counts and question.asked and code not in read:
            text = f"question {code}: no rule reads it: read it in a rule, or write `counts: false`"
            yield Finding(Severity.FAULT, code, paths.of(code), text)
        elif not question.counts and code in read:
            text = f"question {code}: it says `counts: false`, and a rule reads it"
            yield Finding(Severity.WARNING, code, f"{paths.of(code)}.counts", text)


def _rated_from(framework: Framework) -> set[str]:
    """Codes that some rating is worked out from."""
    read: set[str] = set()
    for node in framework.case_nodes.values():
        rule = framework.case_rule(node)
        read |= {*rule.reads, *(case_inputs(framework, node) if rule_kind(rule.kind).over_inputs else ())}
    for question in framework.questions():
        rule = framework.inspection_rule(question.code)
        read |= {*rule.reads, *((question.code,) if rule.kind == "share_in_bands" and question.counts else ())}
    for standard in framework.standards:
        read |= set(framework.inspection_rule(standard.code).nodes_read)
    return read | set(framework.inspection_rules.overall.nodes_read)


def _never_given_findings(framework: Framework, in_case: InCase, over_cases: OverCases) -> Iterator[Finding]:
    """Ratings of a scale that nothing rated on it can ever have."""
    given: dict[str, set[str | None]] = {}
    for code, node in framework.case_nodes.items():
        if framework.case_rule(node).kind != "none":
            given.setdefault(framework.case_scale(node).code, set()).update(in_case.ratings(code))
    for code in over_cases.codes:
        if framework.inspection_rule(code).kind != "none":
            given.setdefault(framework.inspection_scale(code).code, set()).update(over_cases.ratings(code))
    for code, ratings in given.items():
        missing = [answer.label for answer in framework.scale(code).worst_to_best if answer.code not in ratings]
        if missing:
            text = f"scale {code}: nothing can ever be rated {listed(missing, '', 'or')}"
            yield Finding(Severity.WARNING, "", f"scales.{code}", text)
