"""`chronology`: the events of a case as a list or as a timeline, narrowed as the review screen narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.text import Text

    from reviewtui.casefile.absence import Absence
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.narrowing import Narrowing
    from reviewtui.services.chronology.case_findings import CaseFinding
    from reviewtui.services.reviewing.review_sheet import ReviewSheet


@example("chronology NOR-03 --agency police --timeline", ON_A_STORE)
@click.command("chronology")
@click.argument("case", shell_complete=complete_case)
@click.option(
    "--agency", "agencies", multiple=True, metavar="NAME", help="Only events of this agency; may be repeated."
)
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this type; may be repeated.")
@click.option("--find", "text", default="", metavar="WORDS", help="Only events with all these words in them.")
@click.option("--timeline", is_flag=True, help="A lane for each agency and a letter for each event, to the width.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    case: str,
    agencies: Sequence[str],
    types: Sequence[str],
    text: str,
    timeline: bool,
    as_json: bool,
) -> None:
    """Print the chronology of CASE: each event with its date, agency, type, text and page.

    An agency is its name or its three letters, a type is written with spaces or underscores. Possible missed
    opportunities follow their first event (┄); “no evidence found” entries and withdrawn events keep their place.
    """
    from reviewtui.services.reviewing.chronology_lines import withdrawn_between
    from reviewtui.services.reviewing.reviews import open_review

    narrowing = _narrowing(agencies, types, text)
    with session.store() as store:
        sheet = open_review(store, session.name or "", case)
        session.note_read(store, case)
    events = narrowing.of(sheet.chronology)
    said = ((absence, f"{absence.sentence} {absence.text}") for absence in sheet.absences)
    missed = [absence for absence, words in said if narrowing.takes(absence.agency, absence.type, words)]
    if as_json:
        print_document(_document(sheet, narrowing, events, missed))
        return
    print_lines(_timeline(sheet, events, missed) if timeline else _lines(sheet, narrowing, events))
    of = f" of {len(sheet.chronology):,}" if narrowing else ""
    taken_out = 0 if timeline else sum(1 for _ in withdrawn_between(sheet, narrowing))
    narrate(f"Events: {len(events):,}{of}{f'; withdrawn: {taken_out:,}' if taken_out else ''}.")


def _narrowing(agencies: Sequence[str], types: Sequence[str], text: str) -> Narrowing:
    """What is asked of the events. Raises BadInput for a name nobody knows."""
    from reviewtui.casefile.agencies import AGENCIES
    from reviewtui.casefile.event_types import EVENT_TYPES
    from reviewtui.casefile.narrowing import Narrowing

    known = {code: (agency.label, agency.name) for code, agency in AGENCIES.items()}
    kinds = {code: (name,) for code, name in EVENT_TYPES.items()}
    return Narrowing(
        text,
        frozenset(_code(name, known, "agency") for name in agencies),
        frozenset(_code(name, kinds, "event type") for name in types),
    )


def _code(typed: str, names: Mapping[str, tuple[str, ...]], what: str) -> str:
    """The code that has this name. Raises BadInput."""
    from reviewtui.casefile.nearest import hint
    from reviewtui.casefile.visible import quoted
    from reviewtui.services.errors import BadInput

    wanted = typed.strip().casefold()
    for code, others in names.items():
        if wanted in (code, code.replace("_", " "), *(other.casefold() for other in others)):
            return code
    raise BadInput(f"{quoted(typed)} is not an {what}; {hint(typed, names)}")


def _document(
    sheet: ReviewSheet, narrowing: Narrowing, events: tuple[Event, ...], missed: Sequence[Absence]
) -> dict[str, object]:
    """The events; what was not found, and the findings under the events shown, where there are any."""
    from reviewtui.cli.absence import as_item

    shown = {event.id for event in events}
    findings = [each for each in sheet.findings if not narrowing or shown.intersection(each.finding.events[:1])]
    return {
        "case": sheet.case.reference,
        "events": [event.as_item() for event in events],
        **({"absences": [as_item(absence) for absence in missed]} if missed else {}),
        **({"findings": [_decided(finding) for finding in findings]} if findings else {}),
    }


def _decided(finding: CaseFinding) -> dict[str, object]:
    """A finding with what was decided about it."""
    decided = {key: getattr(finding, key) for key in ("decision", "reason", "decided_by", "stands")}
    return {"id": finding.id, **finding.finding.as_json(), **decided}


def _lines(sheet: ReviewSheet, narrowing: Narrowing, events: tuple[Event, ...]) -> Iterator[Text]:
    """Everything the chronology of the review screen shows, line by line and in full."""
    from reviewtui.casefile.absence import Absence
    from reviewtui.casefile.event import Event
    from reviewtui.report.absences import absence_lines
    from reviewtui.report.chronology import event_lines, finding_lines
    from reviewtui.report.event import withdrawn_lines
    from reviewtui.services.chronology.event_versions import EventVersion
    from reviewtui.services.reviewing.chronology_lines import chronology_lines

    documents, room = sheet.documents, width()
    for line in chronology_lines(sheet, narrowing, events):
        if isinstance(line, Event):
            yield from event_lines([line], documents, room)
        elif isinstance(line, Absence):
            yield from absence_lines([line], room)
        elif isinstance(line, EventVersion):
            yield from withdrawn_lines(line, documents, room)
        else:
            yield from finding_lines(line, room)


def _timeline(sheet: ReviewSheet, events: tuple[Event, ...], missed: Sequence[Absence]) -> Iterator[Text]:
    """The lanes, and what was not found beneath them."""
    from reviewtui.report.absences import absence_lines
    from reviewtui.report.chronology import timeline_lines
    from reviewtui.report.timeline.gaps import gaps_in

    yield from timeline_lines(events, gaps_in(sheet), width())
    yield from absence_lines(missed, width())
