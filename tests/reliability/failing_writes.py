"""Every write failing in turn, once and for good, while judging, importing, backing up and migrating.

    python -m tests.reliability.failing_writes

A limit on the size of files is put so that the first write fails, then the second, and so on until all go through.
"""

import argparse
import gzip
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from db.problems import StoreProblem
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, open_store
from reviewtui.services.upkeep.backups import back_up
from tests.reliability.kills import GOLDEN, OLD
from tests.reliability.stores import CASES, INSPECTOR, copied, entry_ids, faults_of, folder_of_cases, small_store

PAGE = 4096
UNLIMITED = resource.RLIM_INFINITY


class Outcome(NamedTuple):
    """What came of it."""

    writes: int
    """How many were made to fail."""
    faults: list[str]


def limit(size: int) -> None:
    """No file grows beyond so many bytes: a write past them fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, UNLIMITED))


Act = Callable[[Store], object]


def judging(folder: Path) -> tuple[Path, Act]:
    """One answer with its rationale."""
    path = folder / "judging.store"
    small_store(path)
    why = "Nothing was asked of the school. " * 300
    return path, lambda store: record(store, INSPECTOR, CASES[0], "1.1", answer="good", rationale=why)


def importing(folder: Path) -> tuple[Path, Act]:
    """Two cases more."""
    path = folder / "importing.store"
    small_store(path)
    cases = folder_of_cases(folder / "more", ("MOR-01", "MOR-02"))
    return path, lambda store: import_path(store, cases)


def backing_up(folder: Path) -> tuple[Path, Act]:
    """A backup."""
    path = folder / "backing.store"
    small_store(path)
    return path, back_up


def migrating(folder: Path) -> tuple[Path, Act]:
    """The opening of a store of the first release."""
    path = folder / "migrating.store"
    path.write_bytes(gzip.decompress((GOLDEN / f"{OLD}.gz").read_bytes()))
    return path, lambda store: None


WORKS = {"judging": judging, "importing": importing, "backing up": backing_up, "migrating": migrating}


def each_write(name: str, *, once: bool, step: int = 1, folder: Path | None = None) -> Outcome:
    """Fail each write in turn, or each `step`th, until all go through; `once`, or every one after it as well.

    What failed must say so, change nothing, and go through as soon as there is room again.
    """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    faults: list[str] = []
    failed = 0
    with tempfile.TemporaryDirectory(dir=folder) as made:
        base, act = WORKS[name](Path(made))
        spare = copied(base, base.with_name("spare.store"))
        before = entry_ids(spare) if name != "migrating" else None
        for number in range(0, 100_000, step):
            path = copied(base, base.with_name("struck.store"))
            is_done = _struck(path, act, number * PAGE, once, faults)
            _require_whole(name, path, before, is_done, faults)
            _clear(path)
            if is_done:
                return Outcome(failed, faults)
            failed += 1
    raise AssertionError("it never went through")


def _struck(path: Path, act: Act, size: int, once: bool, faults: list[str]) -> bool:
    """Do it with no file growing beyond `size`; whether it went through. Any error but ours is a fault."""
    limit(size)
    try:
        store = open_store(path)
    except (ReviewtuiError, StoreProblem, OSError):
        return _again(path, act, faults)
    try:
        act(store)
    except (ReviewtuiError, StoreProblem):
        if not once:
            _require_refused(store, act, faults)
        limit(UNLIMITED)
        _require_done(lambda: act(store), faults)
        return False
    except Exception as wrong:  # noqa: BLE001  whatever it is, it is told as a fault
        faults.append(f"{type(wrong).__name__}: {wrong}")
        return False
    finally:
        limit(UNLIMITED)
        store.close()
    return True


def _again(path: Path, act: Act, faults: list[str]) -> bool:
    """It could not even be opened: with room it can."""
    limit(UNLIMITED)

    def do() -> None:
        store = open_store(path)
        act(store)
        store.close()

    _require_done(do, faults)
    return False


def _require_refused(store: Store, act: Act, faults: list[str]) -> None:
    """While there is no room it is refused again, and what is there can be read."""
    try:
        act(store)
    except (ReviewtuiError, StoreProblem):
        pass
    else:
        faults.append("it went through without room")
    with store.read() as connection:
        connection.execute("SELECT count(*) FROM entry").fetchone()


def _require_done(do: Callable[[], object], faults: list[str]) -> None:
    try:
        do()
    except Exception as wrong:  # noqa: BLE001
        faults.append(f"with room again: {type(wrong).__name__}: {wrong}")


def _require_whole(name: str, path: Path, before: set[str] | None, is_done: bool, faults: list[str]) -> None:
    faults += faults_of(path)
    if before is not None and not before <= entry_ids(path):
        faults.append(f"{name}: entries are gone")
    parts = [file.name for file in path.parent.rglob("*.part") if path.name in str(file)]
    faults += [f"{part} was left lying" for part in parts]


def _clear(path: Path) -> None:
    for file in sorted(path.parent.rglob("*"), reverse=True):
        if path.name in str(file.relative_to(path.parent)):
            file.rmdir() if file.is_dir() else file.unlink()


def rows(step: int = 1) -> Iterator[str]:
    """A line of the table for each kind of work."""
    for name in WORKS:
        for once in (True, False):
            found = each_write(name, once=once, step=step)
            how = "once" if once else "for good"
            yield f"| each write failing {how}, {name} | {found.writes:,} failures | {len(found.faults)} faults |"
            yield from (f"<!-- {fault} -->" for fault in found.faults[:3])


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1)
    for row in rows(parser.parse_args().step):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
