"""How long a start takes: `python -m tests.benchmarks.startup [RUNS]`."""

import sys
from collections.abc import Mapping, Sequence

import click

from tests.benchmarks import sample
from tests.benchmarks.pseudo_terminal import running
from tests.benchmarks.timing import Measure, command, medians
from tests.benchmarks.verdict import Verdict, exit_code, table

RUNS = 25
NOTE = (
    "Started in a pseudo-terminal of 80×24; the floor of the screens is a minimal Textual app's first text there,\n"
    "that of `summary --json` the same statements by the driver alone, that of `--version` what `--help` takes."
)


def first_text(arguments: Sequence[str], environment: Mapping[str, str], text: str) -> Measure:
    """Measures a program in a pseudo-terminal from its start until a text comes."""

    def measure() -> float:
        with running(arguments, environment) as terminal:
            return terminal.seconds_until(text)

    return measure


def verdicts(runs: int) -> list[Verdict]:
    """Measure the start of the screens and of four verbs."""
    with sample.demo() as environment:
        store = ["--store", str(sample.store_of(environment))]
        screens = medians(
            {
                "minimal": first_text(sample.MINIMAL_APP, environment, "ready 0"),
                "demo": first_text(sample.DEMO, environment, sample.FIRST_CASE),
            },
            runs,
        )
        verbs = medians(
            {
                "python": command([sys.executable, "-c", "pass"], environment),
                "counts": command(sample.counting(environment), environment),
                "help": command([sample.PROGRAM, "--help"], environment),
                "version": command([sample.PROGRAM, "--version"], environment),
                "json": command([sample.PROGRAM, *store, "summary", "--json"], environment),
                "text": command([sample.PROGRAM, *store, "summary"], environment),
            },
            runs,
        )
    return [
        Verdict("first rows of the demo", screens["demo"], screens["minimal"], most_times=1.5),
        Verdict("--help", verbs["help"], verbs["python"], most_times=5),
        Verdict("--version", verbs["version"], verbs["help"], most_times=1.05),
        Verdict("summary --json", verbs["json"], verbs["counts"], most_times=2.2),
        Verdict("summary", verbs["text"], verbs["python"], most_times=15),
    ]


@click.command()
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1. RUNS of each after one to warm up."""
    found = verdicts(runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
