"""Agreement of first and second reviews: a row a question, standard and overall, a column a figure."""

from db.entries import Connection
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.summary.agreement import agreed_on
from reviewtui.services.views.view import View

NAME = "agreement"
COLUMNS = ("pairs", "cases", "exact", "within_one", "alpha", "ac1")


def agreement_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Wherever two reviews of a case of the filter both answered. Raises BadInput where no case fits."""
    cases = cases_on(connection, wanted)
    found = agreed_on(connection, inspection, cases)
    listed = [row.as_json() for row in found.rows]
    rows = tuple({key: row[key] for key in ("node", "title", "kind")} for row in listed)
    cells = tuple(tuple(row[name] for name in COLUMNS) for row in listed)
    more = {"caution": found.caution or None}
    return View(NAME, inspection, rows, COLUMNS, cells, wanted, cases, more, found)
