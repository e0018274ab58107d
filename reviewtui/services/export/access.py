"""The access log: who opened a case, and what left the store. It stays in this store, and stops nobody.

It is no part of the record: no export holds it. Where it cannot be written (a full disk, a medium for reading only)
the work goes on without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from db import local
from db.problems import StoreProblem
from reviewtui.services.clock import now

if TYPE_CHECKING:
    from db.store import Store, Writing

OPENED, LISTED, EXPORTED, EXTRACTED = "opened", "listed", "exported", "extracted"
"""What is noted: a case was opened, several were listed, the inspection left, all about one child left."""

Write = Callable[[bytes], object]


class Leaving(NamedTuple):
    """What leaves, and where it goes."""

    what: str
    """“the inspection”, “the inspection with notes”, or the reference of a case."""
    file: str = ""
    """Where it is written; empty for a pipe or a terminal."""
    keys: tuple[str, ...] = ()
    """The age keys it is encrypted for."""
    whom: str = ""
    """Who it is for, as the person says."""


class Access(NamedTuple):
    """One line of the log."""

    at: str
    """UTC: `2026-05-12T14:32:07Z`."""
    person: str | None
    what: str
    left: Leaving
    """Of a case that was opened: its reference alone; of a list over several: nothing."""
    sha256: str = ""
    """Of the bytes that left; empty where they did not all leave, or an earlier version noted it."""
    size: int = 0


def note_opened(store: Store, person: str, reference: str) -> None:
    """Note that a person opened a case: once a day. Whoever opens one may write soon, so that is made ready too."""
    with suppress(StoreProblem):
        store.warm()
    note_read(store, person, reference)


def note_read(store: Store, person: str | None, reference: str) -> None:
    """Note that a case was looked at, once a day for each person; by nobody who is known where `person` is None."""
    _note_of_day(store, person, OPENED, reference)


def note_listed(store: Store, person: str | None) -> None:
    """The same of a list that shows several cases, whichever: one line stands for all lists of the day."""
    _note_of_day(store, person, LISTED, "")


def _note_of_day(store: Store, person: str | None, what: str, subject: str) -> None:
    at, _ = now()
    with suppress(StoreProblem):
        with store.read() as connection:
            is_noted = local.has_access(connection, at[:10], person, what, subject)
        if not is_noted:
            with store.write() as writing:
                local.log_access(writing, at, person, what, subject)


class Departure:
    """Something on its way out: a file that all of it is written through."""

    def __init__(self, write: Write) -> None:
        from hashlib import sha256

        self._write, self._hash, self.size = write, sha256(), 0

    def write(self, piece: bytes) -> int:
        """Write a piece and count it in."""
        self._write(piece)
        self._hash.update(piece)
        self.size += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Whoever gave the file to write to flushes it."""

    @property
    def sha256(self) -> str:
        """The fingerprint of all that was written."""
        return self._hash.hexdigest()


@contextmanager
def leaving(store: Store, person: str | None, what: str, left: Leaving, write: Write) -> Iterator[Departure]:
    """Note that something leaves before it does, and its fingerprint once it has."""
    departure = Departure(write)
    noted = _note(store, person, what, left)
    yield departure
    if noted is not None:
        with suppress(StoreProblem), store.write() as writing:
            done = {**_as_kept(left), "sha256": departure.sha256, "bytes": departure.size}
            local.complete_access(writing, noted, _text(done))


def note_left(writing: Writing, person: str | None, left: Leaving, what: str = EXPORTED) -> int:
    """Note that something leaves, in a transaction of its own kind; gives back the number of the line."""
    return local.log_access(writing, now()[0], person, what, _text(_as_kept(left)))


def _note(store: Store, person: str | None, what: str, left: Leaving) -> int | None:
    """The number of the new line; None where nothing can be noted."""
    with suppress(StoreProblem), store.write() as writing:
        return note_left(writing, person, left, what)
    return None


def accesses(store: Store, limit: int = -1) -> tuple[Access, ...]:
    """The latest lines of the log, newest first; all of them unless there is a limit."""
    with store.read() as connection:
        return tuple(_access(row) for row in local.accesses(connection, limit))


def _access(row: Any) -> Access:
    if row.what == OPENED or not row.subject.startswith("{"):
        return Access(row.at, row.person, row.what, Leaving(row.subject))
    kept = json.loads(row.subject)
    left = Leaving(kept["what"], kept.get("file", ""), tuple(kept.get("keys", ())), kept.get("whom", ""))
    return Access(row.at, row.person, row.what, left, kept.get("sha256", ""), kept.get("bytes", 0))


def as_json(access: Access) -> dict[str, object]:
    """One line as a document has it; what is not known is absent."""
    noted: dict[str, object] = {"at": access.at, "person": access.person, "what": access.what}
    if access.what in (OPENED, LISTED):
        return {**noted, "case": access.left.what} if access.what == OPENED else noted
    said = {**_as_kept(access.left), "sha256": access.sha256, "bytes": access.size}
    kept = {name: said[name] for name in ("file", "keys", "whom", "sha256", "bytes") if said.get(name)}
    return {**noted, "content": access.left.what, **kept}


def _as_kept(left: Leaving) -> dict[str, object]:
    return {name: value for name, value in left._asdict().items() if value}


def _text(kept: dict[str, object]) -> str:
    return json.dumps(kept, ensure_ascii=False)
