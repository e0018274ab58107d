"""What the lines of the summary are: every standard with its questions beneath it, narrowed by text."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.summary import NodeRating, QuestionRating, Summary


@dataclass(frozen=True)
class StandardRow:
    """A standard's own line: the heading over its questions."""

    framework: Framework
    standard: Standard
    node: NodeRating

    @property
    def code(self) -> str:
        """The node's code."""
        return self.standard.code

    @property
    def title(self) -> str:
        """The node's title."""
        return self.standard.title

    @property
    def standard_code(self) -> str:
        """Code of the standard it belongs to."""
        return self.standard.code


@dataclass(frozen=True)
class QuestionRow:
    """A question's line."""

    framework: Framework
    question: Question
    node: QuestionRating

    @property
    def code(self) -> str:
        """The node's code."""
        return self.question.code

    @property
    def title(self) -> str:
        """The node's title."""
        return self.question.title

    @property
    def standard_code(self) -> str:
        """Code of the standard it belongs to."""
        return self.framework.standard_of(self.question.code).code


Row = StandardRow | QuestionRow


def rows_of(framework: Framework, summary: Summary, text: str = "") -> tuple[Row, ...]:
    """The lines whose code or title holds `text`; a standard also stands over each of its questions that does."""
    return tuple(row for standard in framework.standards for row in _of_standard(framework, summary, standard, text))


def _of_standard(framework: Framework, summary: Summary, standard: Standard, text: str) -> Iterator[Row]:
    whole = _found(text, standard.code, standard.title)
    asked = [question for question in standard.questions if whole or _found(text, question.code, question.title)]
    if whole or asked:
        yield StandardRow(framework, standard, summary.standards[standard.code])
    for question in asked:
        yield QuestionRow(framework, question, summary.questions[question.code])


def _found(text: str, code: str, title: str) -> bool:
    return text.casefold() in f"{code} {title}".casefold()
