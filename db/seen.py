"""The last entry of each device that was seen in a store, kept beside it: what goes missing from the record shows."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.driver import Connection

Heads = dict[str, tuple[int, str]]
"""Device to the number and the hash of an entry."""


def seen_beside(path: Path) -> Path:
    """Where the entries seen of a store are kept."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.heads")


def seen(path: Path) -> Heads:
    """What was seen of a store; nothing where that is not there or cannot be read."""
    try:
        found = json.loads(seen_beside(path).read_bytes())
        return {str(device): (int(number), str(last)) for device, (number, last) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember_seen(path: Path, heads: Mapping[str, tuple[int, str]]) -> None:
    """Keep what was seen. Where that cannot be written the next opening looks once more; nothing waits for the disk."""
    from db.replacing import put_in_place

    target = seen_beside(path)
    part = target.with_name(f"{target.name}.{os.urandom(4).hex()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dict(sorted(heads.items())), file)
        put_in_place(part, target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def is_there(connection: Connection, device: str, head: tuple[int, str]) -> bool:
    """Whether an entry that was seen is still in the record, with the hash that it had."""
    sql = "SELECT hash FROM entry WHERE device = ? AND sequence = ?"
    return bool(connection.execute(sql, (device, head[0])).fetchone() == (head[1],))
