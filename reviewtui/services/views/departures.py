"""Departures: every rating that a panel put in the place of the calculated one, and suggestions answered otherwise."""

from typing import Any

from db.entries import Connection
from reviewtui.services.cases.filters import NO_FILTER, Filter, cases_on
from reviewtui.services.chronology.timing_figures import timing_figures_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.summary.summaries import summary_on
from reviewtui.services.views.view import View

NAME = "departures"
COLUMNS = ("calculated", "decided", "reason", "offered", "other_answer")
OF_ALL = "A panel rates all cases together. What it decided is shown whatever the filter."


def departures_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """A row a node that a panel rates otherwise, then a row a question on which a suggestion was offered.

    A panel decides about the whole inspection, whatever the filter; suggestions are those of the filter's cases.
    Raises BadInput where no case fits.
    """
    cases, more = cases_on(connection, wanted), dict[str, Any]()
    rows, cells = list[dict[str, Any]](), list[tuple[Any, ...]]()
    found = summary_on(connection, inspection, cases=False)
    for row in found.panel_rows if found.decisions else ():
        if row.decided != row.computed.rating:
            rows.append({"node": row.node, "title": row.title})
            reason = row.decision.reason if row.decision else None
            cells.append((row.computed.rating, row.decided, reason, None, None))
            more = {} if wanted == NO_FILTER else {"note": OF_ALL}
    for question, counts in timing_figures_on(connection, inspection, cases).suggestions.items():
        if counts.other_answer:
            rows.append({"question": question, "title": inspection.framework.question(question).title})
            cells.append((None, None, None, counts.offered, counts.other_answer))
    return View(NAME, inspection, tuple(rows), COLUMNS, tuple(cells), wanted, cases, more)
