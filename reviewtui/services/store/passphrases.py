"""Passphrases: read from the file that the environment names, and judged by how long guessing them takes."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path
from typing import NamedTuple

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput

VARIABLE = "REVIEWTUI_PASSPHRASE_FILE"
VARIABLE_OF_NEW = "REVIEWTUI_NEW_PASSPHRASE_FILE"
"""Of the passphrase that is to be set, where there is one already."""
LONGEST = 4096
JUDGED = 72
"""Characters that are looked at to say how strong a passphrase is: the rest only makes it stronger."""
STRENGTHS = ("Very weak", "Weak", "Fair", "Good", "Strong")


class FromFile(NamedTuple):
    """A secret that was read from a file."""

    secret: str
    warning: str
    """Who else could have read it; empty where nobody could."""


def from_file(variable: str = VARIABLE) -> str | None:
    """The first line of the file that the environment names; None when it names none.

    Raises BadInput, also where other people can read the file.
    """
    name = os.environ.get(variable)
    if not name:
        return None
    found = secret_in(Path(name), "passphrase file")
    if found.warning:
        raise BadInput(f"{found.warning} It was not used.")
    line = (found.secret.splitlines() or [""])[0]
    if not line:
        raise BadInput(f"The passphrase file {visible(name)} has an empty first line. Check {variable}.")
    return line


def identity_in(path: Path) -> FromFile:
    """The recovery key in an identity file, as `age-keygen` writes it. Raises BadInput."""
    found = secret_in(path, "identity file")
    lines = [line.strip() for line in found.secret.splitlines()]
    return found._replace(secret=next((line for line in lines if line and not line.startswith("#")), ""))


def secret_in(path: Path, what: str) -> FromFile:
    """What an ordinary file holds, neither a pipe nor a device, which others may fill. Raises BadInput."""
    shown = f"The {what} {visible(str(path))}"
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise BadInput(f"{shown} is not an ordinary file. Name one that is.")
            text = file.read(LONGEST).decode("utf-8-sig")
    except OSError as problem:
        raise BadInput(f"{shown} cannot be read ({problem.strerror}). Check its path.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{shown} is not UTF-8 text. Name another.") from None
    others = os.name == "posix" and mode & 0o077
    mend = f"Make it yours alone: chmod 600 {visible(shlex.quote(str(path)))}."
    return FromFile(text, f"{shown} can be read by other people. {mend}" if others else "")


def strength(passphrase: str) -> str:
    """How strong a passphrase is, in a word or two."""
    from zxcvbn import zxcvbn  # 30 ms, and only when one is set

    return STRENGTHS[int(zxcvbn(passphrase[:JUDGED])["score"])]
