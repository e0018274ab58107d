"""What memory a long walk from screen to screen takes: `python -m tests.benchmarks.walk [--rounds N] [KEYS]`."""

from itertools import cycle, islice

import click

from tests.benchmarks import sample
from tests.benchmarks.pseudo_terminal import PseudoTerminal, running

KEYS, ROUNDS = 2000, 10
ROUND = (*"\rj]CSjCPjCLjC", "\x1b[18~", "C", "\x1b[19~", "C", "?", "?")
"""Keys that lead once through every screen, and back to the list of cases."""
MOST_TIMES = 1.25
PAUSE = 0.05
"""Seconds without output after which a key has had its effect."""
NOTE = (
    "In a pseudo-terminal of 80×24, on the sample. The floor is the program after it showed every screen that often:\n"
    "all is imported by then; Textual's own caches fill for some hundred keys more."
)


def walk(program: PseudoTerminal, keys: int) -> float:
    """Press so many keys, round after round; megabytes afterwards."""
    for key in islice(cycle(ROUND), keys):
        program.press(key)
        program.drain(PAUSE)
    return program.megabytes


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), default=ROUNDS, help="How often every screen was shown before.")
@click.argument("keys", type=click.IntRange(min=1), default=KEYS)
@click.pass_context
def main(context: click.Context, rounds: int, keys: int) -> None:
    """Measure, print, and exit 0 when the limit holds, else 1."""
    with sample.demo() as environment, running(sample.DEMO, environment) as program:
        program.seconds_until(sample.FIRST_CASE)
        floor = walk(program, rounds * len(ROUND))
        found = walk(program, keys)
    holds = found <= MOST_TIMES * floor
    click.echo(NOTE)
    click.echo(
        f"{floor:.1f} MB; after {keys:,} keys {found:.1f} MB, {found / floor:.2f} times; limit {MOST_TIMES:g} times"
    )
    context.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
