"""A measure's distribution as a plot: a dot a case and a row a site, with the mean, the median and the limit marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reviewtui.casefile.visible import visible
from reviewtui.report.timeliness import units

if TYPE_CHECKING:
    from reviewtui.casefile.spread import Spread
    from reviewtui.framework.measure import Measure

FRAME_LINES = 5
"""Lines of a plot that are no row: frame, scale, the names of the marks and what a dot is."""
LEAST_HEIGHT, MOST_NAME = 6, 14
NO_VALUES = "No case has an exact figure for this measure."
TICKS = 4


def distribution(
    measure: Measure, whole: Spread, sites: Mapping[str, Spread], width: int, height: int
) -> tuple[str, ...]:
    """Lines of at most `width` cells; `sites` are by their names. Where not all fit, all cases are one row.

    Beside each site stands how many of its cases have an exact figure: the others are in no row.
    """
    if not whole.values:
        return (NO_VALUES,)
    import plotext

    rows = {name: one for name, one in sites.items() if one.of}
    shown = {"All cases": whole, **(rows if len(rows) + 1 + FRAME_LINES <= height else {})}
    last = max(whole.values[-1], *(most for most, _ in _marks(measure, whole)))
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    plotext.plotsize(width, min(height - 1, max(len(shown) + FRAME_LINES - 1, LEAST_HEIGHT)))
    places = range(len(shown), 0, -1)
    for place, one in zip(places, shown.values(), strict=True):
        if one.values:
            plotext.scatter(list(one.values), [place] * len(one.values), marker="●")
    plotext.yticks(list(places), [_label(name, one) for name, one in shown.items()])
    plotext.ylim(0.5, len(shown) + 1.5)
    plotext.xlim(0, last)
    ticks = sorted({round(last * part / TICKS) for part in range(TICKS + 1)})
    plotext.xticks(ticks, [f"{tick:,}" for tick in ticks])
    marks = _marks(measure, whole)
    for at, _ in marks:
        plotext.vline(at)
    for at, name in _named(marks, last, width):
        plotext.text(name, at, len(shown) + 1, alignment="center" if _fits(at, name, last, width) else "right")
    drawn = plotext.uncolorize(plotext.build())
    return (*(line.rstrip() for line in drawn.split("\n") if line.strip()), _caption(whole, width))


def _marks(measure: Measure, whole: Spread) -> list[tuple[float, str]]:
    """The mean, the median, and every limit that some case may have had."""
    numbers = sorted(whole.values)
    half = len(numbers) // 2
    median = numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2
    limits = [(float(most), "limit") for most in sorted({limit.most for limit in measure.limits})]
    return [(sum(numbers) / len(numbers), "mean"), (float(median), "median"), *limits]


def _named(marks: Sequence[tuple[float, str]], last: float, width: int) -> list[tuple[float, str]]:
    """Where each mark's name stands; names that would touch stand together over the first of them."""
    named: list[tuple[float, str]] = []
    for at, name in sorted(marks):
        if named and (at - named[-1][0]) / max(last, 1) * width < (len(named[-1][1]) + len(name)) / 2 + 4:
            named[-1] = (named[-1][0], f"{named[-1][1]}, {name}")
        else:
            named.append((at, name))
    return named


def _fits(at: float, name: str, last: float, width: int) -> bool:
    """Whether a name centred over its mark stays within the plot."""
    return (1 - at / max(last, 1)) * (width - MOST_NAME - 6) > len(name) / 2


def _label(name: str, one: Spread) -> str:
    return f"{visible(name)[:MOST_NAME]} {one.n}/{one.of}"


def _caption(whole: Spread, width: int) -> str:
    """`Each ● is a case or several, by days; 3 of 24 cases undetermined and not drawn.`; shorter where that is cut."""
    unknown = whole.of - whole.n
    left_out = f"; {unknown} of {whole.of} cases undetermined and not drawn" if unknown else ""
    said = f"Each ● is a case or several, by {units(whole.unit)}{left_out}."
    left_out = f"; {unknown} of {whole.of} undetermined" if unknown else ""
    return said if len(said) <= width else f"● cases, by {units(whole.unit)}{left_out}."
