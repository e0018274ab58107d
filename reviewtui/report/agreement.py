"""How far two reviews agree, as text: a line for each question, standard and overall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.figures.agreement import LEVEL, SEED
from reviewtui.report.columns import cell, paragraph

if TYPE_CHECKING:
    from reviewtui.figures.agreement import Figure
    from reviewtui.services.agreement import AgreedOn, AgreedOnAll

NODE, PAIRS, FIGURE = 9, 6, 12
UNDEFINED = "undefined"
NOTHING = "No question was answered in a first and in a second review."
MEANING = (
    "Percentages of pairs with the same answer, and with answers at most one step apart. Alpha is Krippendorff's "
    "(ordinal), AC1 is Gwet's: 1 is full agreement, 0 is what chance gives."
)
INTERVALS = f"Under a figure of ten cases or more: its {LEVEL}% interval (seed {SEED})."


def agreement_lines(found: AgreedOnAll, width: int) -> Iterator[Text]:
    """The table, what it means, and what it cannot tell."""
    if not found.rows:
        yield from paragraph(NOTHING, width)
        return
    titles = (cell(title, FIGURE, right=True) for title in ("same", "within one", "alpha", "AC1"))
    yield Text.assemble(" ", cell("", NODE), cell("pairs", PAIRS, right=True), *titles, style="bold")
    for row in found.rows:
        yield from _row(row)
    yield from paragraph(MEANING, width, "dim")
    if any(row.figures.exact.interval for row in found.rows):
        yield from paragraph(INTERVALS, width, "dim")
    if found.caution:
        yield from paragraph(found.caution, width)


def _row(row: AgreedOn) -> Iterator[Text]:
    figures = row.figures
    shares, coefficients = (figures.exact, figures.within_one), (figures.alpha, figures.ac1)
    values = [*(_percent(figure) for figure in shares), *(_coefficient(figure) for figure in coefficients)]
    node = row.node if row.kind != "question" else f"  {row.node}"
    cells = (cell(value, FIGURE, right=True) for value in values)
    yield Text.assemble(" ", cell(node, NODE), cell(f"{figures.pairs:,}", PAIRS, right=True), *cells)
    intervals = [_interval(figure, in_percent=True) for figure in shares]
    intervals += [_interval(figure, in_percent=False) for figure in coefficients]
    if any(intervals):
        cells = (cell(text, FIGURE, right=True) for text in intervals)
        yield Text.assemble(" ", cell("", NODE), cell("", PAIRS), *cells, style="dim")


def _percent(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else f"{figure.value:.0%}"


def _coefficient(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else f"{figure.value:.2f}"


def _interval(figure: Figure, *, in_percent: bool) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f"{low:.0%}–{high:.0%}" if in_percent else f"{low:.2f}–{high:.2f}"
