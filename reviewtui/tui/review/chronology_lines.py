"""What a chronology shows line by line: events, what was found missing under them, what was looked for in vain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.framework.model import Framework
from reviewtui.services.event_versions import EventVersion
from reviewtui.services.found import CaseFinding
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.text import fitted, plain

Line = Event | CaseFinding | Absence | EventVersion
"""An EventVersion is an event that was taken out, and stays visible."""

LINKED = "§"
CORRECTED = "*"
ROOM_FOR_TEXT = 62
INDENT = 9
DECIDED = {"open": ("┄", "$tone-weak"), "confirmed": ("✓", "bold $tone-bad"), "dismissed": ("✗", "$tone-quiet")}
"""How a finding looks by what was decided about it."""
DISAGREED = ("≠", "$tone-alert")
_AFTER_ALL = "9999"


def chronology_lines(sheet: ReviewSheet, narrowing: Narrowing, events: Sequence[Event]) -> tuple[Line, ...]:
    """Every line in order; `events` are those that fit the narrowing."""
    others = sorted([*_absences(sheet, narrowing), *_withdrawn(sheet, narrowing)], key=lambda other: other[0])
    under = _by_event(sheet.findings)
    lines: list[Line] = []
    coming = iter(others)
    following = next(coming, None)
    for event in events:
        while following is not None and following[0] < event.date.sort_key:
            lines.append(following[1])
            following = next(coming, None)
        lines.append(event)
        lines += under.pop(event.id, ())
    lines += [] if following is None else [following[1], *(other for _, other in coming)]
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


def _absences(sheet: ReviewSheet, narrowing: Narrowing) -> Iterator[tuple[str, Line]]:
    for absence in sheet.absences:
        if narrowing.takes(absence.agency, absence.type, f"{absence.sentence} {absence.text}"):
            day = absence.since or absence.until
            yield (day.sort_key if day else _AFTER_ALL), absence


def _withdrawn(sheet: ReviewSheet, narrowing: Narrowing) -> Iterator[tuple[str, Line]]:
    """Those taken out for a reason; what was only undone is gone."""
    for version in sheet.withdrawn:
        if version.reason and narrowing.of((version.event,)):
            yield version.event.date.sort_key, version


# Rows -----------------------------------------------------------------------------------------------------------------


def event_row(event: Event, width: int, *, linked: bool, corrected: bool = False) -> Content:
    """`02.05.06 POL referral            p31*§`; the text too where there is room for it."""
    page = f"p{event.page}" if event.page is not None else ""
    return Content.assemble(
        *_head(event),
        _what(event, max(4, width - 21), with_text=width >= ROOM_FOR_TEXT),
        Content.styled(page.rjust(5), "$tone-quiet"),
        (CORRECTED, "$accent") if corrected else " ",
        (LINKED, "bold $accent") if linked else " ",
    )


def withdrawn_row(version: EventVersion, width: int) -> Content:
    """`02.05.06 POL taken out: referral`."""
    event = version.event
    said = fitted(f"taken out: {EVENT_TYPES.get(event.type, event.type)}", max(4, width - 13), "strike $tone-quiet")
    return Content.assemble(*_head(event), said)


def absence_row(absence: Absence, width: int, *, linked: bool = False) -> Content:
    """`2006     CSC ∅ no strategy discussion found`."""
    day = absence.since or absence.until
    agency = AGENCIES[absence.agency].label if absence.agency else ""
    said = f"∅ no {EVENT_TYPES.get(absence.type, absence.type)} found"
    return Content.assemble(
        fitted(day.shown if day else "", 8, "$tone-quiet"),
        " ",
        fitted(agency, 3, "bold"),
        " ",
        fitted(said, max(4, width - 15), "$tone-weak"),
        " ",
        (LINKED, "bold $accent") if linked else " ",
    )


def finding_row(finding: CaseFinding, framework: Framework, width: int) -> Content:
    """`         ┄ Referral without a strategy discussion`, its mark saying what was decided."""
    mark, style = DISAGREED if finding.sides else DECIDED[finding.decision]
    said = _title(framework, finding.finding.check)
    if not finding.stands:
        said = f"no longer found: {said}"
    return Content.assemble(" " * INDENT, (mark, style), " ", fitted(said, max(4, width - INDENT - 2), style))


def _title(framework: Framework, check: str) -> str:
    """What a check is called; its code where the framework has it no more."""
    return next((each.title for each in framework.checks if each.code == check), check)


def _head(event: Event) -> tuple[Content, str, Content, str]:
    """Date and agency, with a space after each."""
    agency = AGENCIES.get(event.agency)
    return (
        fitted(event.date.shown, 8, "$tone-quiet"),
        " ",
        fitted(agency.label if agency else event.agency, 3, "bold"),
        " ",
    )


def _what(event: Event, room: int, *, with_text: bool) -> Content:
    kind = EVENT_TYPES.get(event.type, event.type)
    if event.until is not None:
        kind += f" → {event.until.shown}"
    elif event.open:
        kind += " → still open"
    if with_text and event.text:
        return Content.assemble(fitted(kind, 24), " ", fitted(event.text, room - 25, "$tone-quiet"))
    return fitted(kind, room)


def narrowed_to(narrowing: Narrowing) -> Content:
    """What a chronology is narrowed to, after its number of events."""
    return plain(f" {narrowing.in_words()}", "$accent") if narrowing else Content("")
