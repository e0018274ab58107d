"""A finished file takes its name at once, so that nobody ever reads half of one."""

from __future__ import annotations

import time
from pathlib import Path

TRIES = 10
PAUSE = 0.05
"""Seconds; a program that looks at a file as it changes (an index, a virus scanner) is done with it by then."""


def put_in_place(part: Path, path: Path) -> None:
    """Give `part` the name `path`, in the place of what has it. Raises OSError.

    Windows replaces no file that somebody has open; of who only looks at it, it can be had a moment later.
    """
    for _ in range(TRIES - 1):
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    try:
        part.replace(path)
    except PermissionError as problem:
        raise PermissionError(problem.errno, "it may be open in another program", str(path)) from problem
