"""A list of 100,000 cases beside one of 24: `python -m tests.benchmarks.lists [--cases N | --store PATH] [RUNS]`."""

import os
import re
import statistics
import tempfile
from pathlib import Path

import click

from tests.benchmarks import sample
from tests.benchmarks.make_store import make_store, number_of_cases, reference
from tests.benchmarks.pseudo_terminal import PseudoTerminal, running
from tests.benchmarks.startup import first_text
from tests.benchmarks.timing import medians
from tests.benchmarks.verdict import Verdict, exit_code, table

CASES, FEW = 100_000, 24
RUNS = 15
PAGES_A_RUN = 4
PAGE_DOWN, ESCAPE = "\x1b[6~", "\x1b"
TYPED = (("9", 9), ("9", 99), ("8", 998))
"""Keys typed one after the other into the filter, and the number of the first case each leaves."""
FEWEST = max(first for _, first in TYPED) + 1
"""Cases that a store must have for the filter to leave one."""
NOTE = (
    "In a pseudo-terminal of 80×24. Opening is from the program's start to the first row, its floor the same with "
    f"{FEW} cases;\na page and a filter key are from the key to the last and the first row on the screen, their floor "
    "a minimal Textual app's own key to repaint."
)


def page_seconds(terminal: PseudoTerminal, pages: int) -> float:
    """The median of that many page turns from the list's first row on, each until the last row of the page is there."""
    step = _rows_a_page(terminal)
    return statistics.median(_after(terminal, PAGE_DOWN, reference((turn + 1) * step)) for turn in range(2, pages + 2))


def filter_seconds(terminal: PseudoTerminal, times: int) -> float:
    """The median of the keys typed into the filter, each until the first case it leaves is there."""
    taken = []
    for _ in range(times):
        for key in ("g", "/"):
            terminal.press(key)
            terminal.drain(0.2)
        taken += [_after(terminal, key, reference(first)) for key, first in TYPED]
        for _ in range(2):  # out of the field, then out of the filter that stays
            terminal.press(ESCAPE)
            terminal.drain(0.3)
    return statistics.median(taken)


def key_seconds(keys: int) -> float:
    """The median of that many keys of the minimal app, each until it has repainted."""
    with running(sample.MINIMAL_APP, os.environ) as terminal:
        terminal.seconds_until("ready 0")
        terminal.drain(0.3)
        return statistics.median(_after(terminal, "j", f"ready {number}") for number in range(1, keys + 1))


def verdicts(many: Path, few: Path, runs: int) -> list[Verdict]:
    """Measure opening, paging and filtering."""
    pages, number = PAGES_A_RUN * runs, f"{number_of_cases(many):,} cases"
    with sample.demo() as environment:
        programs = {path: (sample.PROGRAM, "--as", sample.LEAD, "--store", str(path)) for path in (many, few)}
        opened = medians(
            {path.name: first_text(programs[path], environment, reference(0)) for path in (few, many)}, runs
        )
        key = key_seconds(pages)
        with running(programs[many], environment) as terminal:
            terminal.seconds_until(reference(0))
            terminal.drain(1)
            page, letter = page_seconds(terminal, pages), filter_seconds(terminal, runs)
    return [
        Verdict(f"{number}: the list opens", opened[many.name], opened[few.name], most_times=1.5),
        Verdict(f"{number}: a page turns", page, key, most=0.025),
        Verdict(f"{number}: a filter key repaints", letter, key, most=0.060),
    ]


def _after(terminal: PseudoTerminal, key: str, text: str) -> float:
    """Seconds from a key until a text has come; then what follows of the painting is let pass."""
    terminal.press(key)
    return terminal.seconds_until(text)


def _rows_a_page(terminal: PseudoTerminal) -> int:
    """How far a page turn goes, from where the first one puts the cursor."""
    terminal.press(PAGE_DOWN)
    terminal.seconds_until(re.compile("▸" + reference(0)[:-2]))
    terminal.drain(0.3)
    found = re.search(r"▸\D*(\d+)", terminal.text)
    return int(found[1]) if found else 0


@click.command()
@click.option("--cases", type=click.IntRange(min=FEWEST), default=CASES, help="How many cases the large store has.")
@click.option("--store", type=click.Path(exists=True, path_type=Path), help="A large store made before.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, store: Path | None, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1. Without --store one is made first."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        few, many = Path(room) / "few.store", store or Path(room) / "many.store"
        make_store(few, FEW)
        if store is None:
            click.echo(f"Making a store of {cases:,} cases …", err=True)
            make_store(many, cases)
        found = verdicts(many, few, runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
