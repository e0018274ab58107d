"""Encrypted stores and files for tests: guessing their passphrase costs next to nothing, and so does opening them."""

from pathlib import Path

import pyrage
import pytest

from reviewtui.services.store import keys
from reviewtui.services.store.keys import unlock
from reviewtui.services.store.sealing import BY_PASSPHRASE, MARK
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.services.store.wrapping import Salted, unwrap, wrap

PASSPHRASE = "seven dry herons"
LEAST_COST = 2
"""What scrypt takes at least; a store for work takes `keys.COST`."""


def make_keyed(path: Path, recipient: str | None = None) -> Store:
    """An empty encrypted store, open."""
    return create(path, passphrase=PASSPHRASE, recipient=recipient, cost=LEAST_COST)


def open_keyed(path: Path) -> Store:
    """An encrypted store, opened with its passphrase."""
    return open_store(path, key=unlock(path, PASSPHRASE))


_SALTED, _ENCRYPT, _DECRYPT = keys._salted, pyrage.passphrase.encrypt, pyrage.passphrase.decrypt
_FILE = MARK + BY_PASSPHRASE + b"made for a test\n"


def at_least_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases be stretched for nothing: a third of a second for a store, two and a gigabyte for a file.

    A file by passphrase begins as one of age's does, and is refused where its passphrase is another or it was changed.
    """
    how = Salted(LEAST_COST, b"of a file's test")

    def decrypt(data: bytes, passphrase: str) -> bytes:
        if not data.startswith(_FILE):
            return bytes(_DECRYPT(data, passphrase))
        opened = unwrap(data.removeprefix(_FILE), passphrase, how)
        if opened is None:
            raise pyrage.DecryptError
        return opened

    monkeypatch.setattr(keys, "_salted", lambda cost: _SALTED(LEAST_COST if cost == keys.COST else cost))
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda data, passphrase: _FILE + wrap(data, passphrase, how))
    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)


def at_full_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let them be stretched as in use."""
    monkeypatch.setattr(keys, "_salted", _SALTED)
    monkeypatch.setattr(pyrage.passphrase, "encrypt", _ENCRYPT)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", _DECRYPT)
