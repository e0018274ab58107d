"""Sites by questions: a row a site, a column a question, in a cell how many of its cases are good out of how many."""

from db.entries import Connection
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.answered import answered_on, counts_of
from reviewtui.services.views.view import View

NAME = "sites"


def sites_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """Every site with a case of the filter, in the order the inspection lists them. Raises BadInput without a case."""
    framework, cases = inspection.framework, cases_on(connection, wanted)
    found = answered_on(connection, framework, cases)
    by_site: dict[str, list[int]] = {site.code: [] for site in inspection.sites}
    for number, site in enumerate(cases.values()):
        by_site.setdefault(site, []).append(number)
    sites = {site: having for site, having in by_site.items() if having}
    rows = tuple({"site": site, "name": inspection.site(site).name, "cases": len(has)} for site, has in sites.items())
    columns = tuple(question.code for question in framework.questions())
    cells = tuple(counts_of(framework, found, having) for having in sites.values())
    return View(NAME, inspection, rows, columns, cells, wanted, cases)
