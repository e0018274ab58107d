"""Timeliness: a row a site and one for all, a column a measure of time, in a cell its figures."""

from typing import Any, NamedTuple

from db.entries import Connection
from reviewtui.casefile.over_cases import figures_of
from reviewtui.casefile.spread import Spread
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.chronology.timing_figures import timing_figures_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.view import View

NAME = "timeliness"


class Timed(NamedTuple):
    """A measure over some cases."""

    spread: Spread
    fewest: int
    """Cases from which on there is a share within the limit."""

    def as_json(self) -> dict[str, Any]:
        """Every figure under its own name, as `timeliness --json` has it."""
        return figures_of(self.spread, self.fewest)


def timeliness_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """The sites that have a case of the filter, then all of them together. Raises BadInput where none has."""
    cases = cases_on(connection, wanted)
    measures = timing_figures_on(connection, inspection, cases).measures
    sites = [site.code for site in inspection.sites if site.code in set(cases.values())]
    rows: list[dict[str, Any]] = [{"site": site, "name": inspection.site(site).name} for site in sites]
    fewest = inspection.framework.min_to_rate
    cells = [tuple(Timed(one.sites[site], fewest) for one in measures) for site in sites]
    return View(
        NAME,
        inspection,
        (*rows, {"site": None, "name": "All sites"}),
        tuple(one.measure.code for one in measures),
        (*cells, tuple(Timed(one.whole, 1) for one in measures)),
        wanted,
        cases,
    )
