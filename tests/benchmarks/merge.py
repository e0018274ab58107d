"""What laptops hand in, joined: `python -m tests.benchmarks.merge [--cases N] [RUNS]`."""

import hashlib
import json
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from db import queries
from db.contents import to_text
from db.header import HEADER
from reviewtui.entries.chain import ChainWalk
from reviewtui.exchange import write
from reviewtui.services.export.exporting import Bundle, to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.import_.records import PiecedRecord
from reviewtui.services.sharing.merging import MergeRefused, merge
from reviewtui.services.store.sealing import Seal, opens_with
from reviewtui.services.store.stores import Store, create, open_store
from tests.benchmarks.exchange import FILE, HALF, RUNS, STORE, Taken, Work, make, measured
from tests.benchmarks.timing import in_a_process
from tests.benchmarks.verdict import Verdict, exit_code, megabytes, table

CASES, FEW = 5_000, 24
MERGE_TIMES, UNSEALED_TIMES, PREVIEW_TIMES, REFUSED_TIMES = 3, 1.2, 1.1, 1.1
FEW_SECONDS = 0.3
GROWTH = 200
"""Megabytes that a merge may take above what the program has at its start."""
RECORD, SEALED, ALTERED, KEY = "record.json", "record.json.age", "altered.json", "inspection.key"
PASSPHRASE, CHEAP = "correct horse battery", 1_024
"""The stores are encrypted; what guessing the passphrase costs is no part of a merge."""
NOTE = (
    "Processor time of the services, each in a process of its own, in turn in the same run. A record as it is handed\n"
    "in is merged into an encrypted store that has half of its entries, after a backup; the floor is `json.loads` of\n"
    "the file, a hash of each entry, and inserting the half that is new into the same table of such a store. A\n"
    "preview is held against a merge, a record with an altered entry near its end against a merge and against reading\n"
    "it alone, chains walked. Memory is the most that the process ever had, beside what it had before."
)


def merging(folder: Path) -> Work:
    """The whole merged into a store that has half of it."""
    store = _with_half(folder)
    return lambda: merge(store, [folder / RECORD], None)


def unsealing(folder: Path) -> Work:
    """The same out of an age file."""
    store, opens = _with_half(folder), opens_with(str(folder / KEY))
    return lambda: merge(store, [folder / SEALED], None, opens=opens)


def previewing(folder: Path) -> Work:
    """The same, looked at first."""
    store = _with_half(folder)
    return lambda: merge(store, [folder / RECORD], None, preview=True)


def refusing(folder: Path) -> Work:
    """The whole with one entry altered near its end, refused."""
    store = _with_half(folder)

    def refuse() -> None:
        try:
            merge(store, [folder / ALTERED], None, preview=True)
        except MergeRefused:
            return
        raise AssertionError("an altered file was merged")

    return refuse


def reading(folder: Path) -> Work:
    """The altered file read as any is: its entries checked and its chains walked, and the fault found; no store."""
    record = PiecedRecord(ALTERED, lambda: (folder / ALTERED).open("rb"))

    def read() -> None:
        walk = ChainWalk()
        faults = [
            fault.text
            for run in record.runs()
            for came in run
            for fault in walk.step(came, None if came.content is None else to_text(came.content))
        ]
        assert faults

    return read


def inserting(folder: Path) -> Work:
    """The floor of a merge."""
    store, names = _with_half(folder), ("id", "is_current", *HEADER, "content")
    with store.read() as connection:
        known = queries.last_to_come(connection)

    def rows() -> Iterator[tuple[object, ...]]:
        for number, item in enumerate(json.loads((folder / RECORD).read_bytes())["history"], start=1):
            text = json.dumps(item["content"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            hashlib.sha256(text.encode()).hexdigest()
            if number > known:
                yield number, 1, *(item[name] for name in HEADER), text

    def insert() -> None:
        with store.write() as writing:
            writing.connection.executemany(
                f"""INSERT INTO entry ({", ".join(f'"{name}"' for name in names)})
                VALUES ({", ".join("?" * len(names))})""",
                rows(),
            )

    return insert


WORKS = {work.__name__: work for work in (merging, unsealing, previewing, refusing, reading, inserting)}


def verdicts(folder: Path, few: Path, runs: int) -> list[Verdict]:
    """Measure everything on the inspection of a folder, and a merge on a small one."""
    taken: dict[str, list[Taken]] = {name: [] for name in (*WORKS, "few")}
    for _ in range(runs):
        for name in WORKS:
            taken[name].append(in_a_process(_taken, name, folder))
        taken["few"].append(in_a_process(_taken, "merging", few))
    seconds = {name: statistics.median(one.seconds for one in found) for name, found in taken.items()}
    with closing(open_store(folder / STORE)) as store, store.read() as connection:
        rate = f"{queries.number_of_entries(connection) / seconds['merging']:,.0f} entries/s"
    most = {name: max(found, key=lambda one: one.most - one.before) for name, found in taken.items()}
    return [
        Verdict(f"a merge, half known, {rate}", seconds["merging"], seconds["inserting"], most_times=MERGE_TIMES),
        Verdict("the same out of an age file", seconds["unsealing"], seconds["merging"], most_times=UNSEALED_TIMES),
        Verdict("its preview", seconds["previewing"], seconds["merging"], most_times=PREVIEW_TIMES),
        Verdict("one that is refused, and a merge", seconds["refusing"], seconds["merging"], most_times=REFUSED_TIMES),
        Verdict("the same, and reading it", seconds["refusing"], seconds["reading"], most_times=REFUSED_TIMES),
        Verdict(f"a merge of {FEW} cases", seconds["few"], seconds["inserting"], most=FEW_SECONDS),
        *(
            Verdict(what, most[name].most, most[name].before, most_over=GROWTH, shown=megabytes)
            for what, name in (("memory of a merge", "merging"), ("memory out of an age file", "unsealing"))
        ),
    ]


def _with_half(folder: Path) -> Store:
    place = Path(tempfile.mkdtemp(dir=folder))  # of its own, for a merge keeps backups beside the store
    store = create(place / "merged.store", passphrase=PASSPHRASE, cost=CHEAP)
    import_path(store, folder / HALF)
    return store


def _made(folder: Path, cases: int) -> None:
    """A store of so many cases, its export, its record as it is handed in, half of that, and one altered."""
    import pyrage

    make(folder, cases)
    secret = pyrage.x25519.Identity.generate()
    with closing(open_store(folder / STORE)) as store:
        bundle = Bundle("the record")
        to_file(store, folder / RECORD, None, bundle=bundle)
        to_file(store, folder / SEALED, None, bundle=bundle, seal=Seal((str(secret.to_public()),)))
    (folder / KEY).write_text(str(secret), "utf-8")
    whole = json.loads((folder / FILE).read_bytes())
    record = {key: whole[key] for key in ("format", "format_version", "framework", "inspection", "history", "heads")}
    record["history"][-2]["content_hash"] = "0" * 64
    (folder / ALTERED).write_bytes(write(record))


def _taken(name: str, folder: Path) -> Taken:
    return measured(WORKS[name](folder))


@click.command()
@click.option("--cases", type=click.IntRange(min=2), default=CASES, help="How many cases the inspection has.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        large, few = Path(room) / "large", Path(room) / "few"
        for place, number in ((large, cases), (few, FEW)):
            place.mkdir()
            in_a_process(_made, place, number)
        found = verdicts(large, few, runs)
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
