"""Copies of a live store: whole, checked, and under their name only once they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db import driver
from db.driver import COMPANIONS
from db.problems import DiskFull, NoRoomToOpen, StoreDamaged, StoreExists, StoreNotMade, WriteFailed
from db.replacing import flush_folder, put_in_place, written_whole
from db.writing import plain_problems


def back_up(path: Path, copy: Path, key: bytes | None = None, tell: Callable[[int, int], None] | None = None) -> None:
    """Copy a live store, with what is still in its log, to a file of its own (0600) that takes the place of `copy`.

    The copy counts only once it was opened and every page of it read. `tell` hears how many pages are copied, and of
    how many. Raises StoreProblem, with nothing left lying.
    """
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        with plain_problems(copy):
            _copy(path, part, key, tell)
            put_in_place(part, copy)
    except NoRoomToOpen:  # a store is read by way of files beside it, for which there may be no room either
        raise DiskFull(copy) from None
    except StoreNotMade as problem:
        raise WriteFailed(copy, problem.detail) from None
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)
    flush_folder(copy.parent)


def _copy(path: Path, part: Path, key: bytes | None, tell: Callable[[int, int], None] | None) -> None:
    source, target = driver.attach(path, key), driver.make(part, key)
    try:
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()  # what is copied is of one moment, whoever writes
        driver.copy_pages(source, target, tell)
        target.execute("PRAGMA journal_mode=DELETE")  # it is one file, and nobody writes to it
        if target.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise StoreDamaged(path, "its pages contradict one another")
    finally:
        source.close()
        target.close()


def heads_at(path: Path, key: bytes | None = None) -> dict[str, tuple[int, str]]:
    """The last entry of each device in a store of any earlier schema: its number and hash. Raises StoreProblem."""
    with plain_problems(path):
        connection = driver.attach(path, key, touch=False)
        try:
            rows = connection.execute("SELECT device, max(sequence), hash FROM entry GROUP BY device ORDER BY device")
            return {device: (sequence, last) for device, sequence, last in rows}
        finally:
            connection.close()


def hash_at(path: Path, device: str, sequence: int, key: bytes | None = None) -> str | None:
    """The hash of one entry of a store of any earlier schema; None where it has no such entry."""
    with plain_problems(path):
        connection = driver.attach(path, key, touch=False)
        try:
            found = connection.execute(
                "SELECT hash FROM entry WHERE device = ? AND sequence = ?", (device, sequence)
            ).fetchone()
            return found[0] if found else None
        finally:
            connection.close()


def put_back(copy: Path, path: Path, aside: Path, key: bytes | None = None, wrapped: bytes = b"") -> None:
    """Put a copy of `copy` in the place of the store at `path`, and what was there, with all that belongs to it, aside.

    `wrapped` is what the key file of an encrypted store shall hold, since its own goes aside with it. Nothing is
    written over: `aside` and what would lie beside it must not exist. Raises StoreProblem, OSError.
    """
    if any(_beside(aside, ending).exists() for ending in COMPANIONS):
        raise StoreExists(aside)
    ready = path.with_name(f"{path.name}.restored")
    back_up(copy, ready, key)
    moved: list[str] = []
    try:
        for ending in COMPANIONS:
            if _beside(path, ending).exists():
                _beside(path, ending).rename(_beside(aside, ending))
                moved.append(ending)
        if wrapped:
            with written_whole(_beside(path, ".key")) as file:
                file.write(wrapped)
        put_in_place(ready, path)
    except OSError:
        if wrapped:
            _beside(path, ".key").unlink(missing_ok=True)
        for ending in moved:
            _beside(aside, ending).rename(_beside(path, ending))
        ready.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")
