"""Passphrases: read from the file that the environment names, and judged by how long guessing them takes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput

VARIABLE = "REVIEWTUI_PASSPHRASE_FILE"
LONGEST = 4096
JUDGED = 72
"""Characters that are looked at to say how strong a passphrase is: the rest only makes it stronger."""
STRENGTHS = ("Very weak", "Weak", "Fair", "Good", "Strong")


class FromFile(NamedTuple):
    """A passphrase that was read from a file."""

    passphrase: str
    warning: str
    """Who else could have read it; empty where nobody could."""


def from_file() -> FromFile | None:
    """The passphrase in the file that REVIEWTUI_PASSPHRASE_FILE names; None when it names none. Raises BadInput.

    It is the first line, and only an ordinary file is read: neither a pipe nor a device, which others may fill.
    """
    name = os.environ.get(VARIABLE)
    return _read(Path(name)) if name else None


def _read(path: Path) -> FromFile:
    shown = visible(str(path))
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise BadInput(f"The passphrase file {shown} is not an ordinary file. {VARIABLE} must name one.")
            text = file.read(LONGEST).decode("utf-8-sig")
    except OSError as problem:
        raise BadInput(f"The passphrase file {shown} cannot be read ({problem.strerror}). Check {VARIABLE}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"The passphrase file {shown} is not UTF-8 text. Check {VARIABLE}.") from None
    passphrase = (text.splitlines() or [""])[0]
    if not passphrase:
        raise BadInput(f"The passphrase file {shown} has an empty first line. Check {VARIABLE}.")
    others = os.name == "posix" and mode & 0o077
    warning = f"Other people on this computer can read the passphrase file {shown}. Make it yours alone (chmod 600)."
    return FromFile(passphrase, warning if others else "")


def strength(passphrase: str) -> str:
    """How strong a passphrase is, in a word or two."""
    from zxcvbn import zxcvbn  # 30 ms, and only when one is set

    return STRENGTHS[int(zxcvbn(passphrase[:JUDGED])["score"])]
