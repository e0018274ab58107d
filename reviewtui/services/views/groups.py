"""Groups: a row a value of each characteristic, a column a question, and which of them differ by more than chance."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from db.entries import Connection
from reviewtui.figures.exact_test import fisher_exact, holm
from reviewtui.services.cases.characteristics import CHARACTERISTICS, NOT_RECORDED, each_case, values_of
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.answered import Count, answered_on, counts_of
from reviewtui.services.views.view import View

NAME = "groups"
SITE = "site"
BY_CHANCE = 0.05
"""A corrected probability below this is more than chance."""
ONE_CASE = "Only one case fits the filter. Leave out a part of it: a group needs two."
OVERLAPPING = ("needs",)
"""A case may be in several of these groups, so that no two of them can be compared."""


class Comparison(NamedTuple):
    """Two groups of one characteristic on one question."""

    group: str
    question: str
    values: tuple[str, str]
    p: float
    p_corrected: float
    """By Holm, for all pairs of the characteristic's groups on all questions that could be compared."""
    differs: bool

    def as_json(self) -> dict[str, Any]:
        """As `summary --view groups --json` lists it."""
        return {**self._asdict(), "values": list(self.values)}


def groups_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Every value of every characteristic that is recorded for a case of the filter, the sites first.

    Raises BadInput where no case, or a single one, fits the filter.
    """
    cases = cases_on(connection, wanted)
    if len(cases) == 1:
        raise BadInput(ONE_CASE)
    framework, known = inspection.framework, each_case(connection)
    found = answered_on(connection, framework, cases)
    rows, cells = list[dict[str, Any]](), list[tuple[Count, ...]]()
    for group in (SITE, *CHARACTERISTICS):
        by_value: dict[str, list[int]] = {}
        for number, (case, site) in enumerate(cases.items()):
            for value in (site,) if group == SITE else values_of(known.get(case, {}), group):
                by_value.setdefault(value, []).append(number)
        for value in _in_order(by_value):
            rows.append({"group": group, "value": value, "cases": len(by_value[value])})
            cells.append(counts_of(framework, found, by_value[value]))
    columns = tuple(question.code for question in framework.questions())
    view = View(NAME, inspection, tuple(rows), columns, tuple(cells), wanted, cases)
    return view._replace(more={"comparisons": [each.as_json() for each in comparisons(view)]})


def comparisons(view: View) -> Iterator[Comparison]:
    """All pairs of groups with cases enough, characteristic by characteristic."""
    for group in dict.fromkeys(row["group"] for row in view.rows if row["group"] not in OVERLAPPING):
        values = {
            row["value"]: cells
            for row, cells in zip(view.rows, view.cells, strict=True)
            if row["group"] == group and row["value"] != NOT_RECORDED
        }
        yield from _compared(group, values, view.columns, view.inspection.framework.min_to_rate)


def _in_order(values: Mapping[str, Any]) -> Iterator[str]:
    """By name, and last the cases where it is not recorded; nothing where it is recorded for none."""
    known = sorted(value for value in values if value != NOT_RECORDED)
    yield from known
    if known and NOT_RECORDED in values:
        yield NOT_RECORDED


def _compared(
    group: str, values: Mapping[str, Sequence[Count]], columns: Sequence[str], fewest: int
) -> Iterator[Comparison]:
    pairs = [
        (columns[place], both, values[both[0]][place], values[both[1]][place])
        for both in combinations(values, 2)
        for place in range(len(columns))
        if all(_is_enough(values[value][place], fewest) for value in both)
    ]
    chances = [
        fisher_exact(one.good or 0, one.applicable, other.good or 0, other.applicable) for _, _, one, other in pairs
    ]
    for (question, both, _, _), chance, corrected in zip(pairs, chances, holm(chances), strict=True):
        yield Comparison(group, question, both, round(chance, 6), round(corrected, 6), corrected < BY_CHANCE)


def _is_enough(count: Count, fewest: int) -> bool:
    return count.good is not None and count.applicable >= max(fewest, 1)
