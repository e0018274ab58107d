"""One event as text, with what it said before, and who changed it and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
from reviewtui.report.chronology import event_lines
from reviewtui.report.columns import paragraph
from reviewtui.report.history import moment

if TYPE_CHECKING:
    from reviewtui.services.chronology.event_versions import EventSide, EventVersion

INDENT = 3


def whole_event_lines(
    event: Event,
    versions: Iterable[EventVersion],
    sides: Sequence[EventSide],
    documents: Sequence[Document],
    width: int,
) -> Iterator[Text]:
    """The event as it stands, both sides where two laptops disagree, and what it said before, oldest first."""
    yield from event_lines([event], documents, width)
    if sides:
        yield from paragraph(
            "Two people changed this event differently. Correct or withdraw it to replace both.", width
        )
        for side in sides:
            yield from paragraph(_side(side, documents), width, indent=INDENT)
    for version in versions:
        yield from _version_lines(version, "Before", "Changed", documents, width)


def withdrawn_lines(version: EventVersion, documents: Sequence[Document], width: int) -> Iterator[Text]:
    """An event as it last stood, then who took it out, and why. Times are UTC."""
    return _version_lines(version, f"Withdrawn, {version.event.id}", "Withdrawn", documents, width)


def _version_lines(
    version: EventVersion, label: str, done: str, documents: Sequence[Document], width: int
) -> Iterator[Text]:
    """What an event said once, then who put something else in its place, and why."""
    yield from paragraph(f"{label}: {_said(version.event, documents)}", width)
    if version.person:
        yield from paragraph(f"Recorded by {version.person}, {moment(version.made_at)}.", width, "dim", indent=INDENT)
    if version.replaced_at:
        who = version.replaced_by or "An import"
        what = "Undone" if version.undone else done
        why = f": {version.reason}" if version.reason else "."
        yield from paragraph(f"{what} by {who}, {moment(version.replaced_at)}{why}", width, "dim", indent=INDENT)


def _side(side: EventSide, documents: Sequence[Document]) -> str:
    said = _said(side.event, documents) if side.event else "withdrawn"
    why = f" Reason: {side.reason}" if side.reason else ""
    return f"{side.person or 'An import'}, {moment(side.made_at)}: {said}{why}"


def _said(event: Event, documents: Sequence[Document]) -> str:
    source = source_of(event, documents)
    text = f": {event.text}" if event.text else ""
    return f"{when(event)} {who_and_what(event)}{text}{f' ({source})' if source else ''}"
