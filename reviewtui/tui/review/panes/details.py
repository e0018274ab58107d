"""The line under the chronology's cursor in full, as text: an event with what it said before, a finding, an absence."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
from reviewtui.casefile.phrases import without_ids
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.event_versions import EventSide, EventVersion
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.actions import worded
from reviewtui.tui.review.saving import local_time
from reviewtui.tui.text import plain

NOT_FOUND_ANY_MORE = "The checks no longer flag this. The earlier decision applies until someone changes it."
DISPUTED = (
    "≠ Two people changed this event differently. "
    "Press {review.correct} to correct it or {review.withdraw} to withdraw it."
)
DECISIONS = {"open": "To decide", "confirmed": "Confirmed", "dismissed": "Dismissed"}


def event_in_full(event: Event, sheet: ReviewSheet) -> Content:
    """What it is, the whole text, where the file shows it; then both sides of a disagreement, and what it said before,
    the latest first.
    """
    said = [plain(who_and_what(event), "bold"), *_text_and_source(event, sheet.documents)]
    if sides := sheet.disputed.get(event.id):
        said += [Content.styled(worded(DISPUTED), "$tone-alert"), *map(_side, sides)]
    for version in reversed(sheet.versions.get(event.id, ())):
        said += [
            *_replaced("Undone" if version.undone else "Corrected", version),
            plain(_in_one_line(version.event), "$tone-quiet"),
        ]
    return _joined(said)


def withdrawn_in_full(version: EventVersion, documents: Sequence[Document]) -> Content:
    """The event as it last stood, and why it was taken out."""
    head = plain(who_and_what(version.event), "bold strike")
    return _joined([head, *_replaced("Withdrawn", version), *_text_and_source(version.event, documents)])


def absence_in_full(absence: Absence) -> Content:
    """What was looked for and when, and what the inspector said about it."""
    return _joined([plain(absence.sentence, "bold"), plain(absence.text, multiline=True)])


def finding_in_full(finding: CaseFinding, events: Mapping[str, Event]) -> Content:
    """The sentence of the finding, what was decided, and the events that it rests on."""
    named = [plain(_in_one_line(events[name]), "$tone-quiet") for name in finding.finding.events if name in events]
    said = [plain(without_ids(finding.finding.sentence)), *decided(finding), *_next_step(finding)]
    if not finding.stands:
        said.append(Content.styled(NOT_FOUND_ANY_MORE, "$tone-weak"))
    return _joined([*said, *named])


def decided(finding: CaseFinding) -> list[Content]:
    """Who decided what, and why; each side while two people disagree; nothing while nobody has."""
    if finding.sides:
        told = [f"{side.by}: {DECISIONS[side.decision].lower()}. {side.reason}".strip() for side in finding.sides]
        return [Content.styled("≠ Two people decided differently.", "$tone-alert"), *map(plain, told)]
    if not finding.decided_by:
        return []
    reason = f": {finding.reason}" if finding.reason else ""
    said = f"{DECISIONS[finding.decision]} by {finding.decided_by}{reason}"
    return [plain(said, "bold", multiline=True)]


def _next_step(finding: CaseFinding) -> list[Content]:
    """The key that helps now."""
    if finding.sides:
        return [Content.styled(worded("Press {review.enter} to decide."), "$tone-quiet")]
    if not finding.decided_by:
        return [Content.styled(worded("Press {review.enter} to decide: confirm or dismiss."), "$tone-quiet")]
    return (
        [Content.styled(worded("Press {review.link} to link its events."), "$tone-quiet")]
        if finding.decision == "confirmed"
        else []
    )


def _text_and_source(event: Event, documents: Sequence[Document]) -> list[Content]:
    source = source_of(event, documents)
    return [plain(event.text or "No text.", multiline=True), plain(source, "$tone-quiet")]


def _replaced(how: str, version: EventVersion) -> list[Content]:
    """`Corrected by Ada Lead, 12.05.26 14:32: the wrong year.`"""
    by = f" by {version.replaced_by}" if version.replaced_by else ""
    at = f", {local_time(version.replaced_at)}" if version.replaced_at else ""
    return [plain(f"{how}{by}{at}{f': {version.reason}' if version.reason else ''}", "$tone-weak", multiline=True)]


def _side(side: EventSide) -> Content:
    """`Ada Lead: withdrawn: the wrong child`."""
    told = _in_one_line(side.event) if side.event is not None else "withdrawn"
    why = f" ({side.reason})" if side.reason else ""
    return plain(f"{side.person or 'A file'}: {told}{why}", multiline=True)


def _in_one_line(event: Event) -> str:
    """`12.03.2006 Police, referral. What happened.`"""
    return f"{when(event)} {who_and_what(event)}. {event.text}".strip()


def _joined(parts: Iterable[Content]) -> Content:
    return Content("\n").join([part for part in parts if part.plain])
