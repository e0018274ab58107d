"""How far two reviews agree, as text: a line for each question, standard and overall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.figures.agreement import LEVEL, SEED
from reviewtui.report.columns import cell, paragraph

if TYPE_CHECKING:
    from reviewtui.figures.agreement import Figure
    from reviewtui.framework.model import Framework
    from reviewtui.services.summary.agreement import AgreedOn, AgreedOnAll

NODE, PAIRS, FIGURE = 9, 6, 12
NARROW = 8, 5, 11
"""The same on the smallest terminal, where all of it is still in sight."""
TITLE, LEAST_TITLE = 30, 12
"""The most and the fewest cells more with which the titles stand beside the codes."""
NO_TITLES: Mapping[str, str] = MappingProxyType({})
UNDEFINED = "undefined"
NOTHING = "No question was answered in a first and in a second review."
MEANING = (
    "Percentages of pairs with the same answer, and with answers at most one step apart. Alpha is Krippendorff's "
    "(ordinal), AC1 is Gwet's: 1 is full agreement, 0 is what chance gives."
)
INTERVALS = f"Under a figure of ten cases or more: its {LEVEL}% interval (seed {SEED})."


def titles_of(framework: Framework) -> Mapping[str, str]:
    """Standard and question to its title."""
    standards = {standard.code: standard.title for standard in framework.standards}
    return standards | {question.code: question.title for question in framework.questions()}


def agreement_lines(found: AgreedOnAll, width: int, titles: Mapping[str, str] = NO_TITLES) -> Iterator[Text]:
    """The table, with titles where there is room, what it means, and what it cannot tell."""
    if not found.rows:
        yield from paragraph(NOTHING, width)
        return
    room = width - (1 + NODE + PAIRS + 4 * FIGURE)
    sizes = NARROW if room < 0 else (NODE + min(room, TITLE) * bool(titles), PAIRS, FIGURE)
    named = titles if room >= LEAST_TITLE else NO_TITLES
    yield _line(("", "pairs", "same", "within one", "alpha", "AC1"), sizes, "bold")
    for row in found.rows:
        yield from _row(row, sizes, named.get(row.node, ""))
    yield from paragraph(MEANING, width, "dim")
    if any(row.figures.exact.interval for row in found.rows):
        yield from paragraph(INTERVALS, width, "dim")
    if found.caution:
        yield from paragraph(found.caution, width)


def _line(texts: Sequence[str], sizes: tuple[int, int, int], style: str = "") -> Text:
    node, pairs, *figures = texts
    first, second, third = sizes
    cells = (cell(text, third, right=True) for text in figures)
    return Text.assemble(" ", cell(node, first), cell(pairs, second, right=True), *cells, style=style)


def _row(row: AgreedOn, sizes: tuple[int, int, int], title: str) -> Iterator[Text]:
    figures = row.figures
    shares, coefficients = (figures.exact, figures.within_one), (figures.alpha, figures.ac1)
    values = [*(_percent(figure) for figure in shares), *(_coefficient(figure) for figure in coefficients)]
    node = f"{row.node} {title}".rstrip() if row.kind != "question" else f"  {row.node} {title}".rstrip()
    yield _line((node, f"{figures.pairs:,}", *values), sizes)
    intervals = [_interval(figure, in_percent=True) for figure in shares]
    intervals += [_interval(figure, in_percent=False) for figure in coefficients]
    if any(intervals):
        yield _line(("", "", *intervals), sizes, "dim")


def _percent(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else f"{figure.value:.0%}"


def _coefficient(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else f"{figure.value:.2f}"


def _interval(figure: Figure, *, in_percent: bool) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f"{low:.0%}–{high:.0%}" if in_percent else f"{low:.2f}–{high:.2f}"
