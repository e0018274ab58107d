"""Which other processes have a store open, where the system tells that: so that a person knows what to close."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

PROCESSES = Path("/proc")
"""Where Linux lists processes and the files that each has open; elsewhere there is no such folder."""


class Holder(NamedTuple):
    """A process that has a store open."""

    number: int
    name: str


def holders(path: Path) -> tuple[Holder, ...]:
    """Every other process of this user that has the store open, as far as can be told."""
    wanted = str(path.resolve())
    if not PROCESSES.is_dir():
        return ()
    numbers = (int(entry.name) for entry in PROCESSES.iterdir() if entry.name.isdigit())
    return tuple(
        Holder(number, _name_of(number))
        for number in sorted(numbers)
        if number != os.getpid() and _has_open(number, wanted)
    )


def _has_open(number: int, wanted: str) -> bool:
    try:
        return any(_target(file) == wanted for file in (PROCESSES / str(number) / "fd").iterdir())
    except OSError:  # it has ended, or is somebody else's
        return False


def _target(file: Path) -> str:
    try:
        return os.readlink(file)  # noqa: PTH115  a pipe or a socket is no path
    except OSError:
        return ""


def _name_of(number: int) -> str:
    try:
        return (PROCESSES / str(number) / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return ""
