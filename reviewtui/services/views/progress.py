"""Progress: a row a site, then a row a day on which anything was judged."""

from collections import Counter
from typing import Any

from db import caselist
from db.entries import Connection
from db.progress import judged_by_day, judged_on_day
from db.store import Store
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.views.view import View

NAME = "progress"
COLUMNS = ("cases", "judged", "started", "untouched", "judgements", "owed")


def progress_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Sites in the order the inspection lists them; days in order, each with the judgements last changed on it.

    A day has no count of cases but those it touched. Raises BadInput where no case fits.
    """
    cases = cases_on(connection, wanted)
    sites: dict[str, Counter[str]] = {site.code: Counter() for site in inspection.sites if site.code in cases.values()}
    for row in caselist.each_case_row(connection):
        if row.case_ref in cases:
            numbers = {"cases": 1, row.state: 1, "judgements": row.answered, "owed": row.owed}
            sites.setdefault(row.site, Counter()).update(numbers)
    days = judged_by_day(connection, cases)
    rows: list[dict[str, Any]] = [{"site": site, "name": inspection.site(site).name} for site in sites]
    cells: list[tuple[int | None, ...]] = [tuple(counts[name] for name in COLUMNS) for counts in sites.values()]
    for day, touched, judgements in days:
        rows.append({"day": day})
        cells.append((touched, None, None, None, judgements, None))
    return View(NAME, inspection, tuple(rows), COLUMNS, tuple(cells), wanted, cases)


def judged_on(store: Store, wanted: Filter, day: str) -> tuple[str, ...]:
    """The cases of a filter that a line of a day counts. Raises BadInput where no case fits."""
    with plain_sentences(), store.read() as connection:
        return judged_on_day(connection, cases_on(connection, wanted), day)
