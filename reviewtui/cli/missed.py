"""`missed`: the missed opportunities that the checks find, with their events and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_check
from reviewtui.cli.drill_down import case_of, event_items, print_events, require_code
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.filtering import filter_in, filter_json, filter_options, require_one_or_some, say_filter
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.services.cases.filters import Written
    from reviewtui.services.chronology.case_findings import CaseFinding
    from reviewtui.services.chronology.timing_figures import TimingFigures


@example("missed no-social-worker", ON_A_STORE)
@click.command("missed")
@click.argument("check", required=False, metavar="[CHECK]", shell_complete=complete_check)
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only this case, with its events.")
@filter_options
@JSON_OPTION
@with_session
def verb(session: Session, check: str | None, case: str | None, chosen: Written | None, as_json: bool) -> None:
    """List the missed opportunities that the checks find, or those of one CHECK, case by case.

    Each says what was expected and what the file shows, then its id, by which `finding` decides about it.
    """
    from reviewtui.services.cases.filters import filtered
    from reviewtui.services.chronology.timing_figures import missed_figures

    require_one_or_some(case, chosen)
    with session.reading() as store:
        wanted = filter_in(store, chosen)
        found = missed_figures(store, case=case, among=filtered(store, wanted))
        require_code(check, [one.missed.check for one in found.checks if one.missed.check], "check of this framework")
        findings = _chosen(found, check)
        sheet = case_of(store, case)
        session.note_read(store, case)
    if as_json:
        figures = {one.missed.check: one.as_json() for one in found.checks if check in (None, one.missed.check)}
        listed = [_item(found, reference, one) for reference, some in findings.items() for one in some]
        named = {event for some in findings.values() for one in some for event in one.finding.events}
        items = event_items(sheet, named)
        print_document({"missed_opportunities": figures, "findings": listed, **items, **filter_json(wanted)})
        return
    say_filter(wanted, found.inspection, len(found.sites))
    _print(found, findings, check, alone=case is not None)
    print_events(sheet, (event for some in findings.values() for one in some for event in one.finding.events))


def _chosen(found: TimingFigures, check: str | None) -> dict[str, list[CaseFinding]]:
    """Case to its findings of a check, or to all of them."""
    kept = {
        reference: [one for one in some if check in (None, one.finding.check)]
        for reference, some in found.findings.items()
    }
    return {reference: some for reference, some in kept.items() if some}


def _item(found: TimingFigures, reference: str, one: CaseFinding) -> dict[str, Any]:
    return {
        "case": reference,
        "site": found.sites[reference],
        "id": one.id,
        **one.finding.as_json(),
        "decision": one.decision,
        "reason": one.reason or None,
        "decided_by": one.decided_by or None,
        "still_found": one.stands,
    }


def _print(found: TimingFigures, findings: Mapping[str, list[CaseFinding]], check: str | None, *, alone: bool) -> None:
    from reviewtui.report.missed import figure_lines, finding_lines

    if not found.checks:
        narrate("This framework checks for no missed opportunities.")
        return
    names = {site.code: site.name for site in found.inspection.sites}
    for reference in found.no_chronology if alone else ():
        narrate(f"{reference} has no chronology yet: nothing can be found in it, and nothing ruled out.")
    if not alone:
        print_lines(figure_lines(found.checks, names, check or "", width()))
    for reference, some in findings.items():
        print_lines(finding_lines(reference, some, width()))
    narrate(f"Possible missed opportunities: {sum(map(len, findings.values())):,}.")
