"""How long it takes to open a case, and to grade in it: `python -m tests.benchmarks.review [ROUNDS]`."""

import os
import statistics
from collections.abc import Mapping

import click

from tests.benchmarks import sample
from tests.benchmarks.pseudo_terminal import running
from tests.benchmarks.verdict import Verdict, exit_code, table

ROUNDS = 4
QUESTIONS = 14
BACK = "\x1b[D"
"""To the question before."""
PAUSE = 0.25
"""Seconds between two keys: a person reads the next question first."""
GRADES = "21"
"""Keys in turn, so that each round of the case changes every answer; no answer to either owes a rationale."""
SIZES = ((80, 24), (120, 36))
OPENINGS = 3
"""In a round, of the case that the list begins at."""
QUIET = 0.3
"""Seconds without output after which a painting was the last."""
LIST, ENTER = "C", "\r"
NOTE = (
    "In a pseudo-terminal of 80×24, on the sample's case {case}: from the key until the screen says that one more\n"
    "entry exists, which it does once that is committed; a case is opened from the list of cases, until nothing more\n"
    "is painted. The floor is a minimal Textual app's own key to repaint."
)


def grading_and_floor(environment: Mapping[str, str], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of each key that grades, and of as many keys of the minimal app, pressed in turn."""
    review = [sample.PROGRAM, "--store", str(sample.store_of(dict(environment))), "review", sample.UNTOUCHED_CASE]
    grades, floors = [], []
    with running(review, environment) as program, running(sample.MINIMAL_APP, os.environ) as minimal:
        program.seconds_until("1.1 Did")
        minimal.seconds_until("ready 0")
        for press in range(rounds * QUESTIONS):
            if press and press % QUESTIONS == 0:
                program.press(BACK * (QUESTIONS - 1))
            program.drain(PAUSE)
            program.press(GRADES[press // QUESTIONS % len(GRADES)])
            grades.append(program.seconds_until(f"Only on this laptop: {press + 1} entr"))
            minimal.press("j")
            floors.append(minimal.seconds_until(f"ready {press + 1}"))
    return grades, floors


def opening(environment: Mapping[str, str], size: tuple[int, int], rounds: int) -> list[float]:
    """Seconds of each opening of the list's first case, from the key to the last painting."""
    opened = []
    with running(sample.DEMO, environment, size) as program:
        program.seconds_until(sample.FIRST_CASE)
        program.drain(3 * QUIET)
        for _ in range(rounds * OPENINGS):
            program.press(ENTER)
            program.seconds_until("1.1 Did")
            opened.append(program.seconds_until_quiet(QUIET))
            program.press(LIST)
            program.seconds_until("▸")
            program.drain(QUIET)
    return opened


@click.command()
@click.argument("rounds", type=click.IntRange(min=1), default=ROUNDS)
@click.pass_context
def main(context: click.Context, rounds: int) -> None:
    """Measure, print the table, and exit 0 when the limit holds, else 1. A round grades every question of a case."""
    with sample.demo() as environment:
        openings = [opening(environment, size, rounds) for size in SIZES]
        grades, floors = grading_and_floor(environment, rounds)
    floor = statistics.median(floors)
    found = [
        Verdict("a key that grades", statistics.median(grades), floor, most_over=0.025),
        *(
            Verdict(f"opening a case at {columns}×{rows}", statistics.median(opened), floor, most=0.2)
            for (columns, rows), opened in zip(SIZES, openings, strict=True)
        ),
    ]
    click.echo(f"{NOTE.format(case=sample.UNTOUCHED_CASE)}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
