"""One way to act: a transaction that appends entries and keeps what follows from them in step, told as one Change."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from db import entries
from db.entries import Connection
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.entries.canonical import canonical_text
from reviewtui.entries.chain import hash_of_header, text_hash
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS, case_of
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.timing import fill_timing, ready_to_work_out, refresh_timing
from reviewtui.services.clock import now
from reviewtui.services.entry_rows import as_entry, counted_as
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.people.own_review import names_no_review, readable
from reviewtui.services.people.parts import require_part_open
from reviewtui.services.people.stage import FIRST, require_open
from reviewtui.services.record_keeping import Content
from reviewtui.services.standing.moderated import require_not_moderated
from reviewtui.services.standing.signed_off import TO_REOPEN, SignedOff, signed_off_on
from reviewtui.services.standing.standings import refresh, require_case
from reviewtui.services.standing.withdrawn import require_in_sample
from reviewtui.services.store.handed_over import require_here
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.wording import entry_sentence

SALT_BYTES = 16


@dataclass(frozen=True)
class Change:
    """One committed act, in one shape for screens, verbs and undo."""

    sentence: str
    """What happened, as a person would say it: "NOR-03 1.2 judged Good"."""
    kind: str
    """judgement, event, alert, case …; "" when nothing changed."""
    subject: str
    case: str | None
    """Reference of the case it touched."""
    question: str | None
    entry: str
    """Id of the entry written; "" when there was nothing to write."""
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
    kinds: tuple[str, ...] = ()
    """The kind of each entry written, in order: one act may write several."""
    now: Mapping[str, Any] = field(default_factory=dict)
    """What is now so, read in the same transaction where a review asked for it: field of a ReviewSheet to its new
    value; of `questions` only those that changed, by their codes. `ReviewSheet.after` puts it in its place."""

    @property
    def shown(self) -> str:
        """The sentence as a screen says it."""
        return KINDS[self.kind].shown(self.subject, self.sentence) if self.kind else self.sentence


@dataclass
class EntryWriter:
    """Seals entries of one person on one device, one behind the other, inside one transaction."""

    writing: Writing
    device: str
    person: str | None
    sequence: int
    previous: str
    usual_act: str = "do"
    """`import` while a file is brought in: what a file brings is not undone act by act."""
    written: list[EntryRow] = field(default_factory=list)
    signed: tuple[SignedOff, ...] | None = None
    """The sign-off that stands; None until it was looked for."""

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
        self.append(kind, subject, content, replaces, act or self.usual_act, of, reason)
        return as_entry(self.written[-1])

    def append(
        self,
        kind: str,
        subject: str,
        content: Content,
        replaces: tuple[str, ...],
        act: str,
        of: int | None = None,
        reason: str | None = None,
    ) -> None:
        """The same where nobody asks what came of it, as of the 50,000 entries that a table may bring."""
        self._require_not_signed_off(kind)
        _require_sound(kind, content)
        made_at, offset = now()
        device, person, previous, sequence = self.device, self.person, self.previous, self.sequence + 1
        replaces = tuple(sorted(set(replaces))) if replaces else ()
        salt, text = os.urandom(SALT_BYTES).hex(), canonical_text(content)
        said = text_hash(salt, reason, text)
        own = hash_of_header(
            act, said, device, kind, made_at, of, offset, person, previous, replaces, sequence, subject
        )
        self.written.append(
            EntryRow(
                device, sequence, person, made_at, offset, kind, subject, act, of, replaces, salt, reason, content,
                said, previous, own, 0, True, counted_as(kind, content), text,
            )
        )  # fmt: skip
        self.sequence, self.previous = sequence, own

    def _require_not_signed_off(self, kind: str) -> None:
        """What is signed is not changed; asked once, for a table may add 50,000 entries. Raises BadInput."""
        if self.signed is None:
            self.signed = signed_off_on(self.writing.connection)
        if self.signed and not KINDS[kind].after_signoff:
            raise BadInput(f"The inspection was signed off {self.signed[0].words}, and is changed no more. {TO_REOPEN}")

    def flush(self) -> None:
        """Store what was added since the last flush."""
        entries.append_many(self.writing, self.written)
        self.written.clear()


def entry_writer(store: Store, writing: Writing, person: str | None, *, act: str = "do") -> EntryWriter:
    """A writer at the end of this laptop's chain; the first in a store of an earlier version fills in what it lacks.

    Raises NotWritten where another window handed the store over since this one opened it.
    """
    require_here(writing.connection)
    fill_timing(writing)
    sequence, previous = entries.last_of(writing.connection, store.device)
    return EntryWriter(writing, store.device, person, sequence, previous, act)


def ready_to_write(store: Store, *, timed: bool) -> None:
    """Import what a transaction needs before it begins: while it is open, everybody else waits to write."""
    _shapes().ready()
    if timed:
        ready_to_work_out(store)


def _require_sound(kind: str, content: Content) -> None:
    """Nothing is recorded that could not be read again. Raises BadInput."""
    shape = _shapes()
    if not shape.is_shaped(KINDS[kind], content):
        raise BadInput(f"Nothing was recorded. {shape.content_flaw(kind, content)}")


@cache
def _shapes() -> ModuleType:
    """The validator, which no reading needs; a table may have it asked 50,000 times."""
    from reviewtui.entries.kinds import shape

    return shape


class Act:
    """One act of one person while its transaction is open."""

    def __init__(self, store: Store, writing: Writing, person: str | None) -> None:
        self.store = store
        self.writing = writing
        self.person = person
        self.kinds: tuple[str, ...] = ()
        """The kind of each entry written so far."""

    @property
    def connection(self) -> Connection:
        """For what is read within the transaction."""
        return self.writing.connection

    @cached_property
    def framework(self) -> Framework:
        """The framework that the store's answers are pinned to."""
        return framework_on(self.connection)

    @cached_property
    def _writer(self) -> EntryWriter:
        return entry_writer(self.store, self.writing, self.person)

    @property
    def next_id(self) -> str:
        """The id that the next entry will have: what is added by hand is named after it."""
        return self._writer.next_id

    def current(self, kind: str, subject: str) -> tuple[EntryRow, ...]:
        """What is current of one subject, withdrawn things too, as far as this person may read it."""
        rows = entries.current(self.connection, kind, subject=subject)
        return readable(self.connection, self.person, rows) if names_no_review(kind) else rows

    def add(
        self,
        kind: str,
        subject: str,
        content: Content,
        *,
        replaces: Iterable[EntryRow] = (),
        reason: str | None = None,
        act: str | None = None,
        of: int | None = None,
    ) -> Entry:
        """Append an entry in the place of others, and bring up to date what follows from it."""
        if KINDS[kind].answers:
            reference, review, question, *_ = subject.split("/")
            require_in_sample(self.connection, reference)
            require_open(self.connection, reference, review)
            if review == FIRST:
                require_part_open(self.connection, reference, self.framework.standard_of(question).code)
            if KINDS[kind].graded:
                require_not_moderated(self.connection, reference, question)
        ids = tuple(row.id for row in replaces)
        entry = self._writer.add(kind, subject, content, replaces=ids, reason=reason, act=act, of=of)
        self._writer.flush()
        self.kinds += (kind,)
        case = case_of(kind, subject)
        if case is not None and KINDS[kind].graded:
            refresh(self.writing, (case,), self.framework)
        if case is not None and KINDS[kind].timed:
            refresh_timing(self.writing, (case,))
        return entry

    def said(self, entry: Entry, before: Content | None = None) -> str:
        """An entry in one sentence; `before` is what it replaced."""
        return entry_sentence(self.framework, entry.kind, entry.subject, entry.act, entry.content, before)

    def change(self, sentence: str, entry: Entry, question: str | None = None) -> Change:
        """The Change of this act, told by one of its entries."""
        case = case_of(entry.kind, entry.subject)
        return Change(sentence, entry.kind, entry.subject, case, question, entry.id, entry.made_at, self.kinds)

    def unchanged(self, sentence: str, subject: str, question: str | None = None) -> Change:
        """The Change of an act that had nothing to write."""
        return Change(sentence, "", subject, subject.partition("/")[0], question, "", "", self.kinds)


@contextmanager
def acting(store: Store, person: str | None, case: str | None = None, *, timed: bool = False) -> Iterator[Act]:
    """One act: a transaction that is whole or not at all; one within another is a part of it.

    `timed` where measures and checks are worked out anew. Raises BadInput where there is no such case, NotWritten.
    """
    ready_to_write(store, timed=timed)
    with plain_sentences(), store.write() as writing:
        if case is not None:
            require_case(writing.connection, case)
        yield Act(store, writing, person)
