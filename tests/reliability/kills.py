"""kill -9 at a random moment of judging, importing, merging, migrating and backing up.

    python -m tests.reliability.kills --rounds 1000

Nothing that was acknowledged may be lost, and nothing may be half done.
"""

import argparse
import gzip
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from reviewtui.services.upkeep.backups import back_up, backups
from tests.reliability.stores import (
    CASES,
    INSPECTOR,
    copied,
    entry_ids,
    faults_of,
    folder_of_cases,
    small_store,
)

GOLDEN = Path(__file__).parents[1] / "golden"
OLD = "r0001.store"
Child = Callable[[Callable[[str], None]], None]
"""What is done until it is killed. It is given what to acknowledge with, and says first that it is ready."""
Strike = Callable[[float, "Outcome"], None]
"""One round: it is killed after that share of the time that the work takes."""


@dataclass
class Outcome:
    """What came of some rounds."""

    rounds: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    half_done: list[str] = field(default_factory=list)


class Struck:
    """A process of its own that works until it is killed; forked, so that importing costs each round nothing."""

    def __init__(self, child: Child) -> None:
        self._read, write = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            os.close(self._read)
            with suppress(BaseException):
                child(lambda said: (os.write(write, f"{said}\n".encode()), None)[1])
            os._exit(0)
        os.close(write)

    def kill_after(self, seconds: float) -> list[str]:
        """Let it work for so long once it is ready, kill it, and give back what it acknowledged."""
        with os.fdopen(self._read, "rb") as pipe:
            pipe.readline()
            time.sleep(seconds)
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            return [line.decode().strip() for line in pipe.read().splitlines(keepends=True) if line.endswith(b"\n")]


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes here and now, and a quarter more."""
    began = time.monotonic()
    work()
    return (time.monotonic() - began) * 1.25


A_MOMENT = 0.2
"""Seconds in which several answers are given."""


def judging(folder: Path, keyed: bool) -> Strike:
    """Answers given one after the other, each acknowledged by the id of its entry."""
    path = folder / "judging.store"
    key = small_store(path, keyed=keyed)
    said: set[str] = set()

    def work(acknowledge: Callable[[str], None]) -> None:
        store = open_store(path, key=key)
        store.warm()
        acknowledge("ready")
        for number in count():
            case, question = CASES[number % 3], ("1.1", "1.2", "2.1")[number // 3 % 3]
            change = record(
                store, INSPECTOR, case, question, answer=("good", "inadequate")[number % 2], rationale=f"{time.time()}"
            )
            acknowledge(change.entry)

    def strike(share: float, outcome: Outcome) -> None:
        came = [each for each in Struck(work).kill_after(share * A_MOMENT) if each]
        said.update(came)
        outcome.acknowledged += len(came)
        outcome.lost += sorted(said - entry_ids(path, key))
        outcome.half_done += faults_of(path, key)

    return strike


def importing(folder: Path, keyed: bool) -> Strike:
    """A folder brought into a store that has an inspection: all of it or nothing."""
    base, cases = folder / "base.store", folder_of_cases(folder / "more", ("MOR-01", "MOR-02", "WLD-02", "GLA-01"))
    key = small_store(base, keyed=keyed)
    return _whole_or_nothing(folder, base, key, lambda store: import_path(store, cases), "importing")


def merging(folder: Path, keyed: bool) -> Strike:
    """Another laptop's record joined: all of it or nothing."""
    base, other = folder / "one.store", folder / "two.store"
    key = small_store(base, keyed=keyed)
    copied(base, other).with_name("two.store.device").unlink(missing_ok=True)
    store = open_store(other, key=key)
    for number in range(120):
        record(store, INSPECTOR, CASES[number % 3], "1.1", answer=("good", "inadequate")[number % 2], rationale="Why.")
    document = folder / "two.json"
    to_file(store, document, None, plain=True)
    store.close()
    return _whole_or_nothing(folder, base, key, lambda store: import_path(store, document), "merging")


def _whole_or_nothing(folder: Path, base: Path, key: bytes | None, bring: Callable[..., object], name: str) -> Strike:
    whole = copied(base, folder / f"{name}-whole.store")
    store = open_store(whole, key=key)
    longest = timed(lambda: bring(store))
    store.close()
    before, number_then = entry_ids(base, key), len(entry_ids(whole, key))

    def strike(share: float, outcome: Outcome) -> None:
        path = copied(base, folder / f"{name}.store")

        def work(acknowledge: Callable[[str], None]) -> None:
            store = open_store(path, key=key)
            acknowledge("ready")
            bring(store)
            acknowledge("done")
            time.sleep(60)

        came = Struck(work).kill_after(share * longest)
        found = entry_ids(path, key)
        outcome.acknowledged += len(came)
        if came and len(found) != number_then:
            outcome.lost.append(f"{number_then - len(found)} entries")
        if len(found) != number_then and found != before:
            outcome.half_done.append(f"{len(found)} entries, neither {len(before)} nor {number_then}")
        outcome.half_done += faults_of(path, key)
        _clear(path)

    return strike


def migrating(folder: Path, _: bool) -> Strike:
    """A store of the first release opened: it is the old one or the new one, with every entry."""
    old = gzip.decompress((GOLDEN / f"{OLD}.gz").read_bytes())
    whole = folder / "migrated.store"
    whole.write_bytes(old)
    longest = timed(lambda: open_store(whole).close())
    expected = entry_ids(whole)

    def strike(share: float, outcome: Outcome) -> None:
        path = folder / "migrating.store"
        path.write_bytes(old)

        def work(acknowledge: Callable[[str], None]) -> None:
            acknowledge("ready")
            open_store(path)
            acknowledge("done")
            time.sleep(60)

        outcome.acknowledged += len(Struck(work).kill_after(share * longest))
        if found := expected - entry_ids(path):
            outcome.lost += sorted(found)
        outcome.half_done += faults_of(path)
        _clear(path)

    return strike


def backing_up(folder: Path, keyed: bool) -> Strike:
    """Backups made one after the other: each under its name is whole, and none that was acknowledged is gone."""
    path = folder / "backing.store"
    key = small_store(path, keyed=keyed)
    expected = entry_ids(path, key)
    store = open_store(path, key=key)
    longest = 2 * timed(lambda: back_up(store))
    store.close()

    def work(acknowledge: Callable[[str], None]) -> None:
        store = open_store(path, key=key)
        acknowledge("ready")
        while True:
            acknowledge(back_up(store).path.name)

    def strike(share: float, outcome: Outcome) -> None:
        came = Struck(work).kill_after(share * longest)
        outcome.acknowledged += len(came)
        found = backups(path)
        if came and not found:
            outcome.lost.append(came[-1])
        for backup in found:  # a day keeps its last one alone
            if entry_ids(backup.path, key) != expected:
                outcome.lost.append(backup.path.name)
            outcome.half_done += faults_of(backup.path, key)
        outcome.half_done += faults_of(path, key)
        for file in path.parent.glob(f"{path.name}.backups/*"):
            file.unlink()

    return strike


def _clear(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        if file.is_file():
            file.unlink()


WORKS: dict[str, Callable[[Path, bool], Strike]] = {
    "judging": judging,
    "importing": importing,
    "merging": merging,
    "migrating": migrating,
    "backing up": backing_up,
}


def rounds(name: str, number: int, seed: int = 0, folder: Path | None = None) -> Outcome:
    """So many rounds of one kind of work."""
    outcome, moments = Outcome(), random.Random(f"{name} {seed}")
    with tempfile.TemporaryDirectory(dir=folder) as made:
        strike = WORKS[name](Path(made), seed % 2 == 1)
        for _ in range(number):
            strike(moments.random(), outcome)
            outcome.rounds += 1
    return outcome


def rows(number: int) -> Iterator[str]:
    """A line of the table for each kind of work."""
    share = -(-number // len(WORKS))
    for name in WORKS:
        halves = [rounds(name, share // 2 + seed * (share % 2), seed) for seed in (0, 1)]
        done, came = sum(each.rounds for each in halves), sum(each.acknowledged for each in halves)
        lost, half = sum(len(each.lost) for each in halves), sum(len(each.half_done) for each in halves)
        yield f"| kill -9 while {name} | {done:,} rounds, {came:,} acknowledged | {lost} lost, {half} half done |"


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    for row in rows(parser.parse_args().rounds):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
