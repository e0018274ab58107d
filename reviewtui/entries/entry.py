"""One thing a person decided or a file brought in: the unit that is appended, chained and merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ACTS = ("do", "import", "undo", "redo")
"""What an entry does: something a person decides, something a file brings, or an earlier entry taken or put back."""

SubjectKey = tuple[str, str]
"""(kind, subject): what an entry speaks of."""


@dataclass(frozen=True)
class Entry:
    """An appended, never changed record; `content` is None while it is withheld from this laptop."""

    device: str
    sequence: int
    """Counts from 1 on each device, without gaps."""
    person: str | None
    """Null for an import that nobody signed."""
    made_at: str
    """UTC to the second, `2026-05-12T14:32:07Z`."""
    offset: int
    """Minutes east of UTC of the person's own clock."""
    kind: str
    subject: str
    act: str = "do"
    of: int | None = None
    """The sequence, on the same device, that an undo or a redo is about: that of the first act, not of its undoing."""
    replaces: tuple[str, ...] = ()
    """Ids of the entries this one takes the place of, sorted."""
    salt: str | None = None
    """Absent with the content, so that a withheld content cannot be guessed from its hash."""
    reason: str | None = None
    content: Mapping[str, object] | None = field(default=None, hash=False)
    content_hash: str = ""
    previous: str = ""
    """The hash of the device's entry before this one; empty for its first."""
    hash: str = ""

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> Entry:
        """An entry of all its fields at once: an import makes one of every entry it brings."""
        entry = cls.__new__(cls)
        entry.__dict__.update(values)
        return entry

    @property
    def id(self) -> str:
        """The name of this entry on every laptop."""
        return f"{self.device}-{self.sequence}"

    @property
    def about(self) -> SubjectKey:
        """What this entry speaks of."""
        return (self.kind, self.subject)

    @property
    def place(self) -> tuple[str, int]:
        """Where this entry stands among all others; clocks have no say in it."""
        return (self.device, self.sequence)
