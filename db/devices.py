"""Which device of the record writes here: one belongs to one machine, one user and one file, never to a copy of it.

What is remembered of it lies beside the store, so that neither a copy nor what is restored has it: both go on as
another device, and no two records ever say different things under one number.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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

    def text(self) -> tuple[str, str]:
        """As it is written: what stays, and then how far the device has come, which always takes the same room."""
        known = json.dumps({"device": self.device, "path": self.path, "file": self.file})
        return known.removesuffix("}") + ", ", _head_text((self.sequence, self.hash)) + "}"


def _head_text(head: Head) -> str:
    return f'"sequence": {head[0]}, "hash": {json.dumps(head[1])}'.ljust(HEAD_WIDTH)


HEAD_WIDTH = 120
"""Characters: a hash of 64, and more digits than anybody will ever count to."""

LOOKS = 2
"""Where a note does not hold it is looked at once more: another window may have been writing it just then."""


class _Seen(NamedTuple):
    """The file of notes as it was left, so that the next head can be written over the last."""

    file: tuple[int, int, int]
    offset: int
    device: str


class Memory:
    """What is remembered beside one store, while that is open."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._path = memory_of(store)
        self._seen: _Seen | None = None

    def continued(self, connection: "Connection") -> str | None:
        """The device that this user of this machine wrote this very file as, and goes on as; None to begin another."""
        for _ in range(LOOKS):
            note = self._notes().get(_here())
            if note is not None and self._is_of_this_file(note) and _holds(note, connection):
                return note.device
        return None

    def remember(self, device: str, head: Head = (0, "")) -> None:
        """Note how far a device has come; where that cannot be written, the next start begins another device."""
        if not self._write_over(device, head):
            self._write_anew(_Note(device, str(self._store.resolve()), _number(self._store), *head))

    def _write_over(self, device: str, head: Head) -> bool:
        """Put the head where the last one is, when the file is still as it was left."""
        if self._seen is None or self._seen.device != device:
            return False
        try:
            descriptor = os.open(self._path, os.O_WRONLY | _BINARY)
        except OSError:
            return False
        try:
            if _look(descriptor) != self._seen.file:
                return False
            os.lseek(descriptor, self._seen.offset, os.SEEK_SET)
            os.write(descriptor, _head_text(head).encode())
            self._seen = self._seen._replace(file=_look(descriptor))
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    def _write_anew(self, note: _Note) -> None:
        """Put a whole file in the place of the last: whoever reads it meanwhile reads either."""
        from db.replacing import put_in_place

        others = {who: other for who, other in self._notes().items() if who != _here()}
        lines = ["".join((json.dumps(who), ": ", *other.text())) for who, other in others.items()]
        known, head = note.text()
        before = "{" + "".join(f"{line},\n" for line in lines) + f"{json.dumps(_here())}: {known}"
        part = self._path.with_name(f"{self._path.name}.{os.urandom(4).hex()}.part")
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(f"{before}{head}}}\n".encode())
                file.flush()
                self._seen = _Seen(_look(descriptor), len(before), note.device)
            put_in_place(part, self._path)
        except OSError:
            self._seen = None
            part.unlink(missing_ok=True)

    def heads(self) -> dict[str, Head]:
        """The last entries that are noted of this very file, whoever wrote them."""
        return {note.device: (note.sequence, note.hash) for note in self._notes().values() if self._is_told_of(note)}

    def _is_told_of(self, note: _Note) -> bool:
        return note.sequence > 0 and self._is_of_this_file(note)

    def _notes(self) -> dict[str, _Note]:
        """What is remembered, by who; nothing when it is not there or cannot be read."""
        try:
            found: Any = json.loads(self._path.read_text("utf-8"))
            notes = {who: _Note(**note) for who, note in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
        return {who: note for who, note in notes.items() if _is_sound(note)}

    def _is_of_this_file(self, note: _Note) -> bool:
        return note.path == str(self._store.resolve()) or note.file == _number(self._store)


def new_device() -> str:
    """A name that no other laptop has."""
    return os.urandom(4).hex()


def memory_of(path: Path) -> Path:
    """Where the devices of a store are remembered."""
    whole = path.resolve()  # a link leads to the same store
    return whole.with_name(f"{whole.name}.device")


_BINARY = getattr(os, "O_BINARY", 0)  # else Windows makes two characters of the end of a line


def _look(descriptor: int) -> tuple[int, int, int]:
    """What tells that nobody else has written a file since, nor put another in its place."""
    status = os.fstat(descriptor)
    return status.st_ino, status.st_size, status.st_mtime_ns


def _holds(note: _Note, connection: "Connection") -> bool:
    """Whether the record has what the device wrote last, so that it is no older one than this device knows."""
    if not note.sequence:
        return True
    sql = "SELECT hash FROM entry WHERE device = ? AND sequence = ?"
    found = connection.execute(sql, (note.device, note.sequence)).fetchone()
    return bool(found == (note.hash,))


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
