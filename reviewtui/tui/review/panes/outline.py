"""The lines of the checklist: standards and the sections in them as headings, questions, and how many are not asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewtui.framework.model import Question, Section, Standard
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.tui.review.state import ReviewState


@dataclass(frozen=True)
class Heading:
    """A standard, or a section within it."""

    node: Standard | Section
    depth: int
    """0 for a standard, 1 for a section of it, and so on."""


@dataclass(frozen=True)
class NotAsked:
    """How many of the questions directly under a heading are not asked in this case."""

    number: int
    depth: int


Line = Heading | NotAsked | str
"""A question's line is its code."""


def outline(review: ReviewState) -> tuple[Line, ...]:
    """Every line; a hidden question has none, but for the one at hand. What holds no question has no heading."""
    nodes = (review.framework.about_case, *review.framework.standards)
    return tuple(line for node in nodes if node.questions for line in _lines(review, node, 0))


def not_asked(review: ReviewState, questions: tuple[Question, ...]) -> tuple[QuestionState, ...]:
    """Those of some questions that nothing asks in this case."""
    states = (review.state(question.code) for question in questions)
    return tuple(state for state in states if state.hidden)


def _lines(review: ReviewState, node: Standard | Section, depth: int) -> Iterator[Line]:
    yield Heading(node, depth)
    hidden = {state.question.code for state in not_asked(review, node.own_questions)} - {review.at}
    yield from (question.code for question in node.own_questions if question.code not in hidden)
    if hidden:
        yield NotAsked(len(hidden), depth)
    for section in node.sections:
        if section.questions:
            yield from _lines(review, section, depth + 1)
