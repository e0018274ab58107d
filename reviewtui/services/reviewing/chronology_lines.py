"""What a chronology shows line by line: events, what was found missing under them, what was looked for in vain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.chronology import AFTER_ALL, woven
from reviewtui.casefile.event import Event
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.event_versions import EventVersion
from reviewtui.services.reviewing.review_sheet import ReviewSheet

Line = Event | CaseFinding | Absence | EventVersion
"""An EventVersion is an event that was taken out, and stays visible."""


def chronology_lines(sheet: ReviewSheet, narrowing: Narrowing, events: Sequence[Event]) -> tuple[Line, ...]:
    """Every line in order; `events` are those that fit the narrowing."""
    under = _by_event(sheet.findings)
    lines: list[Line] = [*woven(events, _between(sheet, narrowing), under)]
    if not narrowing:
        known = {event.id for event in sheet.chronology}
        lines += [finding for anchor, found in under.items() if anchor not in known for finding in found]
    return tuple(lines)


def _by_event(findings: Sequence[CaseFinding]) -> dict[str, list[CaseFinding]]:
    """The findings by the first event that they rest on."""
    found: dict[str, list[CaseFinding]] = defaultdict(list)
    for finding in findings:
        found[next(iter(finding.finding.events), "")].append(finding)
    return found


def _between(sheet: ReviewSheet, narrowing: Narrowing) -> Iterator[tuple[str, Absence | EventVersion]]:
    """What was not found, and the events taken out for a reason; what was only undone is gone."""
    for absence in sheet.absences:
        if narrowing.takes(absence.agency, absence.type, f"{absence.sentence} {absence.text}"):
            day = absence.since or absence.until
            yield (day.sort_key if day else AFTER_ALL), absence
    for version in withdrawn_between(sheet, narrowing):
        yield version.event.date.sort_key, version


def withdrawn_between(sheet: ReviewSheet, narrowing: Narrowing) -> Iterator[EventVersion]:
    """The events taken out that fit the narrowing; they stay visible, and are no events of the chronology."""
    return (version for version in sheet.withdrawn if not version.undone and narrowing.of((version.event,)))
