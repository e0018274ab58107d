"""The system's keyring as the keeper of a passphrase, for who wants that: asked only where the environment says so."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from reviewtui.services.errors import BadInput

VARIABLE = "REVIEWTUI_KEYRING"
"""Set to anything, it has the keyring asked before a person."""
SERVICE = "reviewtui"
Result = TypeVar("Result")


def remembered(path: Path) -> str | None:
    """The passphrase of a store in the keyring; None where it has none, or is not to be asked. Raises BadInput."""
    if not os.environ.get(VARIABLE):
        return None
    found = _asked(lambda keyring: keyring.get_password(SERVICE, _name(path)))
    return str(found) if found else None


def remember(path: Path, passphrase: str) -> None:
    """Put the passphrase of a store into the keyring. Raises BadInput where there is none that keeps it."""

    def kept(keyring: Any) -> bool:
        keyring.set_password(SERVICE, _name(path), passphrase)
        return bool(keyring.get_password(SERVICE, _name(path)) == passphrase)

    if not _asked(kept):
        raise BadInput("This system's keyring did not keep the passphrase. Type it, or name a file of it.")


def forget(path: Path) -> None:
    """Take it out again; where it is not in, nothing happens. Raises BadInput."""

    def deleted(keyring: Any) -> None:
        if keyring.get_password(SERVICE, _name(path)) is not None:
            keyring.delete_password(SERVICE, _name(path))

    _asked(deleted)


def _asked(call: Callable[[Any], Result]) -> Result:
    """There is no falling back to a file: without a keyring that is said."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise BadInput("The keyring needs one more package: run pip install 'reviewtui[keyring]'.") from None
    try:
        return call(keyring)
    except KeyringError:
        raise BadInput(
            f"This system's keyring cannot be used. Unset {VARIABLE} and type the passphrase, or name a file of it."
        ) from None


def _name(path: Path) -> str:
    return str(path.absolute())
