"""What every view's page begins with: what it is called, the inspection, the filter, and how many cases it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.columns import paragraph
from reviewtui.report.views.commentary import commentary_lines
from reviewtui.report.views.findings import agreement_lines, departures_lines, missed_lines
from reviewtui.report.views.heatmap import heatmap_lines
from reviewtui.report.views.line import Line, printed
from reviewtui.report.views.over_time import progress_lines, timeliness_lines
from reviewtui.report.views.shares import groups_lines, sites_lines
from reviewtui.services.views import VIEWS

if TYPE_CHECKING:
    from reviewtui.services.views.view import View

BODIES: Mapping[str, Callable[[View, int], Iterator[Line]]] = {
    "heatmap": heatmap_lines,
    "sites": sites_lines,
    "groups": groups_lines,
    "timeliness": timeliness_lines,
    "missed": missed_lines,
    "progress": progress_lines,
    "commentary": commentary_lines,
    "agreement": agreement_lines,
    "departures": departures_lines,
}


def view_lines(view: View, width: int) -> Iterator[Text]:
    """The whole page."""
    yield from paragraph(f"{VIEWS[view.name].title} · {view.inspection.title}", width, "bold")
    yield from paragraph(filter_words(view), width)
    yield from (printed(line, width) for line in BODIES[view.name](view, width))


def filter_words(view: View) -> str:
    """`Filter: site North · 4 cases`."""
    return f"Filter: {view.filter.counted(view.inspection, len(view.cases))}"
