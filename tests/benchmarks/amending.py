"""A changed chronology brought in again beside one of half its length: `python -m tests.benchmarks.amending [RUNS]`."""

import json
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

import click

from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create, open_store
from tests.benchmarks.chronology import case_file, make
from tests.benchmarks.verdict import Verdict, exit_code, table

EVENTS, RUNS = 6_000, 3
NOTE = (
    "Processor time of importing one case's file: new, and once more with every event said otherwise. The floor of\n"
    "each is the same file with half as many events: what is linear takes twice as long."
)


def seconds(folder: Path, events: int, runs: int) -> dict[str, float]:
    """The median of each kind of import."""
    name = f"{events}"
    path, again = make(folder, events, name), folder / f"{name}.again.json"
    site = json.loads((folder / f"{name}.files" / "case.json").read_text("utf-8"))["site"]
    taken: dict[str, list[float]] = {"new": [], "amended": []}
    for run in range(runs):
        with closing(create(folder / f"{name}.{run}.store", plain=True)) as store:
            began = time.process_time()
            import_path(store, folder / f"{name}.files")
            taken["new"].append(time.process_time() - began)
        with closing(open_store(path)) as store:
            case = case_file(events, site)
            for event in case["events"]:
                event["text"] += f" Run {run}."
            again.write_text(json.dumps(case), "utf-8")
            began = time.process_time()
            import_path(store, again)
            taken["amended"].append(time.process_time() - began)
    return {what: statistics.median(found) for what, found in taken.items()}


@click.command()
@click.option("--events", type=click.IntRange(min=100), default=EVENTS, help="How many events the case has.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, events: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        half, whole = (seconds(Path(room), number, runs) for number in (events // 2, events))
    found = [Verdict(f"{events:,} events, {what}", whole[what], half[what], most_times=2.6) for what in whole]
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
