"""Timeliness and progress: what took how long at each site, and how far each site and each day came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from reviewtui.casefile.column_day import column_day
from reviewtui.report.cells import Column, Piece
from reviewtui.report.timeliness import figures_sentence, site_words
from reviewtui.report.views.line import Line, Opens, sentence, table

if TYPE_CHECKING:
    from reviewtui.services.views.view import View

FEWEST_NAME, MOST_NAME, FIGURE, LEAST_FIGURE = 10, 30, 10, 7
HEADINGS = {
    "cases": "cases",
    "judged": "complete",
    "started": "in progress",
    "untouched": "not started",
    "judgements": "judgements",
    "owed": "missing",
}
NO_MEASURES = "This framework measures no time."
NO_DAYS = "Nothing is judged yet."


def timeliness_lines(view: View, width: int) -> Iterator[Line]:
    """Measure by measure: all cases of the filter, then each site."""
    if not view.columns:
        yield from sentence(NO_MEASURES, width)
    *sites, whole = view.cells
    fewest = view.inspection.framework.min_to_rate
    for place, code in enumerate(view.columns):
        measure = next(each for each in view.inspection.framework.measures if each.code == code)
        said = f"{figures_sentence(measure, whole[place].spread)}."
        yield from sentence(said, width, "heading", Opens(measure=code))
        for row, cells in zip(view.rows, sites, strict=False):
            if cells[place].spread.of:
                said = f"{row['name']}: {site_words(cells[place].spread, fewest) or 'no limit then'}"
                yield from sentence(said, width, "row", Opens(site=row["site"]), indent=2)


def progress_lines(view: View, width: int) -> Iterator[Line]:
    """A line a site, then a line a day; more columns than fit follow beneath."""
    both = list(zip(view.rows, view.cells, strict=True))
    sites = [(row["name"], cells) for row, cells in both if "site" in row]
    days = [(column_day(row["day"]), (cells[0], cells[4])) for row, cells in both if "day" in row]
    parts = _parts(width - 1 - FEWEST_NAME)
    name = min(width - 1 - max(sum(each.width + 1 for each in part) for part in parts), MOST_NAME)
    for part in parts:
        columns = (Column("Site", name, lambda row: (Piece(row[0]),)), *part)
        yield from table(columns, sites, [Opens(site=row["site"]) for row, _ in both if "site" in row])
    yield Line(())
    if not days:
        yield from sentence(NO_DAYS, width)
        return
    by_day: tuple[Column[Any], ...] = (
        Column("Day (UTC)", name, lambda row: (Piece(row[0]),)),
        Column("cases", FIGURE, _figure(0), right=True),
        Column("judgements", FIGURE, _figure(1), right=True),
    )
    yield from table(by_day, days, [Opens(day=row["day"]) for row, _ in both if "day" in row])


def _parts(room: int) -> list[list[Column[Any]]]:
    """The figures of each site, as many beside each other as fit."""
    parts: list[list[Column[Any]]] = [[]]
    for place, title in enumerate(HEADINGS.values()):
        column = Column(title, max(len(title), LEAST_FIGURE), _figure(place), right=True)
        if parts[-1] and sum(each.width + 1 for each in parts[-1]) + column.width + 1 > room:
            parts.append([])
        parts[-1].append(column)
    return parts


def _figure(place: int) -> Callable[[Any], tuple[Piece, ...]]:
    return lambda row: (Piece(f"{row[1][place]:,}", "quiet" if not row[1][place] else ""),)
