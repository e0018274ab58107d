"""What an event said before it was corrected, and the events that were taken out: the original stays visible."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.values import EntryRow
from reviewtui.casefile.event import Event
from reviewtui.services.record_keeping import stands


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


def earlier_versions(
    standing: Sequence[EntryRow], superseded: Sequence[EntryRow]
) -> dict[str, tuple[EventVersion, ...]]:
    """Event id to what it said before, oldest first, for the events in the chronology that were ever changed.

    `standing` are the current entries of a case's events, `superseded` those that were replaced.
    """
    here = {row.subject for row in standing if stands(row)}
    return {event: found for subject, event, found in _by_subject(standing, superseded) if subject in here}


def withdrawn_events(standing: Sequence[EntryRow], superseded: Sequence[EntryRow]) -> tuple[EventVersion, ...]:
    """The events that were taken out, as they last stood."""
    here = {row.subject for row in standing if stands(row)}
    return tuple(found[-1] for subject, _, found in _by_subject(standing, superseded) if subject not in here)


def _by_subject(
    standing: Sequence[EntryRow], superseded: Sequence[EntryRow]
) -> Iterator[tuple[str, str, tuple[EventVersion, ...]]]:
    """Subject, event id and earlier versions of every event that has any."""
    current = defaultdict(list)
    for row in standing:
        current[row.subject].append(row)
    for subject, rows in groupby(superseded, key=lambda row: row.subject):
        found = _versions(tuple(rows), current[subject])
        if found:
            yield subject, subject.partition("/")[2], found


def _versions(replaced: Sequence[EntryRow], current: Sequence[EntryRow]) -> tuple[EventVersion, ...]:
    """What one event said before; what replaces comes after what it replaces, whatever the clocks say."""
    known = [*replaced, *current]
    replacing = {other: row for row in known for other in row.replaces}
    after = _places(known)
    ordered = sorted(replaced, key=lambda row: (after[row.id], row.device, row.sequence))
    return tuple(_version(row, replacing.get(row.id)) for row in ordered if stands(row))


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
    )
