"""What a store exports or holds, in memory: for tests that look into it."""

import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

from reviewtui.services.export.exporting import write_to
from reviewtui.services.store.stores import Store, open_store


def to_bytes(store: Store, person: str | None, *, notes: bool = False) -> bytes:
    """The bytes of an export."""
    written = BytesIO()
    write_to(written.write, store, person, notes=notes)
    return written.getvalue()


def document(store: Store, *, notes: bool = False) -> dict[str, Any]:
    """The document of an export."""
    whole: dict[str, Any] = json.loads(to_bytes(store, None, notes=notes))
    return whole


def read(store: Path) -> dict[str, Any]:
    """The same of a plain store's file."""
    with closing(open_store(store)) as opened:
        return document(opened)


def rows(store: Path) -> list[str]:
    """Every row of a plain store's file, but for who opened which case."""
    with closing(sqlite3.connect(store)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "access_log"')]
