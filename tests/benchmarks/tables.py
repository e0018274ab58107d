"""A CSV file of 50,000 events beside `csv`, `strptime` and the driver: `python -m tests.benchmarks.tables [RUNS]`."""

import csv
import itertools
import json
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from db import driver
from reviewtui.framework.events import AGENCIES
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.new_inspection import begin, described
from reviewtui.services.store.stores import create
from tests.benchmarks.make_store import SAMPLE, reference
from tests.benchmarks.timing import Measure, medians
from tests.benchmarks.verdict import Verdict, exit_code, table

ROWS, OF_A_CASE = 50_000, 50
RUNS = 3
FIRST_DAY = date(2001, 1, 1)
KINDS = ("contact", "assessment", "hearing", "referral", "other")
NOTE = (
    "Of the processor's time. The floor reads the rows with csv and each date with strptime, and inserts them by the\n"
    "driver in one transaction; the import holds them against the map, chains them and works out what they come to."
)
MAP = """
cases:
  file: cases.csv
  columns: {reference: Ref, site: Team}
events:
  file: events.csv
  dates: [DD/MM/YYYY]
  columns: {case: Ref, date: Day, agency: Who, type: What, text: Said}
"""
HEADINGS = ("Ref", "Day", "Who", "What", "Said")


def write_tables(folder: Path, rows: int) -> None:
    """The cases, their events and the map, as an agency would send them."""
    sites = [site["code"] for site in json.loads(SAMPLE.read_text("utf-8"))["sites"]]
    cases = range(-(-rows // OF_A_CASE))
    (folder / "map.yaml").write_text(MAP, "utf-8")
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("Ref", "Team"), *((reference(number), sites[number % len(sites)]) for number in cases)]
        )
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *map(_event, range(rows))])


def importing(folder: Path) -> Measure:
    """The tables brought into a new store that knows the inspection."""
    inspection = json.loads(SAMPLE.read_text("utf-8"))
    known = described({key: inspection[key] for key in ("framework", "inspection", "sites", "people")})
    names = (folder / f"{number}.store" for number in itertools.count())
    tables = [folder / "cases.csv", folder / "events.csv"]

    def measure() -> float:
        store = create(next(names), plain=True)
        try:
            begin(store, known)
            began = time.process_time()
            import_paths(store, tables, table_map=folder / "map.yaml")
            return time.process_time() - began
        finally:
            store.close()

    return measure


def inserting(folder: Path) -> Measure:
    """The same events read, and put into a table of their own columns."""
    names = (folder / f"{number}.floor" for number in itertools.count())

    def measure() -> float:
        connection = driver.dbapi2.connect(str(next(names)), isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE event (ref TEXT, day TEXT, who TEXT, what TEXT, said TEXT)")
        began = time.process_time()
        with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
            rows = [(ref, _day(day), *rest) for ref, day, *rest in itertools.islice(csv.reader(file), 1, None)]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
        taken = time.process_time() - began
        connection.close()
        return taken

    return measure


def _event(number: int) -> tuple[str, ...]:
    case, place = divmod(number, OF_A_CASE)
    day = FIRST_DAY + timedelta(days=41 * place + case % 300)
    agency, kind = AGENCIES[number % len(AGENCIES)], KINDS[number % len(KINDS)]
    return (reference(case), f"{day:%d/%m/%Y}", agency, kind, f"Seen for the {place}th time, at home.")


def _day(words: str) -> str:
    return datetime.strptime(words, "%d/%m/%Y").date().isoformat()


@click.command()
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.option("--rows", type=click.IntRange(min=1), default=ROWS, help="How many events the file has.")
@click.pass_context
def main(context: click.Context, runs: int, rows: int) -> None:
    """Measure, print the table, and exit 0 when the limit holds, else 1. RUNS after one to warm up."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as place:
        folder = Path(place)
        write_tables(folder, rows)
        taken = medians({"import": importing(folder), "insert": inserting(folder)}, runs)
    found = [Verdict(f"a CSV file of {rows:,} events", taken["import"], taken["insert"], most_times=10)]
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
