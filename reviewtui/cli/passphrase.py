"""How a verb comes by a passphrase: from the file that the environment names, or typed without being shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.cli.streams import COMPLETING, narrate
from reviewtui.services.errors import BadInput, BadUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.services.store.passphrases import FromFile

NO_WAY = (
    "The store is encrypted and its passphrase is needed. "
    "Type it in a terminal, or name a file that holds it in REVIEWTUI_PASSPHRASE_FILE."
)
NO_WAY_TO_A_FILE = (
    "{} is encrypted by a passphrase. Type it in a terminal, or name a file that holds it in REVIEWTUI_PASSPHRASE_FILE."
)
NO_NEW_ONE = (
    "A new store is encrypted and needs a passphrase. Type it in a terminal, name a file that holds it in "
    "REVIEWTUI_PASSPHRASE_FILE, or add --plain to make a store that is not encrypted."
)


def key_for(path: Path) -> bytes | None:
    """The key of an encrypted store, asked for; None of a plain one, and where there is no file to open.

    Raises BadUsage with nobody to ask, BadInput for a passphrase file that cannot be used, StoreUnusable.
    """
    from reviewtui.services.store.stores import is_encrypted

    if not (is_encrypted(path) and path.is_file()):
        return None
    from reviewtui.services.store.keys import unlock

    return unlock(path, asked(path)())


def key_unasked(path: Path) -> bytes | None:
    """The key of an encrypted store whose passphrase a file or the keyring holds; None where somebody is to be asked.

    Raises BadInput for a passphrase file that cannot be used, StoreUnusable.
    """
    from reviewtui.services.store.stores import is_encrypted

    if not (is_encrypted(path) and path.is_file()):
        return None
    from reviewtui.services.store.keyrings import remembered
    from reviewtui.services.store.keys import unlock
    from reviewtui.services.store.passphrases import VARIABLE

    passphrase = _from_file(VARIABLE) or remembered(path)
    return unlock(path, passphrase) if passphrase else None


def asked(path: Path, without: str = NO_WAY) -> Callable[[], str]:
    """What gives the passphrase of a store or file; a person is asked once, however often it is wanted.

    `without` is said when there is neither a file nor anybody to ask.
    """
    from reviewtui.services.store.keyrings import remembered
    from reviewtui.services.store.passphrases import VARIABLE

    known: list[str] = []

    def passphrase() -> str:
        if not known:
            kept = _from_file(VARIABLE) or remembered(path)
            known.append(kept or _typed(f"Passphrase of {path.name}: ", without))
        return known[0]

    return passphrase


def given(path: Path) -> str:
    """The passphrase of a store from a person or a file, whatever the keyring holds. Raises BadUsage, BadInput."""
    from reviewtui.services.store.passphrases import VARIABLE

    return _from_file(VARIABLE) or _typed(f"Passphrase of {path.name}: ", NO_WAY)


def new_passphrase(*variables: str, without: str = NO_NEW_ONE) -> str:
    """A passphrase that is being set: from the file that the first of these variables names, else typed twice.

    Its strength is said when it is typed. `without` is said when there is neither a file nor anybody to ask. Raises
    BadUsage, BadInput.
    """
    from reviewtui.services.store.keys import require_passphrase
    from reviewtui.services.store.passphrases import VARIABLE, strength

    passphrase = _from_file(*(variables or (VARIABLE,)))
    if passphrase is None:
        passphrase = _typed("New passphrase: ", without)
        require_passphrase(passphrase)
        narrate(f"Strength: {strength(passphrase)}.")
        if _typed("The same again: ", without) != passphrase:
            raise BadInput("The two passphrases differ. Nothing was changed.")
    require_passphrase(passphrase)
    return passphrase


def warned(found: FromFile) -> str:
    """A secret from a file, once it was said who else can read that."""
    if found.warning:
        narrate(found.warning)
    return found.secret


def _from_file(*variables: str) -> str | None:
    from reviewtui.services.store.passphrases import from_file

    return next((found for found in map(from_file, variables) if found is not None), None)


def _typed(prompt: str, without: str) -> str:
    from getpass import getpass

    from reviewtui.casefile.visible import visible

    if not (sys.stdin.isatty() and sys.stderr.isatty()) or COMPLETING in os.environ:
        raise BadUsage(without)
    try:
        return getpass(visible(prompt), sys.stderr)
    except EOFError:
        raise BadUsage(without) from None
