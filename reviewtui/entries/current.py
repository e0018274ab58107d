"""What stands now: the entries of a subject that nothing replaces, and where they disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reviewtui.entries.canonical import canonical
from reviewtui.entries.entry import Entry, SubjectKey


def current(entries: Iterable[Entry]) -> dict[SubjectKey, tuple[Entry, ...]]:
    """The current entries of each subject, by (device, sequence); an entry replaces only within its own subject."""
    known = sorted(entries, key=lambda entry: entry.place)
    replaced = {(*entry.about, other) for entry in known for other in entry.replaces}
    standing: dict[SubjectKey, list[Entry]] = defaultdict(list)
    for entry in known:
        if (*entry.about, entry.id) not in replaced:
            standing[entry.about].append(entry)
    return {about: tuple(held) for about, held in sorted(standing.items())}


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for each distinct content, the lowest (device, sequence) standing for its equals."""
    standing: dict[object, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.place):
        standing.setdefault(_sameness(entry), entry)
    return tuple(standing.values())


def disagreements(entries: Iterable[Entry]) -> dict[SubjectKey, tuple[Entry, ...]]:
    """The subjects of which different contents stand at once, each with one entry a content."""
    standing = {about: distinct(held) for about, held in current(entries).items()}
    return {about: held for about, held in standing.items() if len(held) > 1}


def _sameness(entry: Entry) -> object:
    """Equal contents are one thing whatever their salts; of a withheld one only its own hash is known."""
    return entry.content_hash if entry.content is None else canonical(entry.content)
