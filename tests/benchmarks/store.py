"""What encryption costs: `python -m tests.benchmarks.store [RUNS]`."""

import hashlib
import itertools
import os
import tempfile
from pathlib import Path

import click

from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.keys import COST, unlock
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.services.store.wrapping import BLOCK
from tests.benchmarks.acts import insertion
from tests.benchmarks.make_store import SAMPLE
from tests.benchmarks.timing import Measure, medians, timed
from tests.benchmarks.verdict import Verdict, exit_code, table

RUNS = 9
ACTS_A_RUN = 15
PASSPHRASE = "seven dry herons"
PERSON, CASE, QUESTION = "Ruth Hallam", "NOR-01", "1.1"
NOTE = (
    "A judgement is the service's, from the call until it is on disk; its floor is one plain insert with\n"
    "synchronous=FULL, or the same judgement in a store that is not encrypted. Opening is from the passphrase to the\n"
    "first row read; its floor is the bare key derivation."
)


def judging(store: Store) -> Measure:
    """One judgement after the other, another answer each time."""
    answers = itertools.cycle(("good", "inadequate"))
    return timed(lambda: record(store, PERSON, CASE, QUESTION, answer=next(answers), replace=True))


def opening(path: Path) -> Measure:
    """An encrypted store, from its passphrase to its first row."""

    def opened() -> None:
        store = open_store(path, key=unlock(path, PASSPHRASE))
        try:
            with store.read() as connection:
                connection.execute("SELECT count(*) FROM entry").fetchone()
        finally:
            store.close()

    return timed(opened)


def derivation() -> Measure:
    """The stretching of a passphrase alone."""
    memory = 128 * BLOCK * (COST + 16)
    return timed(lambda: hashlib.scrypt(b"p", salt=os.urandom(16), n=COST, r=BLOCK, p=1, maxmem=memory, dklen=32))


def verdicts(room: Path, runs: int) -> list[Verdict]:
    """Measure judgements in an encrypted and in a plain store, and opening."""
    keyed = create(room / "keyed.store", passphrase=PASSPHRASE)
    plain = create(room / "plain.store", plain=True)
    try:
        for store in (keyed, plain):
            for name in ("inspection.json", f"{CASE}.json"):
                import_path(store, SAMPLE.parent / name)
        acts = medians(
            {"insert": insertion(room / "floor.db"), "keyed": judging(keyed), "plain": judging(plain)},
            ACTS_A_RUN * runs,
        )
    finally:
        keyed.close()
        plain.close()
    opened = medians({"open": opening(room / "keyed.store"), "derive": derivation()}, runs)
    return [
        Verdict("a judgement in an encrypted store, beside one insert", acts["keyed"], acts["insert"], most_times=12),
        Verdict("a judgement, beside one in a plain store", acts["keyed"], acts["plain"], most_times=1.5),
        Verdict("opening, beside the derivation", opened["open"], opened["derive"], most_times=1.2),
    ]


@click.command()
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as folder:
        found = verdicts(Path(folder), runs)
    click.echo(f"{table(found)}\n\n{NOTE}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
