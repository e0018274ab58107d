"""One entry as two records have it: what joining records in any order, any number of times, comes down to."""

from __future__ import annotations

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


def fuller(known: Entry, other: Entry) -> Entry:
    """One entry as two records have it: with its content where either has it. Raises Fork."""
    if known.hash != other.hash:
        raise Fork(known, other)
    if known.content is None or other.content is None:
        return other if known.content is None else known
    if (known.salt, known.reason, known.content) != (other.salt, other.reason, other.content):
        raise Fork(known, other)
    return known
