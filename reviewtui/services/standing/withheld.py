"""Why what an entry says is not here: it was deleted under retention, or withheld from this laptop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db import queries
from db.header import split_id
from reviewtui.entries.kinds import KINDS

if TYPE_CHECKING:
    from db.entries import Connection

Until = Mapping[str, int]
"""Device to the number of the last entry that a retention reached."""


def retained_until(connection: Connection) -> Until:
    """How far retention reached in the record of each device; empty where nothing was deleted."""
    until: dict[str, int] = {}
    for content in queries.standing(connection, "retention"):
        for device, number in map(split_id, content["until"]):
            until[device] = max(number, until.get(device, 0))
    return until


def is_deleted(until: Until, kind: str, device: str, sequence: int) -> bool:
    """Whether an entry's content is one that retention deleted, where it is not here."""
    return kind in KINDS and KINDS[kind].of_case and sequence <= until.get(device, 0)
