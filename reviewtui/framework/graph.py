"""What reads what in a framework: the inputs of every node, and whether anything is rated from itself."""

from collections.abc import Mapping

from reviewtui.framework.model import OVERALL, Framework, Scale, Section, Standard
from reviewtui.framework.rule_kinds import rule_kind

Reads = Mapping[str, tuple[str, ...]]
"""Each node's code to the codes it is worked out from."""


def case_inputs(framework: Framework, node: Standard | Section) -> dict[str, Scale]:
    """What a standard or section takes in when one case is rated, with the scale each is answered or rated on."""
    asked = (question.code for question in node.own_questions if question.asked)
    own = (*asked, *(section.code for section in node.sections))
    codes = framework.case_rule(node).of or own
    return {code: scale for code in codes if (scale := case_scale_of(framework, code)) is not None}


def case_scale_of(framework: Framework, code: str) -> Scale | None:
    """The scale of a question's answer or of a node's rating in one case; None where it is never rated."""
    node = framework.case_nodes.get(code)
    if node is None:
        return framework.scale_of(framework.question(code))
    return None if framework.case_rule(node).kind == "none" else framework.case_scale(node)


def inspection_inputs(framework: Framework, code: str) -> dict[str, Scale]:
    """What the whole or a standard takes in over all cases, with the scale each is rated on.

    What is never rated is no input, and what does not contribute is none of the whole's. Where conditions tell the
    rating, there are none: it is worked out from what they read.
    """
    rule = framework.inspection_rule(code)
    if rule.of_case_ratings or rule.kind == "first_match":
        return {}
    if code == OVERALL:
        codes = rule.of or tuple(standard.code for standard in framework.standards if standard.contributes)
    else:
        codes = rule.of or tuple(question.code for question in framework.standard(code).questions)
    return {each: framework.inspection_scale(each) for each in codes if framework.inspection_rule(each).kind != "none"}


def in_case(framework: Framework) -> Reads:
    """What reads what when one case is rated."""
    found = {code: tuple(code for gate in gates for code in gate.reads) for code, gates in framework.gates.items()}
    for code, node in framework.case_nodes.items():
        rule = framework.case_rule(node)
        taken = tuple(case_inputs(framework, node)) if rule_kind(rule.kind).over_inputs else ()
        found[code] = (*found.get(code, ()), *rule.reads, *taken)
    return found


def over_cases(framework: Framework) -> Reads:
    """What reads what when all cases are rated together."""
    codes = [question.code for question in framework.questions()]
    found = {code: framework.inspection_rule(code).nodes_read for code in codes}
    for standard in framework.standards:
        rule = framework.inspection_rule(standard.code)
        found[standard.code] = (*rule.nodes_read, *inspection_inputs(framework, standard.code))
    overall = framework.inspection_rules.overall
    return found | {OVERALL: (*overall.nodes_read, *inspection_inputs(framework, OVERALL))}


def circle(reads: Reads) -> tuple[str, ...]:
    """The first round of nodes each of which is worked out from the next; empty where there is none."""
    settled: set[str] = set()

    def visit(code: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if code in path:
            return path[path.index(code) :]
        if code in settled:
            return ()
        found = next((round_ for other in reads.get(code, ()) if (round_ := visit(other, (*path, code)))), ())
        settled.add(code)
        return found

    return next((round_ for code in reads if (round_ := visit(code, ()))), ())


def rated_nodes(framework: Framework) -> tuple[str, ...]:
    """Codes of the sections and standards that are rated in a case, inner ones first."""
    nodes = framework.case_nodes.items()
    return tuple(code for code, node in nodes if framework.case_rule(node).kind != "none")
