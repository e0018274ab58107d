"""The inspection summary as text: standards with their questions, one letter a case, and what is close to changing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reviewtui.framework.model import OVERALL, Framework, Question, Section, Standard
from reviewtui.rating.margins import NO_MARGINS, Margins
from reviewtui.rating.summary import NodeRating, SharedRating, Summary
from reviewtui.report.columns import cell, line, paragraph
from reviewtui.report.margins import margin_lines
from reviewtui.report.marks import NOT_RATED, first_mark, legend, pressing, rating_mark, short_label, style_of
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.report.progress import people_lines, progress_line
from reviewtui.report.strip import strip

if TYPE_CHECKING:
    from reviewtui.services.panel import PanelRow
    from reviewtui.services.summaries import Progress

LETTERS = "a letter a case, · to do"
RATING, MARK = 14, 2
NARROWEST_TITLE, READABLE_TITLE, FEWEST_LETTERS = 12, 26, 12
DEPARTURE = "◆"
DEPARTED = "a panel's rating, beside the one worked out"
UNWORKED = {"none": "", "judged": "not yet"}
"""What stands in the place of a rating that no rule works out."""
NO_SEATS: Mapping[str, PanelRow] = MappingProxyType({})
Node = Standard | Section


@dataclass(frozen=True)
class Layout:
    """Widths of the columns, in cells; no letters where there is no room for any."""

    title: int
    share: int
    letters: int
    rating: int

    @classmethod
    def of(cls, framework: Framework, summary: Summary, width: int) -> Layout:
        """Titles first, then letters as far as there are cases to show."""
        cases = cases_of(summary)
        share = max(len(f"{cases}/{cases}"), len(f"n {cases}"), len("good"))
        rating = max(RATING, *(len(label) for label in _labels(framework)))
        room = width - (2 + 1 + share + 1 + rating + 1 + MARK)
        longest = max((depth + cell_len(name) for name, depth in _names(framework)), default=0)
        beside = room - 1 - FEWEST_LETTERS
        title = max(min(longest, beside if beside >= READABLE_TITLE else room), NARROWEST_TITLE)
        letters = min(room - title - 1, max(cases, len(LETTERS)))
        return cls(title, share, letters if letters >= FEWEST_LETTERS else 0, rating)

    @property
    def before_rating(self) -> int:
        """Cells from a standard's code up to its rating."""
        return self.title + 1 + 1 + self.share + (1 + self.letters if self.letters else 0)


def summary_lines(
    framework: Framework,
    summary: Summary,
    progress: Progress,
    *,
    title: str,
    note: str,
    width: int,
    panel_rows: Iterable[PanelRow] = (),
    margins: Margins = NO_MARGINS,
) -> list[Text]:
    """The whole page: title, overall, progress, standards and questions, legend, margins, inspectors.

    `panel_rows` are every standard and the whole with what a panel decided; none while it has decided nothing.
    `margins` are those of a drawn sample.
    """
    decided = {panel_row.node: panel_row for panel_row in panel_rows}
    departures = sum(1 for panel_row in decided.values() if departs(panel_row))
    marks = [legend(_flags(summary)), f"{DEPARTURE} {DEPARTED}." if departures else ""]
    return [
        *paragraph(f"Summary · {title}", width, "bold"),
        *_beside(overall_line(framework, summary, decided.get(OVERALL)), "DRAFT, not signed", width),
        *paragraph(progress_line(progress, departures), width),
        *paragraph(note, width),
        *node_lines(framework, summary, width, decided),
        *paragraph(" ".join(mark for mark in marks if mark), width, "dim"),
        *margin_lines(framework, summary, margins, width),
        *people_lines(progress, width),
    ]


def overall_line(framework: Framework, summary: Summary, panel_row: PanelRow | None = None) -> Text:
    """`Overall ○ Inadequate 1/12 ±1`; with a panel's rating `Overall ● Good (panel; worked out: ○ Inadequate 1/12)`."""
    overall, rule = summary.overall, framework.inspection_rule(OVERALL).kind
    if overall.rating is None and rule in UNWORKED and (panel_row is None or panel_row.decided is None):
        return Text(" No overall rating" if rule == "none" else " Overall: the panel judges, not yet")
    score = f" {overall.score}/{overall.max}" if overall.rating and overall.score is not None else ""
    if panel_row is not None and departs(panel_row):
        decided = rating_mark(framework, panel_row.decided)
        return Text.assemble(
            " Overall ", decided, " (panel; worked out: ", rating_mark(framework, overall.rating), f"{score})"
        )
    mark = first_mark(overall.flags)
    ending = f"{score}{' ' if mark else ''}{mark}"
    return Text.assemble(" Overall ", rating_mark(framework, overall.rating), ending)


def node_lines(
    framework: Framework, summary: Summary, width: int, panel_rows: Mapping[str, PanelRow] = NO_SEATS
) -> Iterator[Text]:
    """A heading, then each standard with its sections and questions beneath it."""
    layout = Layout.of(framework, summary, width)
    heads = [cell("Standard, question", layout.title + 1), cell("good", layout.share, right=True)]
    letters = Text(LETTERS if layout.letters >= len(LETTERS) else "answers")
    heading = line([*heads, *_optional(letters, layout.letters), "rating"], width)
    heading.stylize("bold")
    yield heading
    page = _Page(framework, summary, layout, width)
    if framework.case_questions:
        yield from paragraph(framework.about_case.title, width, "bold")
        yield from page.within(framework.about_case, 0)
    for standard in framework.standards:
        yield page.standard(standard, panel_rows.get(standard.code))
        yield from page.within(standard, 0)


def departs(panel_row: PanelRow) -> bool:
    """Whether a node stands otherwise than it was worked out."""
    return panel_row.decided != panel_row.computed.rating


def cases_of(summary: Summary) -> int:
    """How many cases there are: each stands somewhere on every question."""
    node = next(iter(summary.questions.values()), None)
    return node.share.applicable + node.share.not_applicable + node.share.unjudged if node else 0


@dataclass(frozen=True)
class _Page:
    framework: Framework
    summary: Summary
    layout: Layout
    width: int

    def standard(self, standard: Standard, panel_row: PanelRow | None) -> Text:
        """A standard's line: what decided it, or what a panel said, and its rating in capitals."""
        node, layout = self.summary.standards[standard.code], self.layout
        name, rating = f"{standard.code:<2} {standard.title}", panel_row.decided if panel_row else node.rating
        mark = DEPARTURE if panel_row is not None and departs(panel_row) else first_mark(node.flags)
        said = _panel_said(self.framework, panel_row)
        if not said and isinstance(node, SharedRating):
            left = self._shared(name, standard, node)
        else:
            said = said or _decided_by(node)
            room = layout.before_rating - cell_len(said) - 1
            shown = cell(name, max(layout.title + 1, min(cell_len(name), room)))
            left = cell(f"{shown.plain} {said}", layout.before_rating, "bold")
        return line([left, *self._rating(standard.code, rating, mark, loud=True)], self.width)

    def _shared(self, name: str, standard: Standard, node: SharedRating) -> Text:
        """A standard that a share of the cases' own ratings decides: the share, and a letter a case."""
        layout, share = self.layout, node.share
        counts = self.summary.case_counts.get(standard.code, {})
        letters = strip(self.framework.case_scale(standard), counts, share.unjudged, layout.letters)
        figure = cell(f"{share.good}/{share.applicable}", layout.share, right=True)
        return Text(" ").join([cell(name, layout.title + 1, "bold"), figure, *_optional(letters, layout.letters)])

    def within(self, place: Node, depth: int) -> Iterator[Text]:
        """The questions of a standard or section, then its sections, each further in."""
        for question in place.own_questions:
            yield self._question(question, depth)
        for section in place.sections:
            yield self._section(section, depth)
            yield from self.within(section, depth + 1)

    def _question(self, question: Question, depth: int) -> Text:
        node, scale = self.summary.questions[question.code], self.framework.scale_of(question)
        share = f"{node.share.good}/{node.share.applicable}" if scale.good_codes else how_many(node)
        answers = strip(scale, node.counts, node.share.unjudged, self.layout.letters, node.hidden)
        letters = cell(numbers_words(node), self.layout.letters) if scale.count else answers
        return self._row(
            _named(question), depth, share, letters, [*self._rating(question.code, node.rating, first_mark(node.flags))]
        )

    def _section(self, section: Section, depth: int) -> Text:
        """The cases' own ratings of it: it has none over all of them."""
        scale, counts = self.framework.case_scale(section), self.summary.case_counts.get(section.code, {})
        applicable = sum(counts.get(answer.code, 0) for answer in scale.answers if answer.applicable)
        good = sum(counts.get(code, 0) for code in scale.good_codes)
        unrated = cases_of(self.summary) - sum(counts.values())
        letters = strip(scale, counts, unrated, self.layout.letters)
        return self._row(f"{section.code} {section.title}", depth, f"{good}/{applicable}", letters, [], "bold")

    def _row(self, name: str, depth: int, share: str, letters: Text, rating: list[Text], style: str = "") -> Text:
        layout = self.layout
        title = cell(f"{' ' * depth}{name}", layout.title, style)
        figures = [cell(share, layout.share, right=True), *_optional(letters, layout.letters)]
        return line([title, *figures, *rating], self.width, indent=2)

    def _rating(self, code: str, rating: str | None, mark: str, *, loud: bool = False) -> list[Text]:
        """The rating's column, and the most pressing mark; blank for what is never rated."""
        rule, scale = self.framework.inspection_rule(code).kind, self.framework.inspection_scale(code)
        if rating is None:
            label, style = UNWORKED.get(rule, NOT_RATED), "dim"
        else:
            label, style = short_label(scale.answer(rating)), style_of(scale, rating)
        return [cell(label.upper() if loud else label, self.layout.rating, style), Text(mark)]


def _beside(first: Text, second: str, width: int) -> list[Text]:
    """Two parts on one line, or one under the other where that is too long."""
    together = Text.assemble(first, f" · {second}")
    return [together] if together.cell_len <= width else [first, Text(f" {second}")]


def _named(question: Question) -> str:
    return f"{question.code} {question.title}"


def _names(framework: Framework) -> Iterator[tuple[str, int]]:
    """Code with title, and how far in it stands, of every question and section."""
    places: list[tuple[Node, int]] = [(framework.about_case, 0), *((each, 0) for each in framework.standards)]
    while places:
        place, depth = places.pop()
        yield from ((_named(question), depth) for question in place.own_questions)
        yield from ((f"{section.code} {section.title}", depth) for section in place.sections)
        places += [(section, depth + 1) for section in place.sections]


def _labels(framework: Framework) -> Iterator[str]:
    """The short labels of every scale that standards are rated on."""
    for standard in framework.standards:
        scale = framework.inspection_scale(standard.code)
        yield from (short_label(answer) for answer in scale.answers if answer.applicable)


def _decided_by(node: NodeRating) -> str:
    """The rule, with the questions that decided it where there are some: `lowest: 1.2`."""
    rule = node.because.rule
    if rule == "none":
        return "counts only"
    if rule == "judged":
        return "panel judged" if node.rating else "panel judges"
    words = rule.replace("_", " ")
    return f"{words}: {', '.join(node.decided_by)}" if node.decided_by else words


def _panel_said(framework: Framework, panel_row: PanelRow | None) -> str:
    """`panel; worked out: Requires impr.`; nothing where no panel has spoken."""
    if panel_row is None:
        return ""
    if panel_row.sides:
        return "two panels disagree"
    if departs(panel_row):
        code = panel_row.computed.rating
        label = short_label(framework.inspection_scale(panel_row.node).answer(code)) if code else NOT_RATED
        return f"panel; was {label}"
    left = panel_row.decision is not None and panel_row.decision.decision == "left"
    return "panel left it" if left else ""


def _flags(summary: Summary) -> list[str]:
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    return [flag for node in nodes for flag in pressing(node.flags)]


def _optional(text: Text, width: int) -> list[Text]:
    """A column of its own width, or no column."""
    if not width:
        return []
    text.truncate(width, pad=True)
    return [text]
