"""The inspection summary as text: standards with their questions, one letter a case, and what is close to changing."""

from collections.abc import Iterator

from rich.text import Text

from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.summary import NodeRating, QuestionRating, Summary
from reviewtui.report.columns import cell, line, paragraph
from reviewtui.report.marks import NOT_RATED, flag_marks, legend, rating_mark, short_label, style_of
from reviewtui.report.progress import Progress, people_lines, progress_line
from reviewtui.report.strip import strip

TITLE, SHARE, RATING, FLAGS = 30, 7, 14, 3
NARROWEST_TITLE = 12


def summary_lines(
    framework: Framework, summary: Summary, progress: Progress, *, title: str, note: str, width: int
) -> list[Text]:
    """The whole page: title, overall, progress, standards and questions, legend, inspectors."""
    return [
        *paragraph(f"Summary · {title}", width, "bold"),
        overall_line(framework, summary),
        *paragraph(progress_line(progress), width),
        *paragraph(note, width),
        *node_lines(framework, summary, width),
        *paragraph(legend(_flags(summary)), width, "dim"),
        *people_lines(progress, width),
    ]


def overall_line(framework: Framework, summary: Summary) -> Text:
    """`Overall ○ Inadequate 1/12 · DRAFT, not signed`."""
    overall = summary.overall
    score = f" {overall.score}/{overall.max}" if overall.score is not None else ""
    marks = flag_marks(overall.flags)
    return Text.assemble(
        " Overall ",
        rating_mark(framework, overall.rating),
        f"{score}{' ' if marks else ''}{marks} · DRAFT, not signed",
    )


def node_lines(framework: Framework, summary: Summary, width: int) -> Iterator[Text]:
    """A heading, then each standard with its questions beneath it."""
    title = max(min(TITLE, width - 4 - 1 - SHARE - 1 - RATING - FLAGS - 2), NARROWEST_TITLE)
    letters = max(width - (4 + title + 1 + SHARE + 1 + 1 + RATING + 1 + FLAGS), 0)
    heads = [cell("Standard, question", title + 3), cell("good", SHARE, right=True)]
    heading = line([*heads, *_optional(Text("a letter a case (· to do)"), letters), "rating"])
    heading.stylize("bold")
    yield heading
    for standard in framework.standards:
        yield _standard_line(framework, summary, standard, title, letters)
        for question in standard.questions:
            yield _question_line(framework, summary.questions[question.code], question, title, letters)


def _standard_line(framework: Framework, summary: Summary, standard: Standard, title: int, letters: int) -> Text:
    node = summary.standards[standard.code]
    why = cell(_decided_by(node), SHARE + (1 + letters if letters else 0))
    name = cell(f"{standard.code:<2} {standard.title}", title + 3, "bold")
    return line([name, why, *_rating(framework, node, loud=True)])


def _question_line(framework: Framework, node: QuestionRating, question: Question, title: int, letters: int) -> Text:
    share = cell(f"{node.share.good}/{node.share.applicable}", SHARE, right=True)
    answers = strip(framework.scale_of(question), node.counts, node.share.unjudged, letters)
    name = cell(f"{question.code} {question.title}", title)
    return line([name, share, *_optional(answers, letters), *_rating(framework, node)], indent=4)


def _decided_by(node: NodeRating) -> str:
    """The rule, with the questions that decided it where there are some: `lowest: 1.2`."""
    rule = node.because.rule.replace("_", " ")
    return f"{rule}: {', '.join(node.decided_by)}" if node.decided_by else rule


def _rating(framework: Framework, node: NodeRating, *, loud: bool = False) -> list[Text]:
    """The rating's column and the flags' column."""
    if node.rating is None:
        label, style = NOT_RATED, "dim"
    else:
        label = short_label(framework.rating(node.rating))
        style = style_of(framework.rating_scale, node.rating)
    return [cell(label.upper() if loud else label, RATING, style), cell(flag_marks(node.flags), FLAGS)]


def _flags(summary: Summary) -> list[str]:
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    return [flag for node in nodes for flag in node.flags]


def _optional(text: Text, width: int) -> list[Text]:
    """A column of its own width, or no column."""
    if not width:
        return []
    text.truncate(width, pad=True)
    return [text]
