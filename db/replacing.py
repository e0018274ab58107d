"""A finished file takes its name at once, so that nobody ever reads half of one, and no link leads it elsewhere."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file only its owner may read (0600), on the disk as `path` once the block ends, or not at all. Raises OSError.

    Until then it has a name that nobody can know beforehand, so that nothing that lies there is written over, followed
    or taken for it; a link at `path` itself is replaced, and what it leads to is left alone.
    """
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
        flush_folder(path.parent)
    finally:
        with suppress(OSError):  # a folder that is gone has no part of it
            part.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Have a file's new name on the disk too, where the system can be asked for that."""
    with suppress(OSError):  # Windows opens no folder; a few file systems flush none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
