"""A chronology as printed text: event by event, or as a timeline with what its letters mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
from reviewtui.report.columns import labelled, paragraph
from reviewtui.report.timeline import SIGNS, Gap, Line, Look, course_of, flowing, legend, picture

if TYPE_CHECKING:
    from reviewtui.services.chronology.case_findings import CaseFinding

INDENT = 3
LANES = 9
"""All agencies and the axis."""
LEAST_WIDTH = 12
_STYLES: Mapping[Look, str] = {
    Look.LABEL: "bold",
    Look.LABEL_HERE: "bold",
    Look.MILESTONE: "bold yellow",
    Look.BAR: "green",
    Look.FAINT: "dim",
    Look.GAP: "dim",
    Look.UNCOVERED: "red",
    Look.AXIS: "dim",
    Look.SELECTED: "reverse",
}


def event_lines(events: Iterable[Event], documents: Sequence[Document], width: int) -> Iterator[Text]:
    """Each event: when, who and what; its text beneath; then where the file shows it, and the event's own name."""
    for event in events:
        yield from labelled(Text(when(event), "bold"), who_and_what(event), width)
        if event.text:
            yield from paragraph(event.text, width, indent=INDENT)
        source = source_of(event, documents)
        yield from paragraph(f"{event.id}{f', {source}' if source else ''}", width, "dim", indent=INDENT)


def finding_lines(finding: CaseFinding, width: int) -> Iterator[Text]:
    """A missed opportunity under its event: what was decided, the sentence, who decided and why, and its own name."""
    decided = "changed differently by two people" if finding.sides else finding.decision
    gone = "" if finding.stands else ", no longer found"
    yield from paragraph(f"┄ {decided}{gone}: {finding.finding.sentence}", width, indent=INDENT)
    if finding.decided_by:
        reason = f": {finding.reason}" if finding.reason else ""
        yield from paragraph(f"{finding.decided_by}{reason}", width, indent=2 * INDENT)
    yield from paragraph(finding.id, width, "dim", indent=2 * INDENT)


def timeline_lines(events: Sequence[Event], gaps: Sequence[Gap], width: int) -> Iterator[Text]:
    """The timeline of some events, and beneath it what its letters and signs mean."""
    course = course_of(events, gaps)
    yield from map(_drawn, picture(course, course.whole, max(width, LEAST_WIDTH), LANES).lines())
    if events:
        yield Text()
        yield from (Text(line) for line in flowing((*legend(course.types), *SIGNS), width))


def _drawn(line: Line) -> Text:
    return Text.assemble(*((piece.text, _STYLES.get(piece.look, "")) for piece in line))
