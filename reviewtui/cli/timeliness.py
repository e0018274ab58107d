"""`timeliness`: how long things took over all cases, and the cases and events behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_measure
from reviewtui.cli.drill_down import case_of, event_items, print_events, require_code
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.filtering import filter_in, filter_json, filter_options, require_one_or_some, say_filter
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width

if TYPE_CHECKING:
    from reviewtui.casefile.over_cases import OverCases
    from reviewtui.services.cases.filters import Written
    from reviewtui.services.chronology.timing_figures import TimingFigures


@example("timeliness disclosure-to-sentence --site North", ON_A_STORE)
@click.command("timeliness")
@click.argument("measure", required=False, metavar="[MEASURE]", shell_complete=complete_measure)
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only this case, with its events.")
@filter_options
@JSON_OPTION
@with_session
def verb(session: Session, measure: str | None, case: str | None, chosen: Written | None, as_json: bool) -> None:
    """Show each measure of time over all cases, or the cases behind one MEASURE.

    Without MEASURE the figures come with their codes. With one, each case follows with its result and the two events
    it was measured between. A case that cannot be determined is never counted as over the limit.
    """
    from reviewtui.services.cases.filters import filtered
    from reviewtui.services.chronology.timing_figures import timing_figures

    require_one_or_some(case, chosen)
    with session.reading() as store:
        wanted = filter_in(store, chosen)
        found = timing_figures(store, case=case, among=filtered(store, wanted))
        require_code(measure, [one.measure.code for one in found.measures], "measure of this framework")
        measures = [one for one in found.measures if measure in (None, one.measure.code)]
        sheet = case_of(store, case)
        session.note_read(store, case)
    if as_json:
        fewest = found.inspection.framework.min_to_rate
        shown = {one.measure.code: one.as_json(fewest) for one in measures}
        named = {event for one in measures for result in one.cases.values() for event in (result.start, result.end)}
        print_document({"timeliness": shown, **event_items(sheet, named), **filter_json(wanted)})
        return
    say_filter(wanted, found.inspection, len(found.sites))
    if not found.measures:
        narrate("This framework measures no time.")
    elif measure is None and case is None:
        _print_figures(found)
    else:
        for one in measures:
            _print_cases(found, one)
            print_events(sheet, (event for result in one.cases.values() for event in (result.start, result.end)))


def _print_figures(found: TimingFigures) -> None:
    from reviewtui.report.timeliness import coded_lines

    names = {site.code: site.name for site in found.inspection.sites}
    print_lines(coded_lines(found.measures, names, found.inspection.framework.min_to_rate, width()))


def _print_cases(found: TimingFigures, one: OverCases) -> None:
    from reviewtui.report.timeliness import case_lines

    print_lines(case_lines(one, width(), figures=len(found.sites) > 1))
