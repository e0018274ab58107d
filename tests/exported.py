"""What a store exports, in memory: for tests that look into it."""

import json
from io import BytesIO
from typing import Any

from reviewtui.services.export.exporting import write_to
from reviewtui.services.store.stores import Store


def to_bytes(store: Store, person: str | None, *, notes: bool = False) -> bytes:
    """The bytes of an export."""
    written = BytesIO()
    write_to(written.write, store, person, notes=notes)
    return written.getvalue()


def document(store: Store, *, notes: bool = False) -> dict[str, Any]:
    """The document of an export."""
    whole: dict[str, Any] = json.loads(to_bytes(store, None, notes=notes))
    return whole
