"""Rates all cases together: counts become shares, shares questions' ratings, and those the standards' and the whole."""

from collections.abc import Mapping

from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.nodes import Node, rate_node, with_score
from reviewtui.rating.questions import rate_question
from reviewtui.rating.summary import CaseInput, Summary

Counts = Mapping[str, Mapping[str, int]]
"""Question code to answer code to number of cases."""
Fixed = Mapping[str, str]
"""Node code to the rating it is given from outside."""
_NONE: Fixed = {}


def rate(framework: Framework, cases: Mapping[str, CaseInput], judged: Fixed = _NONE, given: Fixed = _NONE) -> Summary:
    """Rate cases: their own ratings and those of the whole inspection.

    `judged` holds the panel's ratings of judged nodes; `given` fixes any standard or question. The order of cases
    never matters. Raises UnknownCode for an answer that is not on its question's scale.
    """
    summary = rate_counts(framework, count_answers(framework, cases), len(cases), judged, given)
    own = {
        reference: {code: node.rating for code, node in rate_case(framework, case.answers).items()}
        for reference, case in cases.items()
    }
    return summary._replace(cases=own)


def rate_counts(
    framework: Framework,
    counts: Counts,
    total_cases: int,
    judged: Fixed = _NONE,
    given: Fixed = _NONE,
    *,
    minimum: int = 1,
) -> Summary:
    """Rate counted answers of `total_cases` cases, without ratings of single cases.

    `minimum` is the fewest applicable cases that give a rating: the framework's `min_to_rate` in a breakdown by site
    or group, and 1 for a whole inspection. Raises UnknownCode for an answer that is not on its question's scale, and
    ValueError when a question has more answers than there are cases.
    """
    rules = framework.inspection_rules
    questions = {
        question.code: rate_question(
            framework, question, counts.get(question.code, {}), total_cases, given.get(question.code), minimum
        )
        for question in framework.questions()
    }
    standards = {
        standard.code: rate_node(
            framework,
            Node(standard.code, "inspection.standard", rules.standard, "question"),
            {question.code: questions[question.code] for question in standard.questions},
            judged,
            given,
        )
        for standard in framework.standards
    }
    overall = rate_node(
        framework, Node(OVERALL, "inspection.overall", rules.overall, "standard"), standards, judged, given
    )
    return Summary(with_score(overall, framework, standards), standards, questions, {})


def count_answers(framework: Framework, cases: Mapping[str, CaseInput]) -> dict[str, dict[str, int]]:
    """How many cases gave each answer to each question; answers to questions unknown here are passed over."""
    counts: dict[str, dict[str, int]] = {question.code: {} for question in framework.questions()}
    for case in cases.values():
        for question, answer in case.answers.items():
            if question in counts:
                counts[question][answer] = counts[question].get(answer, 0) + 1
    return counts
