"""The key of a store, wrapped: for a passphrase, and for whoever holds the recovery key. Both are age files.

A passphrase is stretched by scrypt into the secret of an age identity, and the key is encrypted to that identity. So
each of the two is opened by the same well-tried library, and by the `age` tool wherever reviewtui is not at hand.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any, NamedTuple

BLOCK = 8
"""scrypt's `r`; its `p` is 1."""
MOST_COST = 2**20
"""A key file that asks for more was not written here: it would only take the memory (128 bytes × r × n)."""


class Salted(NamedTuple):
    """How a passphrase is stretched: what must be known to do it again."""

    cost: int
    """scrypt's `n`, a power of two: 2**17 takes 128 MB and a third of a second on a laptop of 2024."""
    salt: bytes


def wrap(key: bytes, passphrase: str, how: Salted) -> bytes:
    """The key for whoever knows the passphrase."""
    import pyrage

    return bytes(pyrage.encrypt(key, [_identity(passphrase, how).to_public()]))


def unwrap(wrapped: bytes, passphrase: str, how: Salted) -> bytes | None:
    """The key; None when the passphrase is another, or what is wrapped was changed."""
    return _decrypted(wrapped, _identity(passphrase, how))


def wrap_for(key: bytes, recipient: str) -> bytes:
    """The key for the holder of a recovery key, `age1…`. Raises ValueError when that is none."""
    import pyrage

    try:
        return bytes(pyrage.encrypt(key, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError as problem:
        raise ValueError(str(problem)) from None


def unwrap_by(wrapped: bytes, identity: str) -> bytes | None:
    """The key by the recovery key itself, `AGE-SECRET-KEY-1…`; None when it is another. Raises ValueError."""
    import pyrage

    try:
        return _decrypted(wrapped, pyrage.x25519.Identity.from_str(identity))
    except pyrage.IdentityError as problem:
        raise ValueError(str(problem)) from None


def _decrypted(wrapped: bytes, identity: object) -> bytes | None:
    import pyrage

    try:
        return bytes(pyrage.decrypt(wrapped, [identity]))
    except pyrage.DecryptError:
        return None


def _identity(passphrase: str, how: Salted) -> Any:
    """The same letters are the same passphrase, however a keyboard composes its accents."""
    import pyrage

    secret = hashlib.scrypt(
        unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        salt=how.salt,
        n=how.cost,
        r=BLOCK,
        p=1,
        maxmem=128 * BLOCK * (how.cost + 16),
        dklen=32,
    )
    return pyrage.x25519.Identity.from_str(_bech32("age-secret-key-", secret).upper())


# How age writes keys (BIP 173): five bits a letter, and six letters that tell a mistyped one --------------------------

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _bech32(prefix: str, data: bytes) -> str:
    bits = int.from_bytes(data) << (-len(data) * 8 % 5)
    count = -(-len(data) * 8 // 5)
    values = [bits >> 5 * place & 31 for place in reversed(range(count))]
    spread = [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]
    check = _checksum([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * place & 31 for place in reversed(range(6))]
    return f"{prefix}1{''.join(_LETTERS[value] for value in values)}"


def _checksum(values: list[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate(_GENERATOR):
            if top >> bit & 1:
                found ^= part
    return found
