"""Commentary: a row each, by standard and case, with its themes, and the consent where it is a practice example."""

from collections.abc import Iterable

from db.entries import Connection
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.lead.commentary import Commentary
from reviewtui.services.views.view import View

NAME = "commentary"
COLUMNS = ("side", "text", "themes", "example", "consent", "inspector")


def commentary_view_on(
    connection: Connection, inspection: Inspection, wanted: Filter, written: Iterable[Commentary]
) -> View:
    """What was written of the cases of the filter, in order of the standards. Raises BadInput where no case fits."""
    cases = cases_on(connection, wanted)
    order = {standard.code: place for place, standard in enumerate(inspection.framework.standards)}
    found = [one for one in written if one.case in cases]
    found.sort(key=lambda one: (order.get(one.standard, len(order)), one.side, one.case))
    rows = tuple({"case": one.case, "site": cases[one.case], "standard": one.standard, "id": one.id} for one in found)
    cells = tuple((one.side, one.text, list(one.themes), one.example, one.consent, one.inspector) for one in found)
    return View(NAME, inspection, rows, COLUMNS, cells, wanted, cases, {}, tuple(found))
