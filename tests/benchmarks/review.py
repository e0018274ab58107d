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
PAUSE = 0.25
"""Seconds between two keys: a person reads the next question first."""
GOOD = "2"
SIZES = ((80, 24), (120, 36))
OPENINGS = 3
"""In a round, of the case that the list begins at."""
QUIET = 0.3
"""Seconds without output after which a painting was the last."""
LIST, ENTER = "C", "\r"
NOTE = (
    "In a pseudo-terminal of 80×24, on a new case of the first checklist: from the key until the screen says that\n"
    "one more question is answered, which it does once that is committed; a case is opened from the list of cases,\n"
    "until nothing more is painted. The floor is a minimal Textual app's own key to repaint."
)


def grading_and_floor(environment: Mapping[str, str], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of each key that grades, and of as many keys of the minimal app, pressed in turn; a new case a round."""
    store, cases = sample.empty_cases(dict(environment), rounds)
    grades, floors = [], []
    with running(sample.MINIMAL_APP, os.environ) as minimal:
        minimal.seconds_until("ready 0")
        for case in cases:
            review = [sample.PROGRAM, "--store", str(store), "--as", sample.ALONE, "review", case]
            with running(review, environment) as program:
                program.seconds_until("1.1 Did")
                for press in range(QUESTIONS):
                    program.drain(PAUSE)
                    program.press(GOOD)
                    grades.append(program.seconds_until(f"{press + 1} of {QUESTIONS}"))
                    minimal.press("j")
                    floors.append(minimal.seconds_until(f"ready {len(grades)}"))
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
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
