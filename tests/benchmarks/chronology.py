"""A chronology of 5,000 events beside one of 30: `python -m tests.benchmarks.chronology [--events N] [RUNS]`."""

import json
import statistics
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from reviewtui.framework.events import AGENCIES
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create
from tests.benchmarks import sample
from tests.benchmarks.pseudo_terminal import PseudoTerminal, running
from tests.benchmarks.verdict import Verdict, exit_code, table

EVENTS, FEW = 5_000, 30
RUNS = 24
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2026, 11, 1)
CASE = "BIG-1"
KINDS = ("contact", "assessment", "hearing", "placement", "other")
NOTE = (
    f"In a pseudo-terminal of 80×24, on a case of so many events; the floor is the same key on a case of {FEW}.\n"
    "From the key until the heading says at which event one stands, or how many fit."
)


def make(folder: Path, events: int, name: str) -> Path:
    """A store whose one case has so many events, spread over the years, agencies and types."""
    files = folder / f"{name}.files"
    files.mkdir()
    described = json.loads((sample_folder() / "inspection.json").read_text("utf-8"))
    (files / "inspection.json").write_text(json.dumps(described), "utf-8")
    (files / "case.json").write_text(json.dumps(case_file(events, described["sites"][0]["code"])), "utf-8")
    path = folder / f"{name}.store"
    store = create(path, plain=True)
    try:
        import_path(store, files)
    finally:
        store.close()
    return path


def sample_folder() -> Path:
    """Where the sample inspection's files are."""
    return Path(__file__).parent.parent.parent / "sample_cases"


def case_file(events: int, site: str) -> dict[str, Any]:
    """One case, whose events give the checks nothing to find: a line is an event."""
    step = (LAST_DAY - FIRST_DAY) / events
    return {
        "format": "reviewtui/case",
        "format_version": 1,
        "reference": CASE,
        "site": site,
        "events": [
            {
                "agency": AGENCIES[number % len(AGENCIES)],
                "type": KINDS[number % len(KINDS)],
                "date": (FIRST_DAY + timedelta(days=(step * number).days)).isoformat(),
                "text": f"Seen for the {number}th time.",
            }
            for number in range(events)
        ],
    }


def seconds(path: Path, events: int, environment: Mapping[str, str], runs: int) -> dict[str, float]:
    """The median of each kind of key, in seconds."""
    arguments = [sample.PROGRAM, "--as", sample.INSPECTOR, "--store", str(path), "review", CASE]
    with running(arguments, environment) as terminal:
        terminal.seconds_until("The case in brief")
        terminal.drain(1)
        return {
            "the next line": _stepping(terminal, "j", range(1, runs + 1), events),
            "a letter to find by": _finding(terminal, events, runs),
            "the next event on the timeline": _along_the_timeline(terminal, events, runs),
        }


def _stepping(terminal: PseudoTerminal, key: str, numbers: range, events: int) -> float:
    taken = []
    for number in numbers:
        terminal.press(key)
        taken.append(terminal.seconds_until(f"{number}/{events}"))
        terminal.drain(0.05)
    terminal.press("g")
    terminal.drain(0.3)
    return statistics.median(taken)


def _finding(terminal: PseudoTerminal, events: int, times: int) -> float:
    taken = []
    for _ in range(times):
        terminal.press("/")
        terminal.drain(0.2)
        terminal.press("2")
        taken.append(terminal.seconds_until(f"of {events}"))
        for _ in range(2):  # out of the field, then out of the filter that stays
            terminal.drain(0.3)
            terminal.press("\x1b")
        terminal.drain(0.3)
    return statistics.median(taken)


def _along_the_timeline(terminal: PseudoTerminal, events: int, times: int) -> float:
    terminal.press("t")
    terminal.seconds_until("smaller")
    terminal.drain(0.5)
    terminal.press("g")
    terminal.drain(0.3)
    return _stepping(terminal, "\x1b[C", range(2, times + 2), events)


@click.command()
@click.option("--events", type=click.IntRange(min=FEW), default=EVENTS, help="How many events the long case has.")
@click.argument("runs", type=click.IntRange(min=1, max=FEW - 2), default=RUNS)
@click.pass_context
def main(context: click.Context, events: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with sample.demo() as environment, tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        few = seconds(make(Path(room), FEW, "few"), FEW, environment, runs)
        many = seconds(make(Path(room), events, "many"), events, environment, runs)
    found = [Verdict(f"{events:,} events: {what}", many[what], few[what], most_over=0.025) for what in many]
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
