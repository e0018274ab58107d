"""Heat map: a row a case, a column a question, in a cell the answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, repeat
from types import MappingProxyType

from db.entries import Connection
from reviewtui.framework.model import Framework
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.answered import answered_on
from reviewtui.services.views.view import View

NAME = "heatmap"
NO_SORT = "site"
"""The order that all others fall back on."""
UNGRADED = 2.0
"""Stands for an answer without a grade: after all that have one."""


def heatmap_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Every case of the filter, by site and reference. Raises BadInput where there is none."""
    framework, cases = inspection.framework, cases_on(connection, wanted)
    found = answered_on(connection, framework, cases)
    columns = tuple(question.code for question in framework.questions())
    rows = tuple({"case": case, "site": site} for case, site in cases.items())
    return ordered(View(NAME, inspection, rows, columns, tuple(zip(*found, strict=True)), wanted, cases), "site")


def ordered(view: View, sort: str) -> View:
    """The same with its rows in another order: ties go by site, then by reference."""
    sites = {site.code: number for number, site in enumerate(view.inspection.sites)}
    by_site = ((sites.get(row["site"], len(sites)), row["site"], row["case"]) for row in view.rows)
    keys = zip(map(SORTS[sort], _graded(view) if sort != NO_SORT else repeat(())), by_site, strict=False)
    order = [number for _, number in sorted(zip(keys, count(), strict=False))]
    return view._replace(rows=tuple(view.rows[at] for at in order), cells=tuple(view.cells[at] for at in order))


def _graded(view: View) -> Iterator[tuple[float, ...]]:
    """Row by row the place of each grade; column by column they are found fastest."""
    columns = zip(*view.cells, strict=True)
    places = zip(_places(view.inspection.framework), columns, strict=True)
    return zip(*(map(known.get, column, repeat(UNGRADED)) for known, column in places), strict=True)


def _badness(places: Sequence[float]) -> tuple[float, int]:
    """The mean place of the case's grades; of several with the same those with more grades first, without any last."""
    graded = [place for place in places if place != UNGRADED]
    return (sum(graded) / len(graded), -len(graded)) if graded else (UNGRADED, 0)


def _places(framework: Framework) -> list[dict[str | None, float]]:
    """Question by question each grade's place, from 0 for the worst answer of its scale to 1 for the best."""
    scales = [framework.scale_of(question) for question in framework.questions()]
    return [
        {code: place / max(len(scale.rank) - 1, 1) for code, place in scale.rank.items()} if scale.good_codes else {}
        for scale in scales
    ]


SORTS: Mapping[str, Callable[[Sequence[float]], object]] = MappingProxyType(
    {NO_SORT: lambda _: 0, "lowest": _badness, "pattern": lambda places: places}
)
"""What the cases can be in order of: their site, their grades taken together, or the pattern of them, worst first."""
