"""Why one case is rated as it is on a section or standard."""

from collections.abc import Collection

from reviewtui.framework.graph import in_case as reads_in_case
from reviewtui.framework.model import Framework, Section, Standard
from reviewtui.framework.node_words import title_of, titles_of
from reviewtui.rating import rule_words
from reviewtui.rating.case_view import CaseView
from reviewtui.rating.counterfactual.changes import prospects_in_case
from reviewtui.rating.explanation import Explanation, prospect_step
from reviewtui.rating.readings import Reading
from reviewtui.rating.summary import CaseInput, could_be

DISPUTE = "Two laptops answered it differently, and nobody has settled it."


def explain_case(framework: Framework, case: CaseInput, code: str, reference: str) -> Explanation:
    """Explain a case's rating of a section or standard. Raises UnknownCode."""
    framework, answers = framework.for_case(case.facts), case.answers
    node, view = framework.case_node(code), CaseView(framework, answers)
    rated = view.node(code)
    found = prospects_in_case(framework, answers, code)
    scale = framework.case_scale(node)
    words = rule_words.in_case(framework, node, view.inputs(node))
    steps = (*words, rated.because.text, prospect_step(scale, rated), found.note)
    read, left_out = _readings(view, node, case.in_dispute)
    return Explanation(
        node=code,
        title=f"{reference} · {title_of(framework, code)}",
        case=reference,
        rating=rated.rating,
        rule=rated.because.rule,
        sentence=rated.because.text,
        steps=tuple(step for step in steps if step),
        inputs=read,
        left_out=left_out,
        flags=rated.flags,
        changes=found.changes,
        still_to_come=(),
        could_be=could_be(rated),
    )


def _readings(
    view: CaseView, node: Standard | Section, in_dispute: Collection[str]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """What was read, and what was left out: not answered, in dispute, not asked, or not to be counted."""
    framework, titles = view.framework, titles_of(view.framework)
    is_hidden = view.hidden(node.code)
    gates = {code for gate in framework.gates.get(node.code, ()) for code in gate.reads}
    counted = view.inputs(node).ratings
    read, left_out = [], []
    for code in dict.fromkeys((*reads_in_case(framework).get(node.code, ()), *counted)):
        kept = _kept(view, code)
        closed = is_hidden and code not in gates
        if closed or _is_left_out(view, node, code):
            why = DISPUTE if code in in_dispute and not view.hidden(code) else _why(view, code, closed=closed)
            left_out.append(Reading(code, titles[code], None, why + kept))
        else:
            read.append(Reading(code, titles[code], view.value(code), _label(view, code)))
    return tuple(read), tuple(left_out)


def _is_left_out(view: CaseView, node: Standard | Section, code: str) -> bool:
    """What has no value yet, what is hidden, and what a rule over inputs does not count."""
    over_inputs = view.framework.case_rule(node).kind != "first_match"
    counted = view.inputs(node).ratings
    uncounted = over_inputs and code in counted and counted[code] is None
    return view.value(code) is None or view.hidden(code) or uncounted


def _why(view: CaseView, code: str, *, closed: bool) -> str:
    if closed and not view.hidden(code):
        return "Not looked at in this case."
    return view.node(code).because.text


def _kept(view: CaseView, code: str) -> str:
    """That an answer to a hidden question is kept."""
    answer = view.answers.get(code)
    if answer is None or not view.hidden(code):
        return ""
    label = view.framework.answer_to(code, answer).label
    return f" The answer {label} is kept and left out."


def _label(view: CaseView, code: str) -> str:
    framework, value = view.framework, view.value(code) or ""
    node = framework.case_nodes.get(code)
    scale = framework.scale_of(framework.question(code)) if node is None else framework.case_scale(node)
    return scale.answer(value).label
