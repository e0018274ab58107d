"""Two inspections side by side, as text: rating then and now, share then and now, the change and its margin."""

from collections.abc import Iterator
from math import ceil, floor

from rich.text import Text

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework
from reviewtui.report.cells import Column, Piece, titles_of
from reviewtui.report.columns import paragraph, table_lines
from reviewtui.report.marks import NOT_RATED, label_of
from reviewtui.report.timeliness import units
from reviewtui.services.summary.comparing import Comparison, Row, Taken, TimeRow
from reviewtui.services.summary.earlier_inspection import Node

RATING, SHARE, CHANGE, MARGIN = 14, 6, 7, 12
UNIT, MEAN, TIME_CHANGE = 12, 11, 8
FEWEST_NAME = 12
_HAIR = 1e-9


def comparison_lines(found: Comparison, width: int) -> Iterator[Text]:
    """The titles, the note, and a line for each standard and question."""
    yield from paragraph(f"{found.now}, compared with {found.before}", width, "bold")
    yield from paragraph(found.note, width)
    columns = comparison_columns(found, width)
    yield from table_lines([titles_of(columns)], columns, found.rows, width)
    clear = [row for row in found.rows if row.is_clear]
    if any(row.margin for row in found.rows):
        names = ", ".join(row.node for row in clear) or "none"
        yield from paragraph(f"Changed by more than chance explains: {names}.", width)
    if found.times:
        yield from _times(found, width)


def _times(found: Comparison, width: int) -> Iterator[Text]:
    """A line for each measure: mean and number of cases then and now, the change and its margin."""
    columns = time_columns(found, width)
    yield Text("")
    yield from table_lines([titles_of(columns)], columns, found.times, width)
    if any(row.margin for row in found.times):
        names = ", ".join(row.title for row in found.times if row.is_clear) or "none"
        yield from paragraph(f"Mean changed by more than chance explains: {names}.", width)


def time_columns(found: Comparison, width: int) -> tuple[Column[TimeRow], ...]:
    """`From disclosure to sentence   days   253.0 (4)   199.5 (9)   -53.5   -90 to -12`."""
    has_margins = any(row.margin for row in found.times)
    taken = UNIT + 2 * MEAN + TIME_CHANGE + (MARGIN + 1 if has_margins else 0) + 5
    margin = (Column("margin", MARGIN, _time_margin, right=True),) if has_margins else ()
    return (
        Column("Mean time", max(width - taken, FEWEST_NAME), lambda row: (Piece(row.title),)),
        Column("", UNIT, lambda row: (Piece(units(row.unit), "quiet"),)),
        Column("before", MEAN, lambda row: (Piece(_mean(row.before)),), right=True),
        Column("now", MEAN, lambda row: (Piece(_mean(row.now)),), right=True),
        Column(
            "change", TIME_CHANGE, lambda row: (Piece("" if row.change is None else f"{row.change:+,.1f}"),), right=True
        ),
        *margin,
    )


def _mean(taken: Taken) -> str:
    """`253.0 (4)`: the mean, and of how many cases."""
    return "" if taken.mean is None else f"{taken.mean:,.1f} ({taken.cases})"


def _time_margin(row: TimeRow) -> tuple[Piece, ...]:
    """Whole units, outward."""
    if row.margin is None:
        return (Piece(""),)
    return (Piece(f"{floor(row.margin[0]):+,d} to {ceil(row.margin[1]):+,d}", strong=row.is_clear),)


def comparison_columns(found: Comparison, width: int) -> tuple[Column[Row], ...]:
    """`1.2 Sexual behaviour   Good   Good   70%  88%  +18  +2 to +33`; without margins where there are none."""
    has_margins = any(row.margin for row in found.rows)
    taken = 2 * RATING + 2 * SHARE + CHANGE + (MARGIN + 1 if has_margins else 0) + 6
    margin = (Column("margin", MARGIN, _margin, right=True),) if has_margins else ()
    return (
        Column("Standard, question", max(width - taken, FEWEST_NAME), lambda row: (Piece(_name(row)),)),
        Column("before", RATING, lambda row: (_rating(found.framework, row, row.before),)),
        Column("now", RATING, lambda row: (_rating(found.framework, row, row.now),)),
        Column("before", SHARE, lambda row: (Piece(_share(row.before)),), right=True),
        Column("now", SHARE, lambda row: (Piece(_share(row.now)),), right=True),
        Column("points", CHANGE, lambda row: (Piece(_points(row.change)),), right=True),
        *margin,
    )


def _name(row: Row) -> str:
    return row.title if row.node == "overall" else f"{row.node} {row.title}"


def _rating(framework: Framework, row: Row, node: Node) -> Piece:
    if framework.inspection_rule(row.node).kind == "none":
        return Piece("")
    scale = framework.inspection_scale(row.node)
    answer = scale.by_code.get(node.rating or "")
    return Piece(label_of(answer, in_full=False), graded=(scale, answer.code)) if answer else Piece(NOT_RATED, "to_do")


def _share(node: Node) -> str:
    return per_cent_text(node.good or 0, node.applicable) if node.applicable else ""


def _points(change: float | None) -> str:
    return "" if change is None else f"{round(change * 100):+d}"


def _margin(row: Row) -> tuple[Piece, ...]:
    """Whole points, outward: never narrower than it is."""
    if row.margin is None:
        return (Piece(""),)
    low, high = row.margin
    text = f"{floor(low * 100 + _HAIR):+d} to {ceil(high * 100 - _HAIR):+d}"
    return (Piece(text, strong=row.is_clear),)
