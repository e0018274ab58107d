"""The key file of an encrypted store, `STORE.key`: what opens it, wrapped for a passphrase and for recovery.

A random key encrypts the store and stays the same; only how it is wrapped changes, so that a new passphrase is set at
once. The file lies beside the store and beside each backup. Without it nothing opens the store.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, NamedTuple

from db.driver import KEY_BYTES, key_file_of
from db.replacing import written_whole
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput, NotWritten, StoreUnusable
from reviewtui.services.store.wrapping import MOST_COST, Salted, unwrap, unwrap_by, wrap, wrap_for

COST = 2**17
"""What guessing one passphrase costs (scrypt's `n`): as OWASP recommends it in 2025."""
LEAST_LENGTH = 8
"""Characters of a passphrase."""
FORMAT, VERSION = "reviewtui/key", 1
LARGEST = 64 * 1024


class Recovery(NamedTuple):
    """Somebody who can open the store when its passphrase is forgotten."""

    recipient: str
    """`age1…`."""
    wrapped: bytes


class KeyFile(NamedTuple):
    """A key file as it was read."""

    how: Salted
    wrapped: bytes
    recovery: tuple[Recovery, ...]
    seal: str = ""
    """Made with the key over all the rest, so that nobody without the key can put another recipient in."""


def sealed(path: Path) -> StoreUnusable:
    """One sentence for a wrong passphrase and for a damaged file: a thief learns nothing from the difference."""
    from db.problems import StoreSealed

    return StoreUnusable(str(StoreSealed(Path(visible(str(path))))))


def make_key(path: Path, passphrase: str, recipient: str | None = None, *, cost: int = COST) -> bytes:
    """A new key for a store that is to be made at `path`, and its key file. Raises BadInput, StoreUnusable, NotWritten.

    `cost` is what guessing a passphrase costs; only a test has a reason to take less than COST.
    """
    require_passphrase(passphrase)
    key = os.urandom(KEY_BYTES)
    recovery = (_recovery(key, recipient),) if recipient else ()
    file = key_file_of(path)
    if os.path.lexists(file):
        raise StoreUnusable(
            f"The store was not created. The key file {visible(str(file))} exists already, and backups may need it. "
            "Choose a different path."
        )
    how = _salted(cost)
    _write(file, _text(key, KeyFile(how, wrap(key, passphrase, how), recovery)))
    return key


def unlock(path: Path, passphrase: str) -> bytes:
    """The key of a store. Raises StoreUnusable, in the same words for a wrong passphrase and a damaged file."""
    found = read_key_file(path)
    return _proven(path, found, unwrap(found.wrapped, passphrase, found.how))


def recovered(path: Path, identity: str) -> tuple[bytes, str]:
    """The key of a store by a recovery key, `AGE-SECRET-KEY-1…`, and whose it is. Raises BadInput, StoreUnusable."""
    found = read_key_file(path)
    if not found.recovery:
        raise BadInput(f"{visible(str(path))} was made without a recovery key, so nobody can recover it.")
    try:
        opened = [(unwrap_by(one.wrapped, identity), one.recipient) for one in found.recovery]
    except ValueError:
        raise BadInput("The identity file holds no age secret key (AGE-SECRET-KEY-1…). Nothing was changed.") from None
    for key, recipient in opened:
        if key is not None:
            return _proven(path, found, key), recipient
    known = ", ".join(one.recipient for one in found.recovery)
    raise BadInput(f"This is not the recovery key of {visible(str(path))}. It was made for {known}.")


def set_passphrase(path: Path, key: bytes, passphrase: str, *, cost: int = COST) -> None:
    """Wrap the key for another passphrase, beside the store and beside its backups. Raises BadInput, NotWritten."""
    require_passphrase(passphrase)
    found = read_key_file(path)
    _proven(path, found, key)
    how = _salted(cost)
    _replace(path, key, found._replace(how=how, wrapped=wrap(key, passphrase, how)))


def add_recovery(path: Path, key: bytes, recipient: str) -> None:
    """Let the holder of one more recovery key open the store and its backups. Raises BadInput, NotWritten."""
    found = read_key_file(path)
    _proven(path, found, key)
    others = tuple(one for one in found.recovery if one.recipient != recipient)
    _replace(path, key, found._replace(recovery=(*others, _recovery(key, recipient))))


def _replace(path: Path, key: bytes, new: KeyFile) -> None:
    text = _text(key, new)
    _write(key_file_of(path), text)
    for copy in path.with_name(f"{path.name}.backups").glob("*.key"):
        if opens(copy, key):
            _write(copy, text)


def recipients_of(path: Path, key: bytes) -> tuple[str, ...]:
    """For whom the store's key is wrapped beside its passphrase: `age1…`. Raises StoreUnusable."""
    found = read_key_file(path)
    _proven(path, found, key)
    return tuple(one.recipient for one in found.recovery)


def require_passphrase(passphrase: str) -> None:
    """A passphrase is long enough to be one. Raises BadInput."""
    if len(passphrase) < LEAST_LENGTH:
        raise BadInput(f"A passphrase has {LEAST_LENGTH} characters or more. Three or four random words are good.")


def require_recipient(recipient: str) -> None:
    """It is an age key that something can be encrypted for. Raises BadInput."""
    _recovery(b"", recipient)


def read_key_file(path: Path) -> KeyFile:
    """The key file of the store at `path`. Raises StoreUnusable when it is missing or damaged."""
    try:
        return _read(key_file_of(path))
    except FileNotFoundError:
        raise StoreUnusable(
            f"{visible(str(path))} is encrypted and its key file {visible(key_file_of(path).name)} is missing. "
            "Copy it back from where the store was, or from a backup."
        ) from None
    except (OSError, ValueError, TypeError, KeyError):
        raise sealed(path) from None


def copy_key_file(path: Path, copy: Path) -> None:
    """Put the key file of one store beside a copy of that store. Raises OSError."""
    with written_whole(key_file_of(copy)) as file:
        file.write(key_file_bytes(path))


def key_file_bytes(path: Path) -> bytes:
    """The key file as it is written. Raises OSError."""
    return key_file_of(path).read_bytes()


def opens(file: Path, key: bytes) -> bool:
    """Whether a key file is that of this key."""
    try:
        return _is_sealed_by(_read(file), key)
    except (OSError, ValueError, TypeError, KeyError):
        return False


# Reading and writing --------------------------------------------------------------------------------------------------


def _salted(cost: int) -> Salted:
    return Salted(cost, os.urandom(16))


def _text(key: bytes, file: KeyFile) -> bytes:
    document = _document(file)
    return (json.dumps({**document, "seal": _seal(key, document)}, indent=1) + "\n").encode()


def _document(file: KeyFile) -> dict[str, Any]:
    how = file.how
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "passphrase": {"kdf": "scrypt", "n": how.cost, "salt": how.salt.hex(), "age": b64encode(file.wrapped).decode()},
        "recovery": [{"recipient": one.recipient, "age": b64encode(one.wrapped).decode()} for one in file.recovery],
    }


def _seal(key: bytes, document: dict[str, Any]) -> str:
    return hmac.new(key, json.dumps(document, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def _read(file: Path) -> KeyFile:
    """Raises OSError, ValueError, TypeError or KeyError where it is not as it was written."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as opened:
        found = json.loads(opened.read(LARGEST))
    if (found["format"], found["format_version"]) != (FORMAT, VERSION):
        raise ValueError("another format")
    by = found["passphrase"]
    how = Salted(int(by["n"]), bytes.fromhex(by["salt"]))
    if by["kdf"] != "scrypt" or not 1 < how.cost <= MOST_COST or how.cost & (how.cost - 1):
        raise ValueError("another derivation")
    recovery = tuple(Recovery(str(one["recipient"]), _bytes_of(one["age"])) for one in found["recovery"])
    return KeyFile(how, _bytes_of(by["age"]), recovery, str(found["seal"]))


def _bytes_of(text: str) -> bytes:
    """What a text stands for, written in the one way that is right: the last letter has bits that say nothing."""
    data = b64decode(text, validate=True)
    if b64encode(data).decode() != text:
        raise ValueError("another spelling")
    return data


def _proven(path: Path, found: KeyFile, key: bytes | None) -> bytes:
    """The key, once it is seen that the file is as whoever had the key wrote it."""
    if key is None or not _is_sealed_by(found, key):
        raise sealed(path)
    return key


def _is_sealed_by(found: KeyFile, key: bytes) -> bool:
    return hmac.compare_digest(found.seal, _seal(key, _document(found)))


def _recovery(key: bytes, recipient: str) -> Recovery:
    try:
        return Recovery(recipient, wrap_for(key, recipient))
    except ValueError:
        raise BadInput(f"“{visible(recipient)}” is not an age recipient (age1…). Nothing was changed.") from None


def _write(file: Path, text: bytes) -> None:
    try:
        with written_whole(file) as opened:
            opened.write(text)
    except OSError as problem:
        raise NotWritten(f"The key file {visible(str(file))} could not be written ({problem.strerror}).") from None
