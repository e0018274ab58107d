"""Appending to the record: entries sealed one behind the other, and stored in the transaction they belong to."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from db import entries
from db.store import Store, Writing
from db.values import CountedAs, EntryRow
from reviewtui.entries.chain import sealed
from reviewtui.entries.entry import Entry
from reviewtui.services.clock import now
from reviewtui.services.errors import BadInput

Content = Mapping[str, Any]
WITHDRAWN: Content = {"withdrawn": True}


@dataclass
class Pen:
    """Writes entries of one person on one device, one after the other, inside one transaction."""

    writing: Writing
    device: str
    person: str | None
    sequence: int
    previous: str
    usual_act: str = "do"
    """`import` while a file is brought in: what a file brings is not undone act by act."""
    written: list[Entry] = field(default_factory=list)

    @property
    def next_id(self) -> str:
        """The id that the next entry will have: what is added by hand is named after it."""
        return f"{self.device}-{self.sequence + 1}"

    def add(
        self,
        kind: str,
        subject: str,
        content: Content,
        *,
        replaces: tuple[str, ...] = (),
        act: str | None = None,
        of: int | None = None,
        reason: str | None = None,
    ) -> Entry:
        """Seal one entry behind the device's last; `flush` stores what was added. Raises BadInput."""
        _require_sound(kind, content)
        made_at, offset = now()
        entry = sealed(
            Entry(
                device=self.device,
                sequence=self.sequence + 1,
                person=self.person,
                made_at=made_at,
                offset=offset,
                kind=kind,
                subject=subject,
                act=act or self.usual_act,
                of=of,
                replaces=tuple(sorted(replaces)),
                salt=secrets.token_hex(16),
                reason=reason,
                content=content,
            ),
            self.previous,
        )
        self.sequence, self.previous = entry.sequence, entry.hash
        self.written.append(entry)
        return entry

    def flush(self) -> None:
        """Store what was added since the last flush."""
        entries.append_many(self.writing, [as_row(entry) for entry in self.written])
        self.written.clear()


def pen(store: Store, writing: Writing, person: str | None, *, act: str = "do") -> Pen:
    """A pen at the end of this laptop's chain; the first in a store of an earlier version fills it in."""
    from reviewtui.services.timing import fill_timing  # which reads the record with what is_live above

    fill_timing(writing)
    sequence, previous = entries.last_of(writing.connection, store.device)
    return Pen(writing, store.device, person, sequence, previous, act)


def is_live(row: EntryRow) -> bool:
    """Whether an entry says something: neither withdrawn nor withheld."""
    return bool(row.content) and not (row.content or {}).get("withdrawn")


def distinct_contents(rows: Iterable[EntryRow]) -> tuple[Content, ...]:
    """The distinct contents among current entries of one subject: more than one is a disagreement."""
    distinct: list[Content] = []
    for row in rows:
        if row.content and is_live(row) and row.content not in distinct:
            distinct.append(row.content)
    return tuple(distinct)


def standing_contents(rows: Iterable[EntryRow]) -> tuple[dict[str, Any], ...]:
    """The content that stands for each of several subjects, in the order recorded: a file's own order."""
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row.device, row.sequence)):
        if is_live(row):
            found.setdefault(row.subject, dict(row.content or {}))
    return tuple(found.values())


def _require_sound(kind: str, content: Content) -> None:
    """Nothing is recorded that could not be read again. Raises BadInput."""
    from reviewtui.entries.kinds.shape import content_flaw  # with the validator, which no reading needs

    flaw = content_flaw(kind, content)
    if flaw is not None:
        raise BadInput(f"Nothing was recorded. {flaw}")


def as_row(entry: Entry) -> EntryRow:
    """An entry as the store takes it."""
    return EntryRow(**{name: getattr(entry, name) for name in _SHARED}, counted=_counted(entry))


def _counted(entry: Entry) -> CountedAs | None:
    """What figures read of a judgement whose content is here; of nothing else."""
    if entry.kind != "judgement" or entry.content is None:
        return None
    return CountedAs(*(entry.content.get(key) for key in ("case", "review", "question", "answer")))  # type: ignore[arg-type]  # text or absent, as checked at the door


def as_entry(row: EntryRow) -> Entry:
    """A stored row as the record's laws take it."""
    return Entry(**{name: getattr(row, name) for name in _SHARED})


_SHARED = (
    "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "replaces",
    "salt", "reason", "content", "content_hash", "previous", "hash",
)  # fmt: skip
