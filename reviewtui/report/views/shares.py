"""Counts of good by question side by side: shaded by the share, lettered by its rating, always with both numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.bars import share_bar
from reviewtui.report.cells import Column, Piece, titles_of
from reviewtui.report.columns import paragraph, table_lines
from reviewtui.report.marks import lettered

if TYPE_CHECKING:
    from reviewtui.framework.model import Framework, Question
    from reviewtui.services.views.answered import Count
    from reviewtui.services.views.view import View

NOTHING = "–"
FEWEST_TITLE, FEWEST_CELL, MOST_CELL = 20, 7, 12
MEANING = "Each cell: good of applicable cases. The bar is their share, the letter its rating, from {least} cases on."


def count_pieces(framework: Framework, question: Question, count: Count) -> tuple[Piece, ...]:
    """`▆G 6/8`; below `min_to_rate` without a letter or a colour; `n 4` where nothing is good or bad."""
    if count.good is None:
        return (Piece(f"n {count.applicable}"),)
    if not count.applicable:
        return (Piece(NOTHING, "to_do"),)
    bar = share_bar(count.good, count.applicable)
    numbers = Piece(f"{count.good}/{count.applicable}")
    if count.rating is None:
        return (Piece(f"{bar}  ", "quiet"), numbers)
    letter = lettered(framework.inspection_scale(question.code), count.rating, glyph=False)
    return (Piece(bar, graded=letter.graded), letter, Piece(" "), numbers)


def sites_lines(view: View, width: int) -> Iterator[Text]:
    """Questions down, sites across; more sites than fit follow beneath."""
    yield from across_lines(view, [row["name"] for row in view.rows], width)


def across_lines(view: View, names: Sequence[str], width: int) -> Iterator[Text]:
    """A line a question, a column a row of the view."""
    framework = view.inspection.framework
    cell = min(max(FEWEST_CELL, *map(len, names), *_widths(view)), MOST_CELL)
    fit = max((width - 1 - FEWEST_TITLE) // (cell + 1), 1)
    for first in range(0, len(names), fit):
        shown = range(first, min(first + fit, len(names)))
        title = max(width - 1 - len(shown) * (cell + 1), FEWEST_TITLE)
        columns = (
            Column("Question", title, _title),
            *(Column(names[number], cell, _cell(view, number), right=True) for number in shown),
        )
        yield from table_lines([titles_of(columns)], columns, list(enumerate(framework.questions())), width)
    yield from paragraph(MEANING.format(least=framework.min_to_rate), width, "dim")


def _title(asked: tuple[int, Question]) -> tuple[Piece, ...]:
    return (Piece(f"{asked[1].code} {asked[1].title}"),)


def _cell(view: View, number: int) -> Callable[[tuple[int, Question]], tuple[Piece, ...]]:
    def pieces(asked: tuple[int, Question]) -> tuple[Piece, ...]:
        place, question = asked
        return count_pieces(view.inspection.framework, question, view.cells[number][place])

    return pieces


def _widths(view: View) -> Iterator[int]:
    framework = view.inspection.framework
    for cells in view.cells:
        for question, count in zip(framework.questions(), cells, strict=True):
            yield sum(len(piece.text) for piece in count_pieces(framework, question, count))
