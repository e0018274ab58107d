"""The inspection summary as text: standards with their questions, one letter a case, and what is close to changing."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.summary import NodeRating, QuestionRating, Summary
from reviewtui.report.columns import cell, line, paragraph
from reviewtui.report.marks import NOT_RATED, first_mark, legend, pressing, rating_mark, short_label, style_of
from reviewtui.report.progress import people_lines, progress_line
from reviewtui.report.shapes import Progress
from reviewtui.report.strip import strip

LETTERS = "a letter a case, · to do"
RATING, MARK = 14, 2
NARROWEST_TITLE, FEWEST_LETTERS = 12, 12


@dataclass(frozen=True)
class Layout:
    """Widths of the columns, in cells; no letters where there is no room for any."""

    title: int
    share: int
    letters: int

    @classmethod
    def of(cls, framework: Framework, summary: Summary, width: int) -> "Layout":
        """Titles first, then letters as far as there are cases to show."""
        questions = framework.questions()
        cases = max((_cases(summary.questions[question.code]) for question in questions), default=0)
        share = max(len(f"{cases}/{cases}"), len("good"))
        room = width - (2 + 1 + share + 1 + RATING + 1 + MARK)
        longest = max((cell_len(_named(question)) for question in questions), default=0)
        title = max(min(longest, room), NARROWEST_TITLE)
        letters = min(room - title - 1, max(cases, len(LETTERS)))
        return cls(title, share, letters if letters >= FEWEST_LETTERS else 0)

    @property
    def before_rating(self) -> int:
        """Cells from a standard's code up to its rating."""
        return self.title + 1 + 1 + self.share + (1 + self.letters if self.letters else 0)


def summary_lines(
    framework: Framework, summary: Summary, progress: Progress, *, title: str, note: str, width: int
) -> list[Text]:
    """The whole page: title, overall, progress, standards and questions, legend, inspectors."""
    return [
        *paragraph(f"Summary · {title}", width, "bold"),
        *_beside(overall_line(framework, summary), "DRAFT, not signed", width),
        *paragraph(progress_line(progress), width),
        *paragraph(note, width),
        *node_lines(framework, summary, width),
        *paragraph(legend(_flags(summary)), width, "dim"),
        *people_lines(progress, width),
    ]


def overall_line(framework: Framework, summary: Summary) -> Text:
    """`Overall ○ Inadequate 1/12 ±1`."""
    overall = summary.overall
    score = f" {overall.score}/{overall.max}" if overall.rating and overall.score is not None else ""
    mark = first_mark(overall.flags)
    ending = f"{score}{' ' if mark else ''}{mark}"
    return Text.assemble(" Overall ", rating_mark(framework, overall.rating), ending)


def node_lines(framework: Framework, summary: Summary, width: int) -> Iterator[Text]:
    """A heading, then each standard with its questions beneath it."""
    layout = Layout.of(framework, summary, width)
    heads = [cell("Standard, question", layout.title + 1), cell("good", layout.share, right=True)]
    letters = Text(LETTERS if layout.letters >= len(LETTERS) else "answers")
    heading = line([*heads, *_optional(letters, layout.letters), "rating"], width)
    heading.stylize("bold")
    yield heading
    for standard in framework.standards:
        yield _standard_line(framework, summary.standards[standard.code], standard, layout, width)
        for question in standard.questions:
            yield _question_line(framework, summary.questions[question.code], question, layout, width)


def _beside(first: Text, second: str, width: int) -> list[Text]:
    """Two parts on one line, or one under the other where that is too long."""
    together = Text.assemble(first, f" · {second}")
    return [together] if together.cell_len <= width else [first, Text(f" {second}")]


def _standard_line(framework: Framework, node: NodeRating, standard: Standard, layout: Layout, width: int) -> Text:
    name = f"{standard.code:<2} {standard.title}"
    left = cell(f"{name:<{layout.title + 1}} {_decided_by(node)}", layout.before_rating, "bold")
    return line([left, *_rating(framework, node, loud=True)], width)


def _question_line(framework: Framework, node: QuestionRating, question: Question, layout: Layout, width: int) -> Text:
    share = cell(f"{node.share.good}/{node.share.applicable}", layout.share, right=True)
    answers = strip(framework.scale_of(question), node.counts, node.share.unjudged, layout.letters)
    letters = _optional(answers, layout.letters)
    return line([cell(_named(question), layout.title), share, *letters, *_rating(framework, node)], width, indent=2)


def _named(question: Question) -> str:
    return f"{question.code} {question.title}"


def _cases(node: QuestionRating) -> int:
    """All cases, wherever they stand on a question."""
    return node.share.applicable + node.share.not_applicable + node.share.unjudged


def _decided_by(node: NodeRating) -> str:
    """The rule, with the questions that decided it where there are some: `lowest: 1.2`."""
    rule = node.because.rule.replace("_", " ")
    return f"{rule}: {', '.join(node.decided_by)}" if node.decided_by else rule


def _rating(framework: Framework, node: NodeRating, *, loud: bool = False) -> list[Text]:
    """The rating's column, and the most pressing mark."""
    if node.rating is None:
        label, style = NOT_RATED, "dim"
    else:
        label = short_label(framework.rating(node.rating))
        style = style_of(framework.rating_scale, node.rating)
    return [cell(label.upper() if loud else label, RATING, style), Text(first_mark(node.flags))]


def _flags(summary: Summary) -> list[str]:
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    return [flag for node in nodes for flag in pressing(node.flags)]


def _optional(text: Text, width: int) -> list[Text]:
    """A column of its own width, or no column."""
    if not width:
        return []
    text.truncate(width, pad=True)
    return [text]
