"""What events said before they were corrected, and those taken out: the original stays visible."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from db.values import EntryRow
from reviewtui.casefile.event import Event
from reviewtui.services.record_keeping import is_live


@dataclass(frozen=True)
class EventVersion:
    """What an event said once."""

    event: Event
    person: str
    """Who recorded it so; empty when a file brought it unsigned."""
    made_at: str
    reason: str
    """Why something else took its place; empty where that was undone, or came with a file."""
    replaced_by: str
    replaced_at: str
    undone: bool = False
    """Whether nothing took its place but an undo."""


class EventSide(NamedTuple):
    """What one laptop says of an event that two disagree about."""

    event: Event | None
    """None where that side took the event out."""
    person: str
    made_at: str
    reason: str


def earlier_versions(
    standing: Sequence[EntryRow], superseded: Sequence[EntryRow]
) -> dict[str, tuple[EventVersion, ...]]:
    """Event id to what it said before, oldest first, for the events in the chronology that were ever changed."""
    here = {row.subject for row in standing if is_live(row)}
    return {event: found for subject, event, found in _by_subject(standing, superseded) if subject in here}


def withdrawn_events(standing: Sequence[EntryRow], superseded: Sequence[EntryRow]) -> tuple[EventVersion, ...]:
    """The events that were taken out, as they last stood."""
    here = {row.subject for row in standing if is_live(row)}
    return tuple(found[-1] for subject, _, found in _by_subject(standing, superseded) if subject not in here)


def disputed_events(standing: Sequence[EntryRow]) -> dict[str, tuple[EventSide, ...]]:
    """Event id to what each laptop says, for the events that two disagree about; the first side is used meanwhile."""
    found: dict[str, tuple[EventSide, ...]] = {}
    for subject, rows in _grouped(standing):
        sides: list[EntryRow] = []
        for row in sorted(rows, key=lambda row: (not is_live(row), row.device, row.sequence)):
            if row.content and all(side.content != row.content for side in sides):
                sides.append(row)
        if len(sides) > 1:
            found[subject.partition("/")[2]] = tuple(_side(row) for row in sides)
    return found


def _grouped(rows: Sequence[EntryRow]) -> Iterator[tuple[str, tuple[EntryRow, ...]]]:
    """The rows of each subject; the store gives them by subject."""
    for subject, found in groupby(rows, key=lambda row: row.subject):
        yield subject, tuple(found)


def _by_subject(
    standing: Sequence[EntryRow], superseded: Sequence[EntryRow]
) -> Iterator[tuple[str, str, tuple[EventVersion, ...]]]:
    """Subject, event id and earlier versions of every event that has any."""
    current = defaultdict(list)
    for row in standing:
        current[row.subject].append(row)
    for subject, rows in _grouped(superseded):
        found = _versions(rows, current[subject])
        if found:
            yield subject, subject.partition("/")[2], found


def _versions(replaced: Sequence[EntryRow], current: Sequence[EntryRow]) -> tuple[EventVersion, ...]:
    """What one event said before; what replaces comes after what it replaces, whatever the clocks say.

    Where an undo brought a version back, that version stands and is no earlier one.
    """
    known = [*replaced, *current]
    brought_back = [row.content for row in current if row.act in ("undo", "redo")]
    replacing = {other: row for row in known for other in row.replaces}
    after = _places(known)
    ordered = sorted(replaced, key=lambda row: (after[row.id], row.device, row.sequence))
    told = (row for row in ordered if is_live(row) and row.content not in brought_back)
    return tuple(_version(row, replacing.get(row.id)) for row in told if not _done_again(row, replacing.get(row.id)))


def _done_again(row: EntryRow, replacing: EntryRow | None) -> bool:
    """Whether an undo brought a version back only until the act was done again: it stands in the list already."""
    return row.act == "undo" and replacing is not None and replacing.act == "redo"


def _places(rows: Sequence[EntryRow]) -> Mapping[str, int]:
    """How many entries stand behind each one at most; no more rounds than entries, should any go in a circle."""
    places = {row.id: 0 for row in rows}
    for _ in rows:
        further = {
            row.id: max((places[other] + 1 for other in row.replaces if other in places), default=0) for row in rows
        }
        if further == places:
            break
        places = further
    return places


def _version(row: EntryRow, replacing: EntryRow | None) -> EventVersion:
    return EventVersion(
        event=Event.from_content(row.content or {}),
        person=row.person or "",
        made_at=row.made_at,
        reason=(replacing.reason or "") if replacing else "",
        replaced_by=(replacing.person or "") if replacing else "",
        replaced_at=replacing.made_at if replacing else "",
        undone=replacing is not None and replacing.act == "undo",
    )


def _side(row: EntryRow) -> EventSide:
    event = Event.from_content(row.content or {}) if is_live(row) else None
    return EventSide(event, row.person or "", row.made_at, row.reason or "")
