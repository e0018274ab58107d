"""Large stores to measure with: `python -m tests.benchmarks.make_store --cases N [PATH]`.

Every case has a site and a few judgements; chains, hashes and standings are what the program itself would have written.
"""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reviewtui.framework.model import Framework
from reviewtui.services.acts import EntryWriter, entry_writer
from reviewtui.services.beginning import begin, described
from reviewtui.services.frameworks import framework_on
from reviewtui.services.standings import refresh
from reviewtui.services.stores import Store, create, open_store
from reviewtui.services.timing import refresh_timing

SAMPLE = Path(__file__).parent.parent.parent / "sample_cases" / "inspection.json"
BATCH = 2_000
"""Cases a transaction."""
JUDGED = (0, 2, 4, 6)
"""How many questions of a case are answered, one case after another."""


def make_store(path: Path, cases: int, tell: Callable[[int], None] = lambda done: None) -> None:
    """Make a store at `path`, which must not exist, with the sample's inspection and that many cases of its sites.

    `tell` is told how many cases there are so far. Raises StoreUnusable.
    """
    inspection = json.loads(SAMPLE.read_text("utf-8"))
    store = create(path, plain=True)
    try:
        begin(store, described({key: inspection[key] for key in ("framework", "inspection", "sites", "people")}))
        for first in range(0, cases, BATCH):
            _add(store, inspection, range(first, min(first + BATCH, cases)))
            tell(min(first + BATCH, cases))
    finally:
        store.close()


def reference(number: int) -> str:
    """The reference of a case by its place in the list, from 0."""
    return f"C-{number:06}"


def number_of_cases(path: Path) -> int:
    """How many cases the store at `path` has. Raises StoreUnusable."""
    store = open_store(path)
    try:
        with store.read() as connection:
            (number,) = connection.execute("SELECT count(*) FROM case_standing").fetchone()
    finally:
        store.close()
    return int(number)


def _add(store: Store, inspection: dict[str, Any], numbers: range) -> None:
    """Add some cases and their judgements in one transaction."""
    inspectors = [person["name"] for person in inspection["people"] if person["role"] == "inspector"]
    sites = [site["code"] for site in inspection["sites"]]
    with store.write() as writing:
        framework = framework_on(writing.connection)
        writer = entry_writer(store, writing, None)
        for number in numbers:
            writer.person = None
            writer.add("case", reference(number), {"reference": reference(number), "site": sites[number % len(sites)]})
            writer.person = inspectors[number % len(inspectors)]
            _judge(writer, framework, number)
        writer.flush()
        references = [reference(number) for number in numbers]
        refresh(writing, references, framework)
        refresh_timing(writing, references)


def _judge(writer: EntryWriter, framework: Framework, number: int) -> None:
    """Answer the first questions of a case, owing nothing."""
    chance = random.Random(number)
    for question in framework.questions()[: JUDGED[number % len(JUDGED)]]:
        content = {
            "case": reference(number),
            "review": "first",
            "question": question.code,
            "answer": chance.choice(framework.offered(question)).code,
            "framework_version": framework.version,
            "rationale": "Seen in the file; the plan followed from it.",
            "evidence": [{"source": "case manager"}],
        }
        writer.add("judgement", f"{reference(number)}/first/{question.code}", content)


@click.command()
@click.option("--cases", type=click.IntRange(min=1), required=True, help="How many cases.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
def main(cases: int, path: Path | None) -> None:
    """Make a store of that many cases at PATH, `cases-N.store` here unless given."""
    began = time.perf_counter()
    place = path or Path(f"cases-{cases}.store")
    make_store(place, cases, lambda done: click.echo(f"\r{done:,} cases", nl=False, err=True))
    click.echo(f"\r{place}: {cases:,} cases in {time.perf_counter() - began:.0f} s", err=True)


if __name__ == "__main__":
    main()
