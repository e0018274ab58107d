"""One act in a store of 100,000 cases beside one of 24, and a summary: `python -m tests.benchmarks.acts [RUNS]`."""

import itertools
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click

from db import driver
from reviewtui.services.import_.importing import import_path
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.services.store.verifying import require_counted
from reviewtui.services.summary.explaining import explain
from reviewtui.services.undoing import undo
from tests.benchmarks import sample
from tests.benchmarks.make_store import SAMPLE, make_store, number_of_cases
from tests.benchmarks.timing import Measure, command, medians, timed, worked
from tests.benchmarks.verdict import Verdict, exit_code, table

CASES, SUMMED = 100_000, 10_000
RUNS = 9
ACTS_A_RUN = 7
QUESTION, STANDARD = "1.1", "1"
ANSWERS = ("good", "inadequate")
NOTE = (
    "Acts are those of the services, from the call until they are on disk, in turn in the same run. Their floor is\n"
    "one plain insert with synchronous=FULL, or the same act in a store of the sample's 24 cases. A summary is the\n"
    "verb's, from the program's start to its end."
)


def insertion(path: Path) -> Measure:
    """One row put into a file of its own, safe on disk."""
    connection = driver.dbapi2.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, content TEXT)")
    return timed(lambda: connection.execute("INSERT INTO entry (content) VALUES (?)", ("x" * 1000,)))


def judging(store: Store, question: str = QUESTION) -> Measure:
    """A judgement of the first case that was judged already, another answer each time."""
    person, case, answers = _inspector(store), _case(store), itertools.cycle(ANSWERS)
    record(store, person, case, question, answer=ANSWERS[1], replace=True)
    return timed(lambda: record(store, person, case, question, answer=next(answers), replace=True))


def undoing(store: Store) -> Measure:
    """The latest act taken back, with a new one to take back next."""
    person, case, answers = _inspector(store), _case(store), itertools.cycle(ANSWERS)

    def measure() -> float:
        record(store, person, case, QUESTION, answer=next(answers), rationale=str(time.perf_counter_ns()), replace=True)
        return timed(lambda: undo(store, person))()

    return measure


def explaining(store: Store) -> Measure:
    """Why one case has the rating it has."""
    case = _case(store)
    require_counted(store)  # which it asks once
    return timed(lambda: explain(store, STANDARD, case))


def verdicts(few: Path, many: Path, summed: Path, room: Path, runs: int) -> list[Verdict]:
    """Measure acts in the sample and in a large store, and summaries of the sample and of another large one."""
    number = f"{number_of_cases(many):,} cases"
    stores = [open_store(few), open_store(many)]
    try:
        acts = medians(
            {
                "insert": (insert := insertion(room / "floor.db")),
                "work of an insert": worked(insert),
                "work of a judgement": worked(judging(stores[0], "1.2")),
                **_both("judge", judging, stores),
                **_both("undo", undoing, stores),
            },
            ACTS_A_RUN * runs,
        )
        explained = medians(_both("explain", explaining, stores), runs)
    finally:
        for store in stores:
            store.close()
    with sample.demo() as environment:
        verbs = {
            path: command((sample.PROGRAM, "--store", str(path), "summary"), environment) for path in (few, summed)
        }
        summaries = medians({path.name: verb for path, verb in verbs.items()}, runs)
    return [
        Verdict("a judgement, beside one insert", acts["judge few"], acts["insert"], most_times=10),
        Verdict("its processor time", acts["work of a judgement"], acts["work of an insert"], most_times=10),
        Verdict(f"{number}: a judgement", acts["judge many"], acts["judge few"], most_times=1.3),
        Verdict(f"{number}: an undo, beside a judgement", acts["undo many"], acts["judge many"], most_times=2),
        Verdict(f"{number}: an undo", acts["undo many"], acts["undo few"], most_times=1.3),
        Verdict(f"{number}: a case explained", explained["explain many"], explained["explain few"], most_over=0.005),
        Verdict(f"a summary of {summed.stem} cases", summaries[summed.name], summaries[few.name], most_over=0.100),
    ]


def _both(what: str, measured: Callable[[Store], Measure], stores: list[Store]) -> dict[str, Measure]:
    return {f"{what} {name}": measured(store) for name, store in zip(("few", "many"), stores, strict=True)}


def _inspector(store: Store) -> str:
    return next(person.name for person in inspection_of(store).people if person.role == "inspector")


def _case(store: Store) -> str:
    with store.read() as connection:
        (case,) = connection.execute("SELECT min(case_ref) FROM case_standing WHERE answered > 0").fetchone()
    return str(case)


def _make_sample(path: Path) -> None:
    """The sample's cases, with all their events."""
    store = create(path, plain=True)
    try:
        import_path(store, SAMPLE.parent)
        record(store, _inspector(store), "CTY-01", QUESTION, answer=ANSWERS[0])
    finally:
        store.close()


@click.command()
@click.option("--cases", type=click.IntRange(min=1), default=CASES, help="How many cases the large store has.")
@click.option("--summed", type=click.IntRange(min=1), default=SUMMED, help="How many cases are summed up.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, summed: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as folder:
        room = Path(folder)
        few, many, sums = room / "few.store", room / "many.store", room / f"{summed:,}.store"
        _make_sample(few)
        for path, number in ((many, cases), (sums, summed)):
            click.echo(f"Making a store of {number:,} cases …", err=True)
            make_store(path, number)
        found = verdicts(few, many, sums, room, runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
