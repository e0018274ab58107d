"""Why a rating is what it is: the rule, what it read, what it left out, each step, and what would change it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reviewtui.framework.model import OVERALL, Framework, Question, Rule
from reviewtui.rating.case import answer_rating, case_node, rate_case_standard
from reviewtui.rating.changes import Change, node_of, what_would_change, what_would_change_in_case
from reviewtui.rating.inspection import Fixed, count_answers, rate_counts
from reviewtui.rating.readings import Reading, answers_left_out, answers_read, nodes_left_out, nodes_read
from reviewtui.rating.rules import Inputs, node_rule, share_in_bands
from reviewtui.rating.summary import CaseInput, NodeRating, Summary

_NONE: Fixed = {}
Cases = Mapping[str, CaseInput]


class UnknownCaseError(LookupError):
    """There is no case of that reference among those rated."""


class Explanation(NamedTuple):
    """All there is to say about one rating."""

    node: str
    title: str
    """`1.2 Sexual behaviour`, `Overall`; with the case's reference before it for a rating of one case."""
    case: str | None
    rating: str | None
    rule: str
    """Kind of the rule, or `given`."""
    sentence: str
    """The reason in one sentence."""
    steps: tuple[str, ...]
    """The rule in words, what it gave, and what answers still to come could make of it."""
    inputs: tuple[Reading, ...]
    left_out: tuple[Reading, ...]
    flags: tuple[str, ...]
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """The explanation as `explain --json` prints it."""
        return {
            "node": self.node,
            "title": self.title,
            "case": self.case,
            "rating": self.rating,
            "flags": list(self.flags),
            "because": {"rule": self.rule, "text": self.sentence},
            "steps": list(self.steps),
            "inputs": [_reading(each) for each in self.inputs],
            "left_out": [_reading(each) for each in self.left_out],
            "changes": [change.as_json() for change in self.changes],
        }


def explain(
    framework: Framework,
    cases: Cases,
    node: str = OVERALL,
    case: str | None = None,
    judged: Fixed = _NONE,
    given: Fixed = _NONE,
) -> Explanation:
    """Explain a node over all cases, or with `case` one case's rating of a standard.

    `node` is `overall`, a standard or a question; with `case` a standard. Raises UnknownCode, and UnknownCaseError.
    """
    if case is not None:
        return _in_case(framework, cases, node, case)
    counts = count_answers(framework, cases)
    summary = rate_counts(framework, counts, len(cases), judged, given)
    rated = node_of(summary, node)
    rule, words, inputs, left_out = _parts(framework, cases, summary, node)
    fixed = rated.because.rule != rule.kind
    return Explanation(
        node=node,
        title=_title(framework, node),
        case=None,
        rating=rated.rating,
        rule=rated.because.rule,
        sentence=rated.because.text,
        steps=(rated.because.text,) if fixed else (words, rated.because.text, *_prospects(framework, rated)),
        inputs=inputs,
        left_out=left_out,
        flags=rated.flags,
        changes=what_would_change(framework, counts, node, len(cases), judged, given),
    )


def _in_case(framework: Framework, cases: Cases, node: str, case: str) -> Explanation:
    if case not in cases:
        raise UnknownCaseError(f"There is no case “{case}” among the {len(cases)} that are rated.")
    standard, answers = framework.standard(node), cases[case].answers
    rated = rate_case_standard(framework, standard, answers)
    inputs = {question.code: answer_rating(framework, question, answers) for question in standard.questions}
    titles = {question.code: question.title for question in standard.questions}
    rule = framework.case_rules.standard
    words = _node_words(framework, rule, inputs, "question", case_node(framework, standard).done)
    return Explanation(
        node=node,
        title=f"{case} · {_title(framework, node)}",
        case=case,
        rating=rated.rating,
        rule=rated.because.rule,
        sentence=rated.because.text,
        steps=(words, rated.because.text, *_prospects(framework, rated)),
        inputs=nodes_read(framework, titles, inputs),
        left_out=nodes_left_out(titles, inputs),
        flags=rated.flags,
        changes=what_would_change_in_case(framework, answers, node),
    )


_Parts = tuple[Rule, str, tuple[Reading, ...], tuple[Reading, ...]]


def _parts(framework: Framework, cases: Cases, summary: Summary, node: str) -> _Parts:
    """A node's rule, the rule in words, what it read and what it left out."""
    rules = framework.inspection_rules
    if node == OVERALL:
        titles = {standard.code: standard.title for standard in framework.standards}
        return _over(framework, rules.overall, titles, summary.standards, "standard")
    if node in summary.standards:
        titles = {question.code: question.title for question in framework.standard(node).questions}
        return _over(framework, rules.standard, titles, {code: summary.questions[code] for code in titles}, "question")
    return _of_question(framework, framework.question(node), cases)


def _over(
    framework: Framework, rule: Rule, titles: Mapping[str, str], nodes: Mapping[str, NodeRating], noun: str
) -> _Parts:
    words = _node_words(framework, rule, nodes, noun, "rated")
    return rule, words, nodes_read(framework, titles, nodes), nodes_left_out(titles, nodes)


def _of_question(framework: Framework, question: Question, cases: Cases) -> _Parts:
    rule = framework.inspection_rules.question
    words = share_in_bands.words(rule, framework.scale_of(question), framework.rating_scale)
    return rule, words, answers_read(framework, question, cases), answers_left_out(framework, question, cases)


def _node_words(framework: Framework, rule: Rule, nodes: Mapping[str, NodeRating], noun: str, done: str) -> str:
    inputs = Inputs({code: node.rating for code, node in nodes.items()}, noun, done)
    return node_rule(rule.kind).words(rule, framework.rating_scale, inputs)


def _prospects(framework: Framework, rated: NodeRating) -> tuple[str, ...]:
    """What answers still to come could make of it."""
    if rated.worst is None or rated.best is None or rated.worst == rated.best:
        return ()
    worst, best = framework.rating(rated.worst).label, framework.rating(rated.best).label
    return (f"Answers still to come could make it anything from {worst} to {best}.",)


def _title(framework: Framework, node: str) -> str:
    titles = {standard.code: standard.title for standard in framework.standards}
    titles |= {question.code: question.title for question in framework.questions()}
    return f"{node} {titles[node]}" if node in titles else "Overall"


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "code": reading.code,
        "title": reading.title,
        "rating": reading.rating,
        "text": reading.text,
        "cases": list(reading.cases),
    }
