"""Missed opportunities: a row a case in which any was found, a column a check, in a cell what was decided."""

from db.entries import Connection
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.timing_figures import timing_figures_on
from reviewtui.services.inspections import Inspection
from reviewtui.services.views.view import View

NAME = "missed"
DECISIONS = ("confirmed", "open", "dismissed")
"""Of several findings of one check in one case the first of these that any has."""


def missed_on(connection: Connection, inspection: Inspection, wanted: Filter) -> View:
    """The cases of the filter with a finding that the checks still find. Raises BadInput where no case fits."""
    cases = cases_on(connection, wanted)
    figures = timing_figures_on(connection, inspection, cases)
    findings = figures.findings
    columns = tuple(check.code for check in inspection.framework.checks)
    found = {case: _by_check(findings[case]) for case in cases if case in findings}
    rows = tuple({"case": case, "site": cases[case]} for case, decided in found.items() if decided)
    cells = tuple(tuple(decided.get(check) for check in columns) for decided in found.values() if decided)
    return View(NAME, inspection, rows, columns, cells, wanted, cases, made_from=figures.no_chronology)


def _by_check(findings: tuple[CaseFinding, ...]) -> dict[str, str]:
    decided: dict[str, str] = {}
    for one in findings:
        if one.stands:
            check = one.finding.check
            decided[check] = min(decided.get(check, one.decision), one.decision, key=DECISIONS.index)
    return decided
