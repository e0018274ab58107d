"""The log beside a store's file: commits go there first, and into the file itself once nobody writes for a moment.

Without that a copy of the file alone, as a cloud folder or a person makes it, would lack what was saved last.
"""

from __future__ import annotations

import time
from pathlib import Path

from db.driver import Connection

QUIET_SECONDS = 0.5
"""How long nobody has written when the log is folded: not between two answers that are given in a row."""


class Log:
    """The log of one store, and how much of it this process knows to be in the file."""

    def __init__(self, store: Path) -> None:
        self._path = Path(f"{store}-wal")
        self._folded: tuple[int, int] | None = None

    @property
    def holds_something(self) -> bool:
        """Whether there is anything in it, in the file or not."""
        return self._mark() is not None

    def is_to_fold(self) -> bool:
        """Whether it holds what may not be in the file yet, and nobody has added to it for a moment."""
        mark = self._mark()
        if mark is None or mark == self._folded:
            return False
        return not 0 <= time.time() - mark[1] / 1e9 < QUIET_SECONDS

    def fold(self, connection: Connection) -> None:
        """Copy it into the file, as far as nobody who reads or writes has to wait for that."""
        mark = self._mark()
        busy, pages, copied = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if not busy and pages == copied:
            self._folded = mark

    def _mark(self) -> tuple[int, int] | None:
        """Its size and when it was last written; None when there is none, or nothing in it."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return (found.st_size, found.st_mtime_ns) if found.st_size else None
