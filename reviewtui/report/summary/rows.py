"""What the lines of the summary are: standards, their sections and questions, narrowed by text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import Framework, Question, Scale, Section, Standard
from reviewtui.rating.summary import Because, NodeRating, QuestionRating, Summary

if TYPE_CHECKING:
    from reviewtui.services.standing.panel import PanelRow

UNRATED = NodeRating(None, (), Because("none", "What is asked about the case itself is counted and never rated."))


@dataclass(frozen=True)
class StandardRow:
    """A standard's own line: the heading over its questions. Without a code it stands over those about the case."""

    framework: Framework
    standard: Standard
    node: NodeRating
    panel_row: "PanelRow | None" = None
    """What a panel decided on it; None where that is not shown."""
    counts: Mapping[str, int] | None = None
    """The cases' own ratings of it; None where they are not counted."""

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

    @property
    def rating(self) -> str | None:
        """The rating that stands: the panel's where there is one."""
        return self.panel_row.decided if self.panel_row else self.node.rating

    @property
    def departs(self) -> bool:
        """Whether a panel put another rating beside the one worked out."""
        return self.panel_row is not None and departs(self.panel_row)


@dataclass(frozen=True)
class SectionRow:
    """A section's line: it is rated in each case and not over all of them."""

    framework: Framework
    standard: Standard
    section: Section
    depth: int
    """How far in it stands: 0 directly in its standard."""
    counts: Mapping[str, int]
    """Its ratings to the number of cases."""
    cases: int

    @property
    def code(self) -> str:
        """The node's code."""
        return self.section.code

    @property
    def title(self) -> str:
        """The node's title."""
        return self.section.title

    @property
    def standard_code(self) -> str:
        """Code of the standard it belongs to."""
        return self.standard.code

    @property
    def scale(self) -> Scale:
        """What it is rated on in a case."""
        return self.framework.case_scale(self.section)


@dataclass(frozen=True)
class QuestionRow:
    """A question's line."""

    framework: Framework
    question: Question
    node: QuestionRating
    depth: int = 0
    """How far in it stands: 0 directly in its standard."""

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

    @property
    def is_number(self) -> bool:
        """Whether it is answered by whole numbers."""
        return self.framework.scale_of(self.question).count


Row = StandardRow | SectionRow | QuestionRow


def rows_of(
    framework: Framework,
    summary: Summary,
    text: str = "",
    panel_rows: "Iterable[PanelRow]" = (),
    *,
    sections: bool = True,
) -> tuple[Row, ...]:
    """The lines whose code or title holds `text`, each under the standard and sections that it stands in.

    With `panel_rows`, standards show what a panel decided. Without `sections` their questions stand in the standard.
    """
    found = _Finder(framework, summary, text, {panel_row.node: panel_row for panel_row in panel_rows}, sections)
    standards = (framework.about_case, *framework.standards) if framework.case_questions else framework.standards
    return tuple(row for standard in standards for row in found.of_standard(standard))


@dataclass(frozen=True)
class _Finder:
    framework: Framework
    summary: Summary
    text: str
    panel_rows: "Mapping[str, PanelRow]"
    sections: bool

    def of_standard(self, standard: Standard) -> Iterator[Row]:
        """The standard, where it or anything in it fits."""
        whole = self._fits(standard.code, standard.title)
        beneath = tuple(self._within(standard, standard, 0, whole))
        if whole or beneath:
            node = self.summary.standards.get(standard.code, UNRATED)
            counts = self.summary.case_counts.get(standard.code)
            yield StandardRow(self.framework, standard, node, self.panel_rows.get(standard.code), counts)
            yield from beneath

    def _within(self, standard: Standard, place: Standard | Section, depth: int, whole: bool) -> Iterator[Row]:
        for question in place.own_questions:
            if whole or self._fits(question.code, question.title):
                yield QuestionRow(self.framework, question, self.summary.questions[question.code], depth)
        for section in place.sections:
            inside = whole or self._fits(section.code, section.title)
            beneath = tuple(self._within(standard, section, depth + 1 if self.sections else depth, inside))
            if self.sections and (inside or beneath):
                yield self._section(standard, section, depth)
            yield from beneath

    def _section(self, standard: Standard, section: Section, depth: int) -> SectionRow:
        counts = self.summary.case_counts.get(section.code, {})
        return SectionRow(self.framework, standard, section, depth, counts, cases_of(self.summary))

    def _fits(self, code: str, title: str) -> bool:
        return self.text.casefold() in f"{code} {title}".casefold()


def cases_of(summary: Summary) -> int:
    """How many cases there are: each stands somewhere on every question."""
    node = next(iter(summary.questions.values()), None)
    return node.share.cases if node else 0


def departs(panel_row: "PanelRow") -> bool:
    """Whether a node stands otherwise than it was worked out."""
    return panel_row.decided != panel_row.computed.rating
