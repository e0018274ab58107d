"""The whole proof of a framework: one case, all cases, gates, and what is asked or graded in vain."""

from reviewtui.framework.model import Framework
from reviewtui.rating.proof.finding import Finding, Proof, Severity
from reviewtui.rating.proof.gates import gate_findings
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.over_cases import OverCases
from reviewtui.rating.proof.reading import never_given_findings, unread_findings


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
        *gate_findings(framework, in_case.domains),
        *unread_findings(framework),
    )
    if not any(finding.severity is Severity.FAULT for finding in findings):
        findings += tuple(never_given_findings(framework, in_case, over_cases))
    return Proof(nodes, tuple(dict.fromkeys(findings)))
