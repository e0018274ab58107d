"""The inspection summary as text: standards with their questions, one letter a case, and what is close to changing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.margins import NO_MARGINS, Margins
from reviewtui.rating.summary import Summary, profile_words
from reviewtui.report.columns import drawn, paragraph, text_of
from reviewtui.report.marks import graded, legend, marks_of
from reviewtui.report.progress import people_lines, progress_line
from reviewtui.report.summary.cells import DEPARTURE, UNWORKED, cells, heading
from reviewtui.report.summary.columns import printed
from reviewtui.report.summary.margins import margin_lines
from reviewtui.report.summary.rows import departs, rows_of

if TYPE_CHECKING:
    from reviewtui.services.standing.panel import PanelRow
    from reviewtui.services.team.progress import Progress

DEPARTED = "a panel's rating, beside the calculated one"


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
    filter_words: str = "",
) -> list[Text]:
    """The whole page: title, overall, progress, standards and questions, legend, margins, inspectors.

    `panel_rows` are every standard and the whole with what a panel decided; none while it has decided nothing.
    `margins` are those of a drawn sample; `filter_words` say which cases it is of, where it is not of all.
    """
    decided = {panel_row.node: panel_row for panel_row in panel_rows}
    departures = sum(1 for panel_row in decided.values() if departs(panel_row))
    legends = [legend(_flags(summary)), f"{DEPARTURE} {DEPARTED}." if departures else ""]
    return [
        *paragraph(f"Summary · {title}", width, "bold"),
        *(paragraph(f"Filter: {filter_words}", width) if filter_words else ()),
        *_beside(overall_line(framework, summary, decided.get(OVERALL)), "DRAFT, not signed off", width),
        *profile_lines(summary, width),
        *could_be_lines(framework, summary, width),
        *paragraph(progress_line(progress, departures), width),
        *paragraph(note, width),
        *node_lines(framework, summary, width, decided.values()),
        *paragraph(" ".join(each for each in legends if each), width, "dim"),
        *margin_lines(framework, summary, margins, width),
        *people_lines(progress, width),
    ]


def overall_line(framework: Framework, summary: Summary, panel_row: PanelRow | None = None) -> Text:
    """`Overall ○ Inadequate 1/12 ±1`; with a panel's rating `Overall ● Good (panel; calculated: ○ Inadequate 1/12)`."""
    overall, rule = summary.overall, framework.inspection_rule(OVERALL).kind
    if overall.rating is None and rule in UNWORKED and (panel_row is None or panel_row.decided is None):
        return Text(" No overall rating" if rule == "none" else " Overall: not decided, the panel judges it")
    scale = framework.inspection_scale(OVERALL)
    worked_out = text_of(graded(scale, overall.rating))
    score = f" {overall.score}/{overall.max}" if overall.rating and overall.score is not None else ""
    if panel_row is not None and departs(panel_row):
        decided = text_of(graded(scale, panel_row.decided))
        return Text.assemble(" Overall ", decided, " (panel; calculated: ", worked_out, f"{score})")
    mark = marks_of(overall.flags)
    return Text.assemble(" Overall ", worked_out, f"{score}{' ' if mark else ''}{mark}")


def profile_lines(summary: Summary, width: int) -> list[Text]:
    """`Answers that count overall: O 3 G 10 R 6 I 2; 13 of 21 good`; nothing where no answer is better than another."""
    words = profile_words(summary.overall.profile)
    return paragraph(f"Answers that count overall: {words}", width) if words else []


def could_be_lines(framework: Framework, summary: Summary, width: int) -> list[Text]:
    """`Overall could still be ○ Inadequate to ◐ Requires improvement.`; nothing where it is settled."""
    words = could_be_words(framework, summary)
    return paragraph(f"Overall {words}.", width) if words else []


def could_be_words(framework: Framework, summary: Summary) -> str:
    """`could still be ○ Inadequate to ◐ Requires improvement`: the worst and the best that answers to come can make."""
    overall, scale = summary.overall, framework.inspection_scale(OVERALL)
    if "undetermined" not in overall.flags or overall.worst == overall.best:
        return ""
    worst, best = (graded(scale, code).text for code in (overall.worst, overall.best))
    return f"could still be {worst} to {best}"


def within(line: Text, width: int) -> list[Text]:
    """The line of the whole; what stands last, its marks, on a line of its own where it is too long."""
    return list(line.divide([line.plain.rindex(" ")] if line.cell_len > width else []))


def node_lines(
    framework: Framework, summary: Summary, width: int, panel_rows: Iterable[PanelRow] = ()
) -> Iterator[Text]:
    """A heading, then each standard with its sections and questions beneath it."""
    columns = printed(framework, summary, width)
    yield drawn(heading(summary, columns), width, "bold")
    for row in rows_of(framework, summary, "", panel_rows):
        yield drawn(cells(row, columns), width)


def _beside(first: Text, second: str, width: int) -> list[Text]:
    """Two parts on one line, or one under the other where that is too long."""
    together = Text.assemble(first, f" · {second}")
    return [together] if together.cell_len <= width else [*within(first, width), Text(f" {second}")]


def _flags(summary: Summary) -> list[str]:
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    return [flag for node in nodes for flag in node.flags]
