"""Looking through a whole store: `python -m tests.benchmarks.check [--cases N | --store PATH] [RUNS]`."""

import tempfile
from pathlib import Path

import click

from db import queries
from reviewtui.services.store.stores import Store, open_store
from reviewtui.services.upkeep.checking import check_store
from tests.benchmarks.make_store import make_store
from tests.benchmarks.timing import medians, timed
from tests.benchmarks.verdict import Verdict, exit_code, table

CASES, RUNS = 25_000, 5
"""Four entries a case."""
ASKED = 1 / 100_000
"""Seconds an entry."""
NOTE = (
    "From the first look to the last, as `check` does it without its start. The floor is SQLite's own look through the "
    "pages\nand one plain reading of every entry, one after the other."
)


def verdicts(path: Path, runs: int) -> list[Verdict]:
    """Measure a check of the store at `path`."""
    store = open_store(path)
    try:
        with store.read() as connection:
            entries = queries.number_of_entries(connection)
        found = medians(
            {"check": timed(lambda: check_store(store)), "floor": timed(lambda: _plainly_read(store))}, runs
        )
    finally:
        store.close()
    return [Verdict(f"{entries:,} entries are checked", found["check"], found["floor"], most=entries * ASKED)]


def _plainly_read(store: Store) -> None:
    with store.read() as connection:
        connection.execute("PRAGMA integrity_check(1)").fetchone()
        for _ in connection.execute("SELECT * FROM entry ORDER BY device, sequence"):
            pass


@click.command()
@click.option("--cases", type=click.IntRange(min=1), default=CASES, help="How many cases the store has.")
@click.option("--store", type=click.Path(exists=True, path_type=Path), help="A large store made before.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, store: Path | None, runs: int) -> None:
    """Measure, print the table, and exit 0 when the limit holds, else 1. Without --store one is made first."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        path = store or Path(room) / "many.store"
        if store is None:
            click.echo(f"Making a store of {cases:,} cases …", err=True)
            make_store(path, cases)
        found = verdicts(path, runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
