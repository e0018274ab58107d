"""The inspection as one JSON document: for analysts, and for another laptop."""

from pathlib import Path
from typing import Any

from db.store import Store


def document(store: Store) -> dict[str, Any]:
    """The whole inspection document; the same store state gives the same document."""


def to_bytes(store: Store) -> bytes:
    """The document as it is written to disk."""


def to_file(store: Store, path: Path, person: str | None, *, replace: bool = False) -> int:
    """Write the document (0600, whole or not at all) and note in the access log that it left. Returns its bytes.

    Raises BadInput when `path` exists and `replace` is false, or is a directory; NotWritten.
    """
