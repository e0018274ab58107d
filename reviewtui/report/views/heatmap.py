"""The heat map in print: a line a case, a letter a question, the questions' codes written downwards over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reviewtui.report.cells import Cell, Column, Piece, cells_of
from reviewtui.report.views.answers import answer_piece, letters_legend
from reviewtui.report.views.line import Line, Opens, sentence

if TYPE_CHECKING:
    from reviewtui.framework.model import Question
    from reviewtui.services.views.view import View

MOST_REFERENCE, MOST_SITE = 16, 14
Case = tuple[str, str, tuple[str | None, ...]]
"""Reference, the site's name, and the answers."""


def heatmap_lines(view: View, width: int) -> Iterator[Line]:
    """Every case; more questions than fit follow beneath, with the cases again."""
    questions = view.inspection.framework.questions()
    lines = [
        (row["case"], view.inspection.site(row["site"]).name, cells)
        for row, cells in zip(view.rows, view.cells, strict=True)
    ]
    names = _names(lines)
    room = max(width - 1 - sum(column.width + 1 for column in names), 1)
    apart = 2 if 2 * len(questions) <= room else 1
    most = max(room // apart, 1)
    for first in range(0, len(questions), most):
        shown = questions[first : first + most]
        columns = (*names, *(_answers(view, first + place, question, apart) for place, question in enumerate(shown)))
        yield from (Line(cells, "heading") for cells in _headings(columns, shown))
        yield from (Line(cells_of(columns, line), "row", Opens(case=line[0])) for line in lines)
    yield from sentence(letters_legend(view.inspection.framework), width, "note")


def _names(lines: Sequence[Case]) -> tuple[Column[Case], Column[Case]]:
    reference = min(max(len("Case"), *(len(line[0]) for line in lines)), MOST_REFERENCE)
    site = min(max(len("Site"), *(len(line[1]) for line in lines)), MOST_SITE)
    return (
        Column("Case", reference, lambda line: (Piece(line[0], strong=True),)),
        Column("Site", site, lambda line: (Piece(line[1]),)),
    )


def _answers(view: View, place: int, question: Question, apart: int) -> Column[Case]:
    framework = view.inspection.framework
    return Column(question.code, 1, lambda line: (answer_piece(framework, question, line[2][place]),), after=apart - 1)


def _headings(columns: Sequence[Column[Case]], questions: Sequence[Question]) -> Iterator[list[Cell]]:
    """The codes downwards, the last of each in the last line, beside what the other columns are called."""
    depth = max(len(question.code) for question in questions)
    names, answers = columns[:2], columns[2:]
    for line in range(depth):
        is_last = line == depth - 1
        said = [Cell((Piece(column.title if is_last else ""),), column.width + 1) for column in names]
        yield said + [Cell((Piece(column.title.rjust(depth)[line]),), 1 + column.after) for column in answers]
