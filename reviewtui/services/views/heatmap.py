"""Heat map: a row a case, a column a question, in a cell the answer."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from db.entries import Connection
from reviewtui.framework.model import Framework
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.answered import Answers, answered_on
from reviewtui.services.views.filters import Filter, cases_on
from reviewtui.services.views.view import View

NAME = "heatmap"
Key = Callable[[Framework, Answers], object]


def heatmap_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Every case of the filter, by site and reference. Raises BadInput where there is none."""
    framework, cases = inspection.framework, cases_on(connection, wanted)
    found = answered_on(connection, framework, cases)
    columns = tuple(question.code for question in framework.questions())
    rows = tuple({"case": case, "site": site} for case, site in cases.items())
    return ordered(View(NAME, inspection, rows, columns, tuple(found.values()), wanted, cases), "site")


def ordered(view: View, sort: str) -> View:
    """The same with its rows in another order: ties go by site, then by reference."""
    place = {site.code: number for number, site in enumerate(view.inspection.sites)}
    key, framework = SORTS[sort], view.inspection.framework

    def order(pair: tuple[Mapping[str, str], Answers]) -> tuple[object, ...]:
        row, cells = pair
        return key(framework, cells), place.get(row["site"], len(place)), row["site"], row["case"]

    both = sorted(zip(view.rows, view.cells, strict=True), key=order)
    return view._replace(rows=tuple(row for row, _ in both), cells=tuple(cells for _, cells in both))


def _same(framework: Framework, cells: Answers) -> int:
    return 0


def _badness(framework: Framework, cells: Answers) -> tuple[float, int]:
    """The mean place of the case's grades on their scales, from 0 for the worst; a case without a grade comes last."""
    places = [place for place in _places(framework, cells) if place is not None]
    return (sum(places) / len(places), -len(places)) if places else (2.0, 0)


def _pattern(framework: Framework, cells: Answers) -> tuple[float, ...]:
    """The grades in the order of the questions, the worst first: cases that are alike stand together."""
    return tuple(2.0 if place is None else place for place in _places(framework, cells))


def _places(framework: Framework, cells: Answers) -> list[float | None]:
    """From 0 for the worst answer of a scale to 1 for the best; None where there is no grade."""
    found: list[float | None] = []
    for question, answer in zip(framework.questions(), cells, strict=True):
        scale = framework.scale_of(question)
        place = scale.rank.get(answer or "") if scale.good_codes else None
        found.append(None if place is None else place / max(len(scale.rank) - 1, 1))
    return found


SORTS: Mapping[str, Key] = MappingProxyType({"site": _same, "lowest": _badness, "pattern": _pattern})
"""What the cases can be in order of: their site, their grades taken together, or the pattern of them."""
