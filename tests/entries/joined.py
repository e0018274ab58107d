"""Two records made one as the laws say it: what the store does entry by entry has to come to this."""

from collections.abc import Iterable

from reviewtui.entries.entry import Entry
from reviewtui.entries.union import fuller


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
