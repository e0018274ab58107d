"""Two records made one: in any order, any number of times, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterable

from reviewtui.entries.entry import Entry


class Fork(ValueError):
    """Two different entries carry the same device and number, so one of the two records is not what it says."""

    def __init__(self, known: Entry, other: Entry) -> None:
        super().__init__(
            f"Entry {known.id} is here already with another content or hash: the record of device {known.device} "
            "has forked, perhaps by copying a store. Nothing was imported. `reviewtui rescue` keeps both sides."
        )
        self.known = known
        self.other = other


def union(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    """Every entry of both, by (device, sequence); content withheld from one side is filled from the other.

    Raises Fork when a known (device, sequence) comes with another hash, or with another content under the same hash.
    """
    known: dict[tuple[str, int], Entry] = {}
    for record in (one, other):
        for entry in record:
            held = known.get(entry.place)
            known[entry.place] = entry if held is None else fuller(held, entry)
    return tuple(entry for _, entry in sorted(known.items()))


def fuller(known: Entry, other: Entry) -> Entry:
    """One entry as two records have it: with its content where either has it. Raises Fork."""
    if known.hash != other.hash:
        raise Fork(known, other)
    if known.content is None or other.content is None:
        return other if known.content is None else known
    if (known.salt, known.reason, known.content) != (other.salt, other.reason, other.content):
        raise Fork(known, other)
    return known
