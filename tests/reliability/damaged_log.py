"""The log beside a store damaged in each of its frames: it opens as it was at some commit, and says what it misses.

python -m tests.reliability.damaged_log
"""

import shutil
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from tests.reliability.stores import CASES, INSPECTOR, entry_ids, faults_of, small_store

HEAD, FRAME_HEAD = 32, 24


class Outcome(NamedTuple):
    """What came of it."""

    frames: int
    silent: int
    """Of the frames with which entries went, how many went without a word."""
    faults: list[str]


def each_frame(answers: int = 20, folder: Path | None = None) -> Outcome:
    """Damage each frame of a log that holds so many answers, one after the other."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory(dir=folder) as made:
        path = Path(made) / "log.store"
        small_store(path)
        states, kept = [entry_ids(path)], Path(made) / "kept"
        store = open_store(path)
        held = store.read()  # while somebody reads, the log is not put into the file
        connection = held.__enter__()
        connection.execute("SELECT count(*) FROM entry").fetchone()
        for number in range(answers):
            record(store, INSPECTOR, CASES[number % 3], "1.1", answer="good", rationale=f"Because of {number}.")
            with store.read() as reader:
                found = reader.execute("SELECT device, sequence FROM entry").fetchall()
                states.append({f"{device}-{sequence}" for device, sequence in found})
        kept.mkdir()
        for ending in ("", "-wal", ".device"):
            shutil.copy(f"{path}{ending}", kept)
        held.__exit__(None, None, None)
        store.close()
        log = (kept / f"{path.name}-wal").read_bytes()
        frames, silent = _frames(log), 0
        for frame in frames:
            silent += _struck(path, kept, log, frame, states, faults)
    return Outcome(len(frames), silent, faults)


def _frames(log: bytes) -> list[int]:
    """Where each frame's page begins."""
    (page,) = struct.unpack(">I", log[8:12])
    return list(range(HEAD + FRAME_HEAD, len(log), FRAME_HEAD + page))


def _struck(path: Path, kept: Path, log: bytes, at: int, states: list[set[str]], faults: list[str]) -> bool:
    """Damage a byte; whether entries went without a word."""
    for file in path.parent.glob(f"{path.name}*"):
        if file.is_file():
            file.unlink()
    for ending in ("", ".device"):
        shutil.copy(kept / f"{path.name}{ending}", path.parent)
    damaged = bytearray(log)
    damaged[at + 100] ^= 0xFF
    Path(f"{path}-wal").write_bytes(damaged)
    store = open_store(path)
    doubt = store.doubt
    store.close()
    found = entry_ids(path)
    if found not in states:
        faults.append(f"frame at {at}: no state that was ever committed")
    faults += faults_of(path, missed=False)
    return found != states[-1] and not doubt


def rows() -> Iterator[str]:
    """The line of the table."""
    found = each_frame()
    yield (
        f"| the log damaged in each frame | {found.frames:,} frames | {len(found.faults)} faults, "
        f"{found.silent} losses not said |"
    )
    yield from (f"<!-- {fault} -->" for fault in found.faults[:3])


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()
