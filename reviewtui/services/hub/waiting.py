"""What came from a hub and waits to be joined: it is fetched whole first, so that nobody waits for a line to write."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import from_json, to_json

from reviewtui.services.store.kept import Kept

if TYPE_CHECKING:
    from types import TracebackType


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
        self._kept = Kept(folder)

    def __enter__(self) -> Waiting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kept.close()

    def add(self, batch: Batch) -> None:
        """Keep one more. Raises NotWritten."""
        self._kept.add(to_json(batch, bytes_mode="base64"))

    def __iter__(self) -> Iterator[Batch]:
        for number in range(len(self._kept)):
            device, rows, packs = from_json(self._kept.piece(number))
            yield Batch(device, rows, {first: b64decode(pack, b"-_") for first, pack in packs.items()})
