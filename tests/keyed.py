"""Encrypted stores for tests: guessing their passphrase costs next to nothing, and so does opening them."""

from pathlib import Path

from reviewtui.services.keys import unlock
from reviewtui.services.stores import Store, create, open_store

PASSPHRASE = "seven dry herons"
LEAST_COST = 2
"""What scrypt takes at least; a store for work takes `keys.COST`."""


def make_keyed(path: Path, recipient: str | None = None) -> Store:
    """An empty encrypted store, open."""
    return create(path, passphrase=PASSPHRASE, recipient=recipient, cost=LEAST_COST)


def open_keyed(path: Path) -> Store:
    """An encrypted store, opened with its passphrase."""
    return open_store(path, key=unlock(path, PASSPHRASE))
