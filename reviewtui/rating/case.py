"""Rates one case: each standard from the answers its questions have so far."""

from collections.abc import Mapping
from dataclasses import replace

from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.nodes import Node, is_unconfirmed, worked_out
from reviewtui.rating.summary import Because, NodeRating, in_order

Answers = Mapping[str, str]
"""Question code to answer code; an unanswered question is absent."""


def rate_case(framework: Framework, answers: Answers) -> dict[str, NodeRating]:
    """Standard code to the case's own rating of it, from the questions answered so far; None while none is.

    Raises UnknownCode for an answer that is not on its question's scale.
    """
    return {standard.code: rate_case_standard(framework, standard, answers) for standard in framework.standards}


def rate_case_standard(framework: Framework, standard: Standard, answers: Answers) -> NodeRating:
    """The case's rating of one standard."""
    inputs = {question.code: answer_rating(framework, question, answers) for question in standard.questions}
    worked = worked_out(framework, case_node(framework, standard), inputs)
    flags = set()
    if is_unconfirmed(framework, standard.code, "case.standard"):
        flags.add("unconfirmed")
    if {worked.worst, worked.best} != {worked.rating}:
        flags.add("undetermined")
    if any(question.code not in answers for question in standard.questions):
        flags.add("input_not_rated")
    return replace(worked, flags=in_order(flags))


def case_node(framework: Framework, standard: Standard) -> Node:
    """A standard as it is rated in one case."""
    return Node(standard.code, "case.standard", framework.case_rules.standard, "question", "graded")


def answer_rating(framework: Framework, question: Question, answers: Answers) -> NodeRating:
    """An answer as a rating: itself where it applies; open while it is still to come."""
    code = answers.get(question.code)
    if code is None:
        graded = framework.scale_of(question).worst_to_best
        return NodeRating(None, (), Because("answer", "Not answered yet."), worst=graded[0].code, best=graded[-1].code)
    answer = framework.scale_of(question).answer(code)
    rating = code if answer.applicable else None
    return NodeRating(rating, (), Because("answer", f"{answer.label}."), worst=rating, best=rating)
