"""Tables for analysts beside the `sqlite3` shell: `python -m tests.benchmarks.flat [RUNS] [--cases N]`."""

import csv
import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import click

from reviewtui.services.flat.shared import source_of
from reviewtui.services.flat.writing import WRITERS, tables_of
from reviewtui.services.garbage_collection import seldom_collecting
from reviewtui.services.store.stores import Store, open_store
from tests.benchmarks.make_store import make_store
from tests.benchmarks.timing import Measure, medians, worked
from tests.benchmarks.verdict import Verdict, exit_code, table

CASES, RUNS = 10_000, 3
SHELL = shutil.which("sqlite3")
NOTE = (
    "Processor time. The floor is the same rows, flat already in a file of their own, written by the sqlite3 shell's\n"
    "-json and -csv; where there is no shell, by the driver with json or csv. Made from the record: each\n"
    "judgement is read, held against its hash, and told with site, standard, label, score and what it counts for."
)


def writing(store: Store, form: str, path: Path) -> Measure:
    """The table of judgements written from the record, as `export --tables` does it."""

    def write() -> None:
        with path.open("wb") as file, seldom_collecting(), store.read() as connection:
            WRITERS[form](file.write, tables_of(source_of(connection))[0])

    return worked(write)


def flat_rows(rows: Path, path: Path) -> None:
    """The rows of an NDJSON file as a table of a plain SQLite file."""
    with rows.open(encoding="utf-8") as file, sqlite3.connect(path) as connection:
        named, columns = "", list[str]()
        for line in file:
            row = json.loads(line)
            if not columns:
                columns = list(row)
                named = ", ".join(f'"{column}"' for column in columns)
                connection.execute(f"CREATE TABLE judgements ({named})")
            connection.execute(f"INSERT INTO judgements VALUES ({', '.join('?' * len(columns))})", [*row.values()])
    connection.close()


def shell(flat: Path, form: str, path: Path) -> Measure:
    """What the shell takes for the same rows, of the processor's time."""

    def measure() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        with path.open("wb") as file:
            subprocess.run([str(SHELL), f"-{form}", str(flat), "SELECT * FROM judgements"], stdout=file, check=True)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return measure


def by_driver(flat: Path, form: str, path: Path) -> Measure:
    """The same rows by the driver and the standard library, where there is no shell."""

    def write() -> None:
        connection = sqlite3.connect(flat)
        found = connection.execute("SELECT * FROM judgements")
        names = [column[0] for column in found.description]
        with path.open("w", encoding="utf-8", newline="") as file:
            if form == "csv":
                csv.writer(file).writerows(found)
            else:
                file.writelines(f"{json.dumps(dict(zip(names, row, strict=True)))}\n" for row in found)
        connection.close()

    return worked(write)


def verdicts(store: Store, folder: Path, runs: int) -> list[Verdict]:
    """Measure the table of judgements in both forms."""
    ours: dict[str, Measure] = {form: writing(store, form, folder / f"judgements.{form}") for form in ("ndjson", "csv")}
    ours["ndjson"]()
    flat_rows(folder / "judgements.ndjson", folder / "flat.db")
    floor: Callable[[Path, str, Path], Measure] = shell if SHELL else by_driver
    found = medians(
        {
            **ours,
            "json floor": floor(folder / "flat.db", "json", folder / "floor.json"),
            "csv floor": floor(folder / "flat.db", "csv", folder / "floor.csv"),
        },
        runs,
    )
    return [
        Verdict("judgements as NDJSON", found["ndjson"], found["json floor"], most_times=1),
        Verdict("judgements as CSV", found["csv"], found["csv floor"], most_times=1),
    ]


@click.command()
@click.option("--cases", type=click.IntRange(min=2), default=CASES, help="How many cases the store has.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as place:
        folder = Path(place)
        make_store(folder / "many.store", cases)
        store = open_store(folder / "many.store")
        try:
            found = verdicts(store, folder, runs)
        finally:
            store.close()
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
