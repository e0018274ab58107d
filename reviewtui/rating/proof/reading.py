"""Proves that nothing is asked or graded in vain: every question is read by a rule, every rating can be given."""

from collections.abc import Iterator

from reviewtui.framework.graph import case_inputs
from reviewtui.framework.model import Framework
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.over_cases import OverCases
from reviewtui.rating.proof.paths import Paths
from reviewtui.rating.proof.words import listed

OVER_INPUTS = ("lowest", "highest", "sum_in_bands", "mean_in_bands")


def unread_findings(framework: Framework) -> Iterator[Finding]:
    """Questions that no rule reads and that do not say so; none where the framework rates nothing from answers."""
    paths, rated = Paths(framework), _rated_from(framework)
    read = rated | {code for gates in framework.gates.values() for gate in gates for code in gate.reads}
    questions = {question.code: question for question in framework.questions()}
    for code, question in questions.items() if rated & set(questions) else ():
        if question.counts and code not in read:
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
        read |= {*rule.reads, *(case_inputs(framework, node) if rule.kind in OVER_INPUTS else ())}
    for question in framework.questions():
        rule = framework.inspection_rule(question.code)
        read |= {*rule.reads, *((question.code,) if rule.kind == "share_in_bands" and question.counts else ())}
    for standard in framework.standards:
        read |= set(framework.inspection_rule(standard.code).reads)
    return read | set(framework.inspection_rules.overall.reads)


def never_given_findings(framework: Framework, in_case: InCase, over_cases: OverCases) -> Iterator[Finding]:
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
