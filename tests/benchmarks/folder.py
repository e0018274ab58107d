"""What memory a folder of 10,000 case files takes to import: `python -m tests.benchmarks.folder [--files N]`."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import click

from reviewtui.exchange.case_model import CASE_FORMAT
from reviewtui.services.store.stores import create
from tests.benchmarks import sample
from tests.benchmarks.make_store import SAMPLE, reference

FILES = 10_000
MOST_MEGABYTES = 250
NOTE = (
    "The sample's case files over and over, imported by the verb into a new store. The floor is a bare Python that\n"
    "reads and parses the same files one by one; both with their peak memory and the processor's time."
)
READING = """import json, pathlib, sys
for file in pathlib.Path(sys.argv[1]).iterdir():
    json.loads(file.read_bytes())"""


class Taken(NamedTuple):
    """What a process took from its start to its end."""

    megabytes: float
    """At its peak."""
    seconds: float
    """Of the processor."""


def write_files(folder: Path, files: int) -> None:
    """The inspection, and so many case files."""
    folder.mkdir()
    (folder / "inspection.json").write_bytes(SAMPLE.read_bytes())
    known = [json.loads(file.read_bytes()) for file in sorted(SAMPLE.parent.glob("*.json"))]
    cases = [document for document in known if document["format"] == CASE_FORMAT]
    for number, case in zip(range(files), cycle(cases), strict=False):
        text = json.dumps({**case, "reference": reference(number)}, ensure_ascii=False)
        (folder / f"{reference(number)}.json").write_text(text, "utf-8")


def taken(arguments: Sequence[str], environment: Mapping[str, str]) -> Taken:
    """Run a process to its end. Raises CalledProcessError."""
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Taken(usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


@click.command()
@click.option("--files", type=click.IntRange(min=1), default=FILES, help="How many case files the folder has.")
@click.pass_context
def main(context: click.Context, files: int) -> None:
    """Measure, print, and exit 0 when the limit holds, else 1."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as place:
        folder, path = Path(place) / "files", Path(place) / "new.store"
        write_files(folder, files)
        create(path, plain=True).close()
        environment = {**os.environ, "XDG_DATA_HOME": f"{place}/data", "XDG_CONFIG_HOME": f"{place}/config"}
        floor = taken([sys.executable, "-c", READING, str(folder)], environment)
        found = taken([sample.PROGRAM, "--store", str(path), "import", str(folder)], environment)
    click.echo(NOTE)
    click.echo(
        f"{files:,} files: {found.megabytes:.0f} MB at the peak, beside {floor.megabytes:.0f}; "
        f"limit {MOST_MEGABYTES} MB; {found.seconds:.1f} s, {found.seconds / floor.seconds:.1f} times the floor"
    )
    context.exit(0 if found.megabytes <= MOST_MEGABYTES else 1)


if __name__ == "__main__":
    main()
