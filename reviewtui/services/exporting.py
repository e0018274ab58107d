"""The inspection as one JSON document: for analysts, and for another laptop."""

import dataclasses
import os
from pathlib import Path
from typing import Any

from db import entries, local
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS
from reviewtui.services.clock import now
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.export_lists import lists
from reviewtui.services.inspections import inspection_of
from reviewtui.services.record_keeping import as_entry
from reviewtui.services.stores import plain_sentences
from reviewtui.services.summaries import summary_on

LATER = (
    "comments", "moderation", "rulings", "challenges", "commentary", "recommendations", "samples",
)  # fmt: skip
"""Keys of the format whose lists are empty until a kind of entry fills them."""


def document(store: Store, *, notes: bool = False) -> dict[str, Any]:
    """The whole inspection document; the same store state gives the same document. Raises BadInput without one.

    Inspectors' own notes are withheld unless asked for: their entries keep their place in the chain, without content.
    """
    from reviewtui.entries.items import to_item

    inspection_of(store)
    with store.read() as connection:
        heads = entries.heads(connection)
        return {
            "format": "reviewtui/inspection",
            "format_version": 1,
            **{key: [] for key in LATER},
            **lists(connection, private=notes),
            "history": [to_item(_let_out(as_entry(row), notes)) for row in entries.history(connection)],
            "heads": {device: {"sequence": number, "hash": last} for device, (number, last) in heads.items()},
            "summary": summary_on(connection).as_json(),
        }


def _let_out(entry: Entry, notes: bool) -> Entry:
    """The entry as it leaves: a note without what it says, unless notes were asked for."""
    if notes or not KINDS[entry.kind].private:
        return entry
    return dataclasses.replace(entry, salt=None, reason=None, content=None)


def to_bytes(store: Store, person: str | None, *, notes: bool = False) -> bytes:
    """The document as it is written to disk; the access log notes that it left, and whether notes left with it."""
    from reviewtui.exchange.writer import write

    written = write(document(store, notes=notes))
    with plain_sentences(), store.write() as writing:
        what = "the inspection with notes" if notes else "the inspection"
        local.log_access(writing, now()[0], person, "exported", what)
    return written


def to_file(store: Store, path: Path, person: str | None, *, replace: bool = False, notes: bool = False) -> int:
    """Write the document (0600, whole or not at all) and note in the access log that it left. Returns its bytes.

    Raises BadInput when `path` exists and `replace` is false, or is a directory; NotWritten.
    """
    shown = visible(str(path))
    if path.is_dir():
        raise BadInput(f"{shown} is a folder: name a file in it.")
    if path.name.casefold().endswith(".age"):
        raise BadInput(f"{shown} names an encrypted file, and this version writes none: choose a name without “.age”.")
    if path.exists() and not path.is_file():
        raise BadInput(f"{shown} is not an ordinary file: choose another name.")
    if path.exists() and _is_store(path, store):
        raise BadInput(f"{shown} is a store, or part of one, and is never written over: choose another name.")
    if path.exists() and not replace:
        raise BadInput(f"{shown} exists already: choose another name, or add --force to replace it.")
    data = to_bytes(store, person, notes=notes)
    part = path.with_name(f".{path.name}.part")
    try:
        _write_whole(part, data)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise NotWritten(f"{shown} could not be written ({problem.strerror}); the store is as it was.") from None
    return len(data)


def _is_store(path: Path, store: Store) -> bool:
    """Whether a file is this store, one of its companions, or any SQLite database."""
    companions = [Path(f"{store.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    if any(companion.exists() and path.samefile(companion) for companion in companions):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _write_whole(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
