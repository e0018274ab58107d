"""Large stores to measure with: `python -m tests.benchmarks.make_store --cases N [--questions N] [PATH]`.

Every case has a site and a few judgements, or answers to as many questions as are asked for; chains, hashes and
standings are what the program itself would have written.
"""

import itertools
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from reviewtui.framework import shipped
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.services.acts import EntryWriter, entry_writer
from reviewtui.services.chronology.timing import refresh_timing
from reviewtui.services.frameworks import framework_on
from reviewtui.services.new_inspection import begin, described, framework_item
from reviewtui.services.standing.standings import refresh
from reviewtui.services.store.stores import Store, create, open_store

SAMPLE = Path(__file__).parent.parent.parent / "sample_cases" / "inspection.json"
BATCH = 2_000
"""Cases a transaction."""
JUDGED = (0, 2, 4, 6)
"""How many questions of a case are answered, one case after another."""


def make_store(
    path: Path, cases: int, tell: Callable[[int], None] = lambda done: None, *, questions: int | None = None
) -> None:
    """Make a store at `path`, which must not exist, with the sample's inspection and that many cases of its sites.

    With a number of `questions` the sample's are asked again under other codes until there are so many, and each is
    answered in every case. `tell` is told how many cases there are so far. Raises StoreUnusable.
    """
    inspection = json.loads(SAMPLE.read_text("utf-8"))
    if questions:
        inspection["framework"] = asking(inspection["framework"]["code"], questions)
    store = create(path, plain=True)
    try:
        begin(store, described({key: inspection[key] for key in ("framework", "inspection", "sites", "people")}))
        for first in range(0, cases, BATCH):
            _add(store, inspection, range(first, min(first + BATCH, cases)), (questions,) if questions else JUDGED)
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


def asking(code: str, questions: int) -> dict[str, Any]:
    """A shipped framework with each standard's questions repeated, in turn, until there are so many in all."""
    framework = yaml.load(shipped.source(code), yaml.BaseLoader)
    framework["framework"] = f"{code}-{questions}"
    asked = [standard["questions"] for standard in framework["standards"]]
    again = itertools.cycle([(of, question) for of in asked for question in tuple(of)])
    for number in range(sum(map(len, asked)), questions):
        of, question = next(again)
        of.append({**question, "code": f"{question['code']}.{number}"})
    text = json.dumps(framework, indent=1)
    return framework_item(text, read_framework(text, code))


def _add(store: Store, inspection: dict[str, Any], numbers: range, judged: Sequence[int]) -> None:
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
            _judge(writer, framework, number, judged[number % len(judged)])
        writer.flush()
        references = [reference(number) for number in numbers]
        refresh(writing, references, framework)
        refresh_timing(writing, references)


def _judge(writer: EntryWriter, framework: Framework, number: int, judged: int) -> None:
    """Answer the first questions of a case, owing nothing."""
    chance = random.Random(number)
    for question in framework.questions()[:judged]:
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
@click.option("--questions", type=click.IntRange(min=22), help="How many questions, each answered in every case.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
def main(cases: int, questions: int | None, path: Path | None) -> None:
    """Make a store of that many cases at PATH, `cases-N.store` here unless given."""
    began = time.perf_counter()
    place = path or Path(f"cases-{cases}.store")
    make_store(place, cases, lambda done: click.echo(f"\r{done:,} cases", nl=False, err=True), questions=questions)
    click.echo(f"\r{place}: {cases:,} cases in {time.perf_counter() - began:.0f} s", err=True)


if __name__ == "__main__":
    main()
