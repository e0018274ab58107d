"""Counts of good by question side by side: shaded by the share, lettered by its rating, always with both numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reviewtui.casefile.case_codes import plain
from reviewtui.report.bars import share_bar
from reviewtui.report.cells import Column, Piece
from reviewtui.report.marks import lettered
from reviewtui.report.progress import counted
from reviewtui.report.views.line import Line, Opens, sentence, table

if TYPE_CHECKING:
    from reviewtui.framework.model import Framework, Question
    from reviewtui.services.views.answered import Count
    from reviewtui.services.views.view import View

NOTHING = "–"
FEWEST_TITLE, FEWEST_CELL, MOST_CELL = 20, 7, 12
MEANING = "Each cell: good of applicable cases. The bar is their share, the letter its rating, from {least} cases on."
TEST = (
    "Compared by Fisher's exact test, corrected by Holm for the number of comparisons of a characteristic. A "
    "difference that is not named may be chance."
)


def count_pieces(framework: Framework, question: Question, count: Count) -> tuple[Piece, ...]:
    """`▆G 6/8`; below `min_to_rate` without a letter or a colour; `n 4` where nothing is good or bad."""
    if count.good is None:
        return (Piece(f"n {count.applicable}"),)
    if not count.applicable:
        return (Piece(NOTHING, "to_do"),)
    bar, numbers = share_bar(count.good, count.applicable), Piece(f"{count.good}/{count.applicable}")
    if count.rating is None:
        return (Piece(f"{bar}  ", "quiet"), numbers)
    letter = lettered(framework.inspection_scale(question.code), count.rating, glyph=False)
    return (Piece(bar, graded=letter.graded), letter, Piece(" "), numbers)


def sites_lines(view: View, width: int) -> Iterator[Line]:
    """Questions down, sites across; more sites than fit follow beneath."""
    yield from _across(view, range(len(view.rows)), [row["name"] for row in view.rows], width)
    yield from sentence(MEANING.format(least=view.inspection.framework.min_to_rate), width, "note")


def groups_lines(view: View, width: int) -> Iterator[Line]:
    """Characteristic by characteristic: its groups, their counts, and what differs by more than chance."""
    for group in dict.fromkeys(row["group"] for row in view.rows):
        places = [place for place, row in enumerate(view.rows) if row["group"] == group]
        yield from sentence(plain(group).capitalize(), width, "heading")
        for place in places:
            row = view.rows[place]
            opens = Opens(site=row["value"]) if group == "site" else Opens(group=(group, row["value"]))
            yield from sentence(f"{_named(view, row)}: {counted(row['cases'], 'case')}", width, "row", opens, indent=2)
        yield from _across(view, places, [_named(view, view.rows[place]) for place in places], width)
        yield from sentence(compared(view, group), width)
        yield Line(())
    yield from sentence(MEANING.format(least=view.inspection.framework.min_to_rate), width, "note")
    yield from sentence(TEST, width, "note")


def _named(view: View, row: Mapping[str, Any]) -> str:
    return view.inspection.site(row["value"]).name if row["group"] == "site" else plain(row["value"])


def compared(view: View, group: str) -> str:
    """What differs, with both counts; that it cannot be told, or that there are too few cases."""
    compared = [each for each in view.more["comparisons"] if each["group"] == group]
    if not compared:
        least = view.inspection.framework.min_to_rate
        return f"Cannot tell whether groups differ: no question has {least} applicable cases in two of them."
    asked = len({each["question"] for each in compared})
    said = [_difference(view, each) for each in compared if each["differs"]]
    few = len(view.columns) - asked
    rest = f" On {counted(few, 'question')} there are too few cases to compare." if few else ""
    if said:
        return f"{' '.join(said)} No other difference is beyond chance ({counted(len(compared), 'comparison')}).{rest}"
    return f"Cannot tell whether groups differ: {counted(len(compared), 'comparison')}, none beyond chance.{rest}"


def _difference(view: View, compared: Mapping[str, Any]) -> str:
    """`4.1 differs by more than chance: yes 2/9, no 8/9 (p 0.021).`"""
    place, group = view.columns.index(compared["question"]), compared["group"]
    counts = {row["value"]: view.cells[number][place] for number, row in enumerate(view.rows) if row["group"] == group}
    said = ", ".join(
        f"{_named(view, {'group': group, 'value': value})} {counts[value].good}/{counts[value].applicable}"
        for value in compared["values"]
    )
    return f"{compared['question']} differs by more than chance: {said} (p {compared['p_corrected']:.3f})."


def _across(view: View, places: Sequence[int], names: Sequence[str], width: int) -> Iterator[Line]:
    """A line a question, a column each of some rows of the view."""
    questions = view.inspection.framework.questions()
    cell = min(max(FEWEST_CELL, *map(len, names), *_widths(view, places)), MOST_CELL)
    widest = max(len(each.code) + 1 + len(each.title) for each in questions)
    fit = max((width - 1 - FEWEST_TITLE) // (cell + 1), 1)
    for first in range(0, len(names), fit):
        shown = range(first, min(first + fit, len(names)))
        title = min(max(width - 1 - len(shown) * (cell + 1), FEWEST_TITLE), widest)
        columns = (
            Column("Question", title, _title),
            *(Column(names[number], cell, _cell(view, places[number]), right=True) for number in shown),
        )
        yield from table(columns, list(enumerate(questions)), [Opens(question=each.code) for each in questions])


def _title(asked: tuple[int, Question]) -> tuple[Piece, ...]:
    return (Piece(f"{asked[1].code} {asked[1].title}"),)


def _cell(view: View, number: int) -> Callable[[tuple[int, Question]], tuple[Piece, ...]]:
    def pieces(asked: tuple[int, Question]) -> tuple[Piece, ...]:
        place, question = asked
        return count_pieces(view.inspection.framework, question, view.cells[number][place])

    return pieces


def _widths(view: View, places: Sequence[int]) -> Iterator[int]:
    framework = view.inspection.framework
    for number in places:
        for question, count in zip(framework.questions(), view.cells[number], strict=True):
            yield sum(len(piece.text) for piece in count_pieces(framework, question, count))
