"""Rates one case: each section and standard from the answers its questions have so far."""

from collections.abc import Collection
from typing import NamedTuple

from reviewtui.framework.expression import evaluate
from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Framework, Question, Section, Standard
from reviewtui.rating.case_view import Answers, CaseView
from reviewtui.rating.summary import NodeRating

_NOBODY: Answers = {}


class Completeness(NamedTuple):
    """How far a case is answered, whatever it is rated."""

    answered: int
    """Questions asked in it that have an answer."""
    asked: int
    """Questions that nothing hides."""


class Hidden(NamedTuple):
    """A question that a case is not asked, with the answer that is kept."""

    question: Question
    answer: str | None


def rate_case(framework: Framework, answers: Answers, judged: Answers = _NOBODY) -> dict[str, NodeRating]:
    """Section and standard code to the case's own rating of it, as far as it can be rated by now; inner ones first.

    What is never rated in a case is not there. `judged` holds what a person says of nodes that are judged in a case.
    Raises UnknownCode for an answer that is not on its question's scale.
    """
    case = CaseView(framework, answers, judged)
    return {code: case.node(code) for code in rated_nodes(framework)}


def rate_case_node(framework: Framework, node: Standard | Section, answers: Answers) -> NodeRating:
    """The case's rating of one standard or section."""
    return CaseView(framework, answers).node(node.code)


def questions_asked(framework: Framework, answers: Answers) -> dict[str, Question]:
    """The questions that nothing hides in a case, by code. One whose gate is not known yet is asked."""
    case = CaseView(framework, answers)
    return {question.code: question for question in framework.questions() if not case.hidden(question.code)}


def completeness(asked: Collection[str], answers: Answers) -> Completeness:
    """How many of the questions asked in a case are answered."""
    return Completeness(sum(code in answers for code in asked), len(asked))


def hidden_questions(framework: Framework, answers: Answers) -> tuple[Hidden, ...]:
    """The questions that a case is not asked, with the answers that are kept and left out of everything."""
    case = CaseView(framework, answers)
    codes = (code for code in framework.gates if code not in framework.case_nodes)
    gated = (framework.question(code) for code in (*codes, *framework.unasked))
    return tuple(Hidden(each, answers.get(each.code)) for each in gated if case.hidden(each.code))


def refusal(framework: Framework, answers: Answers, question: str, answer: str) -> str | None:
    """Why an answer cannot stand together with those already given; None where it can. Raises UnknownCode."""
    before, after = CaseView(framework, answers), CaseView(framework, {**answers, question: answer})
    framework.answer_to(question, answer)
    for code in rated_nodes(framework):
        for each in framework.case_rule(framework.case_node(code)).forbid:  # few rules forbid anything
            if not after.hidden(code) and evaluate(each.when, after.value) and not evaluate(each.when, before.value):
                return each.why
    return None
