"""How much of what was made on this laptop was handed in."""

from db import local
from db.entries import Connection

SETTING = "handed_in"
"""The device and the number of its last entry that was handed in; in a store that was copied, another device's."""


def handed_in(connection: Connection, device: str) -> int:
    """The number of a device's last entry that was handed in; 0 where nothing was."""
    known, _, number = (local.setting(connection, SETTING) or "").rpartition(":")
    return int(number) if known == device else 0
