"""A record sent to a hub and received from it: `python -m tests.benchmarks.hub [--cases N] [RUNS]`."""

import json
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import click

from db import driver, queries
from reviewtui.exchange import write
from reviewtui.services.export.exporting import Bundle, to_file
from reviewtui.services.hub.connecting import connected
from reviewtui.services.hub.sealing import keys_of
from reviewtui.services.hub.syncing import sync
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create, open_store
from tests.benchmarks.exchange import STORE, Taken, Work, fresh, make, measured
from tests.benchmarks.timing import in_a_process
from tests.benchmarks.verdict import Verdict, exit_code, megabytes, table
from tests.services.hub.server import running_server, why_not

CASES, RUNS = 5_000, 3
PUSH_TIMES, PULL_TIMES = 7, 1.4
GROWTH = 200
"""Megabytes that sending or receiving may take above what the program has at its start."""
RECORD, BEGUN, KEY = "record.json", "begun.json", "inspection.key"
NOTE = (
    "Processor time of the services, each in a process of its own, in turn in the same run, with a PostgreSQL on\n"
    "loopback; beside it entries a second by the clock, which the server's own work is part of. The floor of sending\n"
    "is reading all entries with the bare driver and copying them into a bare table of the server; that of receiving\n"
    "is importing the same record from a file. Memory is the most that the process ever had, beside what it had before."
)


class Run(NamedTuple):
    """What one process took."""

    taken: Taken
    clock: float
    """Seconds that passed."""


def sending(folder: Path, url: str) -> Work:
    """The whole record sent to an empty hub."""
    store = open_store(folder / STORE)
    _met(url)
    return lambda: sync(store, None, url, keys_of((folder / KEY).read_text("utf-8")))


def receiving(folder: Path, url: str) -> Work:
    """The same brought into a store of the same inspection that has no case yet."""
    store = create(fresh(folder / "received.store"), plain=True)
    import_path(store, folder / BEGUN)
    _met(url)
    return lambda: sync(store, None, url, keys_of((folder / KEY).read_text("utf-8")))


def copying(folder: Path, url: str) -> Work:
    """The floor of sending."""
    import psycopg

    store = driver.connect(folder / STORE, writable=False)
    wanted = "SELECT device, sequence, kind, subject, hash, previous, content_hash, salt, content FROM entry"

    def copy() -> None:
        with psycopg.connect(url) as line, line.cursor() as cursor:
            line.execute(
                """CREATE TABLE bare (device text, sequence bigint, kind text, subject text, hash text, previous text,
                content_hash text, salt text, content text, PRIMARY KEY (device, sequence))"""
            )
            with cursor.copy("COPY bare FROM STDIN") as bare:
                for row in store.execute(wanted):
                    bare.write_row(row)

    return copy


def importing(folder: Path, _: str) -> Work:
    """The floor of receiving."""
    store = create(fresh(folder / "imported.store"), plain=True)
    import_path(store, folder / BEGUN)
    return lambda: import_path(store, folder / RECORD)


WORKS = {work.__name__: work for work in (sending, receiving, copying, importing)}


def _met(url: str) -> None:
    """Import what a line to a hub takes, and make its tables: that is the same for one entry and for a million."""
    with connected(url):
        pass


def verdicts(folder: Path, database: Any, runs: int) -> list[Verdict]:
    """Measure everything on the inspection of a folder; `database` gives the address of a new database by its name."""
    found: dict[str, list[Run]] = {name: [] for name in WORKS}
    for number in range(runs):
        url = database(f"hub{number}")
        for name in WORKS:
            found[name].append(in_a_process(_run, name, folder, url))
    seconds = {name: statistics.median(run.taken.seconds for run in of) for name, of in found.items()}
    with closing(open_store(folder / STORE)) as store, store.read() as connection:
        entries = queries.number_of_entries(connection)

    def rates(name: str) -> str:
        clock = statistics.median(run.clock for run in found[name])
        return f"{entries / seconds[name]:,.0f} entries/s, {entries / clock:,.0f} by the clock"

    return [
        Verdict(f"sending, {rates('sending')}", seconds["sending"], seconds["copying"], most_times=PUSH_TIMES),
        Verdict(f"receiving, {rates('receiving')}", seconds["receiving"], seconds["importing"], most_times=PULL_TIMES),
        *(_memory(name, [run.taken for run in found[name]]) for name in ("sending", "receiving")),
    ]


def _memory(name: str, taken: list[Taken]) -> Verdict:
    most = max(taken, key=lambda one: one.most - one.before)
    return Verdict(f"memory of {name}", most.most, most.before, most_over=GROWTH, shown=megabytes)


def _run(name: str, folder: Path, url: str) -> Run:
    work = WORKS[name](folder, url)
    began = time.perf_counter()
    return Run(measured(work), time.perf_counter() - began)


def _made(folder: Path, cases: int) -> None:
    """A store of so many cases, its record as a file, what comes before its first case, and a key."""
    import pyrage

    make(folder, cases)
    with closing(open_store(folder / STORE)) as store:
        to_file(store, folder / RECORD, None, bundle=Bundle("the record"))
    record = json.loads((folder / RECORD).read_bytes())
    kinds = [item["kind"] for item in record["history"]]
    begun = {key: record[key] for key in ("format", "format_version", "framework", "inspection")}
    (folder / BEGUN).write_bytes(write({**begun, "history": record["history"][: kinds.index("case")]}))
    (folder / KEY).write_text(str(pyrage.x25519.Identity.generate()), "utf-8")


@click.command()
@click.option("--cases", type=click.IntRange(min=1), default=CASES, help="How many cases the inspection has.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    if reason := why_not():
        click.echo(f"{NOTE}\nNot measured, and no limit was held against anything: {reason}")
        return
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room, running_server() as server:
        in_a_process(_made, Path(room), cases)
        found = verdicts(Path(room), server.database, runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
