"""Bytes kept for a while that never lie in the clear: sealed with a key that is nowhere but in memory.

Little of them is held in memory; what is more lies in a file without a name beside the store.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reviewtui.services.errors import NotWritten

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HELD = 1 << 24
"""Bytes that are held in memory."""
PIECE = 1 << 20
"""Bytes of a file that are sealed together."""


class _Place(NamedTuple):
    """Where a piece lies, sealed."""

    begin: int
    length: int


class Kept:
    """Pieces in the order they came, each to be read as often as it is wanted."""

    def __init__(self, folder: Path) -> None:
        from pyrage import x25519

        self._folder = folder
        self._file = SpooledTemporaryFile(max_size=HELD, dir=str(folder))  # noqa: SIM115  closed with this
        self._key = x25519.Identity.generate()
        self._places: list[_Place] = []

    def __len__(self) -> int:
        return len(self._places)

    def add(self, piece: bytes) -> None:
        """Keep one more. Raises NotWritten where its folder takes no more."""
        import pyrage

        sealed = pyrage.encrypt(piece, [self._key.to_public()])
        try:
            begin = self._file.seek(0, io.SEEK_END)
            self._file.write(sealed)
        except OSError as problem:
            raise NotWritten(
                f"{self._folder} cannot hold what is being read ({problem.strerror}). "
                "Nothing was changed. Make room there, and try again."
            ) from None
        self._places.append(_Place(begin, len(sealed)))

    def piece(self, number: int) -> bytes:
        """One of them."""
        import pyrage

        begin, length = self._places[number]
        self._file.seek(begin)
        return bytes(pyrage.decrypt(self._file.read(length), [self._key]))

    def close(self) -> None:
        """Let go of all."""
        self._file.close()


class KeptFile:
    """What a file holds: written once from begin to end, then read like a file."""

    def __init__(self, folder: Path) -> None:
        self._kept, self._last = Kept(folder), bytearray()
        self.size = 0
        """Bytes of it."""

    def write(self, data: bytes, /) -> int:
        """Take some bytes. Raises NotWritten."""
        self._last += data
        self.size += len(data)
        while len(self._last) >= PIECE:
            self._kept.add(bytes(self._last[:PIECE]))
            del self._last[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing waits: what is last is read from memory."""

    def begin(self) -> BinaryIO:
        """It, opened at its begin."""
        return io.BufferedReader(_Reader(self), PIECE)

    def piece(self, number: int) -> bytes:
        """So many bytes from a multiple of PIECE on; fewer at the end."""
        return self._kept.piece(number) if number < len(self._kept) else bytes(self._last)


class _Reader(io.RawIOBase):
    """A kept file as it is read."""

    def __init__(self, file: KeptFile) -> None:
        self._file, self._place = file, 0
        self._number, self._piece = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._file.size}[whence]
        self._place = max(start + offset, 0)
        return self._place

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        number, start = divmod(self._place, PIECE)
        if number != self._number:
            self._number, self._piece = number, self._file.piece(number)
        view = memoryview(buffer).cast("B")
        some = self._piece[start : start + len(view)] if self._place < self._file.size else b""
        view[: len(some)] = some
        self._place += len(some)
        return len(some)
