"""A large inspection written out and brought in again: `python -m tests.benchmarks.exchange [--cases N] [RUNS]`."""

import hashlib
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import click

from db import driver, queries
from reviewtui.exchange import write
from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create, open_store
from tests.benchmarks.make_store import make_store
from tests.benchmarks.timing import in_a_process
from tests.benchmarks.verdict import Verdict, exit_code, megabytes, table

CASES, RUNS = 10_000, 3
EXPORT_TIMES, IMPORT_TIMES = 4, 4
GROWTH = 150
"""Megabytes that an export or an import may take above what the program has at its start."""
NOTE = (
    "Processor time of the services, each in a process of its own, in turn in the same run. An export's floor is\n"
    "`json.dumps` of the same document; an import's is `json.loads` of it, a hash of each entry and its insertion\n"
    "into a bare table. Memory is the most that the process ever had, beside what it had before."
)
STORE, FILE, HALF = "large.store", "large.json", "half.json"

Work = Callable[[], object]
"""What is measured, made ready."""


class Taken(NamedTuple):
    """What one process took."""

    seconds: float
    """Of the processor."""
    before: float
    """Megabytes, as is `most`."""
    most: float


def exporting(folder: Path) -> Work:
    """The whole inspection written to a file."""
    store = open_store(folder / STORE)
    return lambda: to_file(store, folder / "written.json", None, replace=True)


def importing(folder: Path) -> Work:
    """The file brought into a new store."""
    store = create(fresh(folder / "new.store"), plain=True)
    return lambda: import_path(store, folder / FILE)


def joining(folder: Path) -> Work:
    """The file brought into a store that has half of it."""
    store = create(fresh(folder / "joined.store"), plain=True)
    import_path(store, folder / HALF)
    return lambda: import_path(store, folder / FILE)


def dumping(folder: Path) -> Work:
    """The floor of an export."""
    document = json.loads((folder / FILE).read_bytes())
    return lambda: json.dumps(document)


def loading(folder: Path) -> Work:
    """The floor of an import."""
    connection = driver.dbapi2.connect(str(fresh(folder / "floor.db")), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, device TEXT, sequence INT, hash TEXT, content TEXT)"
    )

    def rows() -> Any:
        for item in json.loads((folder / FILE).read_bytes())["history"]:
            text = json.dumps(item["content"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            yield item["device"], item["sequence"], hashlib.sha256(text.encode()).hexdigest(), text

    def load() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO entry (device, sequence, hash, content) VALUES (?, ?, ?, ?)", rows())
        connection.execute("COMMIT")

    return load


WORKS = {work.__name__: work for work in (exporting, importing, joining, dumping, loading)}


def verdicts(folder: Path, runs: int) -> list[Verdict]:
    """Measure everything on the inspection of a folder."""
    taken: dict[str, list[Taken]] = {name: [] for name in WORKS}
    for _ in range(runs):
        for name in WORKS:
            taken[name].append(in_a_process(_taken, name, folder))
    seconds = {name: statistics.median(one.seconds for one in found) for name, found in taken.items()}
    with closing(open_store(folder / STORE)) as store, store.read() as connection:
        entries = queries.number_of_entries(connection)
    rates = {name: f"{entries / seconds[name]:,.0f} entries/s" for name in ("importing", "joining")}
    dump, load = seconds["dumping"], seconds["loading"]
    return [
        Verdict("an export", seconds["exporting"], dump, most_times=EXPORT_TIMES),
        Verdict(f"an import, {rates['importing']}", seconds["importing"], load, most_times=IMPORT_TIMES),
        Verdict(f"where half is here, {rates['joining']}", seconds["joining"], load, most_times=IMPORT_TIMES),
        *(_memory(name, taken[name]) for name in ("exporting", "importing", "joining")),
    ]


def _memory(name: str, taken: list[Taken]) -> Verdict:
    most = max(taken, key=lambda one: one.most - one.before)
    return Verdict(f"memory of {name}", most.most, most.before, most_over=GROWTH, shown=megabytes)


def _taken(name: str, folder: Path) -> Taken:
    return measured(WORKS[name](folder))


def measured(work: Work) -> Taken:
    """What some work takes in this process."""
    before, began = _peak(), time.process_time()
    work()
    return Taken(time.process_time() - began, before, _peak())


def _peak() -> float:
    """The most memory this process ever had, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def fresh(path: Path) -> Path:
    """The same path, with no store there."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    return path


def make(folder: Path, cases: int) -> None:
    """A store of so many cases, its export, and a record of the first half of its history."""
    make_store(folder / STORE, cases)
    with closing(open_store(folder / STORE)) as store:
        to_file(store, folder / FILE, None)
    whole = json.loads((folder / FILE).read_bytes())
    half = {key: whole[key] for key in ("format", "format_version", "framework", "inspection")}
    (folder / HALF).write_bytes(write({**half, "history": whole["history"][: len(whole["history"]) // 2]}))


@click.command()
@click.option("--cases", type=click.IntRange(min=1), default=CASES, help="How many cases the inspection has.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        click.echo(f"Making a store of {cases:,} cases …", err=True)
        in_a_process(make, Path(room), cases)
        found = verdicts(Path(room), runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
