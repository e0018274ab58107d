"""What came from a hub and waits to be joined: it is fetched whole first, so that nobody waits for a line to write.

Little is held in memory; what is more lies beside the store, as the hub had it, sealed once more with a key that is
nowhere but in memory.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import from_json, to_json

from reviewtui.services.errors import NotWritten

if TYPE_CHECKING:
    from types import TracebackType

HELD = 1 << 25
"""Bytes that are held in memory."""
_LENGTH = 8
"""Bytes that say how long a batch is."""


class Batch(NamedTuple):
    """Some entries of one device, as the hub has them."""

    device: str
    rows: Sequence[Sequence[Any]]
    """Number, header and the number of the entry whose pack has what this one says, or None."""
    packs: Mapping[str, bytes]
    """That number, as text, to the pack."""


class Waiting:
    """Batches in the order they came, to be read once all of them are there."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the store is."""
        from pyrage import x25519

        self._file = SpooledTemporaryFile(max_size=HELD, dir=str(folder))  # noqa: SIM115  closed with this
        self._key = x25519.Identity.generate()

    def __enter__(self) -> Waiting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, batch: Batch) -> None:
        """Keep one more. Raises NotWritten."""
        import pyrage

        sealed = pyrage.encrypt(to_json(batch, bytes_mode="base64"), [self._key.to_public()])
        try:
            self._file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        except OSError as problem:
            raise NotWritten(f"What came from the hub cannot be kept: {problem.strerror}. Nothing was lost.") from None

    def __iter__(self) -> Iterator[Batch]:
        import pyrage

        self._file.seek(0)
        while length := self._file.read(_LENGTH):
            sealed = self._file.read(int.from_bytes(length, "big"))
            device, rows, packs = from_json(pyrage.decrypt(sealed, [self._key]))
            yield Batch(device, rows, {number: b64decode(pack, b"-_") for number, pack in packs.items()})
