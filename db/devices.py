"""Which device of the record writes here: one belongs to one machine, one user and one file, never to a copy of it.

What is remembered of it lies beside the store, so that neither a copy nor what is restored has it: both go on as
another device, and no two records ever say different things under one number.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.replacing import put_in_place

if TYPE_CHECKING:
    from db.driver import Connection

Head = tuple[int, str]
"""The sequence and hash of a device's latest entry; (0, "") before its first."""


class _Note(NamedTuple):
    """What is remembered of one user of one machine."""

    device: str
    path: str
    file: int
    """The file system's number of the store's file: it stays when the file is renamed, a copy has another."""
    sequence: int
    hash: str


def new_device() -> str:
    """A name that no other laptop has."""
    return os.urandom(4).hex()


def continued(path: Path, connection: Connection) -> str | None:
    """The device that this user of this machine wrote this very file as, and may go on as; None to begin another."""
    note = _notes(path).get(_here())
    if note is None or (note.path != str(path.resolve()) and note.file != _number(path)):
        return None
    if not note.sequence:
        return note.device
    row = connection.execute(
        "SELECT hash FROM entry WHERE device = ? AND sequence = ?", (note.device, note.sequence)
    ).fetchone()
    return note.device if row == (note.hash,) else None


def remember(path: Path, device: str, head: Head = (0, "")) -> None:
    """Note how far a device has come; where that cannot be written, the next start begins another device."""
    notes = {**_notes(path), _here(): _Note(device, str(path.resolve()), _number(path), *head)}
    memory = memory_of(path)
    part = memory.with_name(f"{memory.name}.{os.urandom(4).hex()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({who: note._asdict() for who, note in notes.items()}, file)
        put_in_place(part, memory)
    except OSError:
        part.unlink(missing_ok=True)


def memory_of(path: Path) -> Path:
    """Where the devices of a store are remembered."""
    whole = path.resolve()  # a link leads to the same store
    return whole.with_name(f"{whole.name}.device")


def _notes(path: Path) -> dict[str, _Note]:
    """What is remembered, by who; nothing when it is not there or cannot be read."""
    try:
        found: Any = json.loads(memory_of(path).read_text("utf-8"))
        notes = {who: _Note(**note) for who, note in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {who: note for who, note in notes.items() if _is_sound(note)}


def _is_sound(note: _Note) -> bool:
    return all(isinstance(value, kind) for value, kind in zip(note, (str, str, int, int, str), strict=True))


def _number(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


@cache
def _here() -> str:
    """This user of this machine, so that neither can be told from it."""
    import getpass
    import hashlib
    import socket

    import machineid

    try:
        machine = machineid.id()
    except machineid.MachineIdNotFound:
        machine = ""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, or without any account
        user = ""
    return hashlib.sha256("\0".join((machine, socket.gethostname(), user)).encode()).hexdigest()[:32]
