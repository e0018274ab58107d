"""`map new`: a map to start from, so that tables of an agency can be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.examples import example
from reviewtui.cli.streams import narrate, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.services.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exchange.table_start import Proposal


@example("map new cases.csv events.csv --to map.yaml")
@click.group("map", cls=VerbGroup)
def verb() -> None:
    """Make the map by which `import --map` reads tables."""


@example("map new cases.csv events.csv --to map.yaml")
@verb.command("new", short_help="Propose a map for tables, from their headings and words.")
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False), metavar="FILE…")
@click.option("--to", "path", metavar="MAP", type=click.Path(readable=False), help="Write the map to this new file.")
def new(files: tuple[str, ...], path: str | None) -> None:
    """Propose a map for each FILE: CSV, .xlsx, or the JSON of a form's submissions.

    The map says which columns are known by their headings, what the words in them mean here, how dates are written and
    which columns are not read. It is printed, or written to a new file. What is not certain, such as the day from the
    month in 03/04/2012, is asked in the map, and the line is left for you to fill in. Nothing is imported.
    """
    from reviewtui.services.files.maps import map_for
    from reviewtui.services.files.sources import write_new_file

    proposal = map_for(files)
    if path is None:
        for line in proposal.text.splitlines():
            say(line)
    else:
        write_new_file(path, proposal.text)
        say(f"Wrote {path}.")
    for line in _in_words(proposal):
        narrate(line)


def _in_words(proposal: Proposal) -> Iterator[str]:
    """What is to be done before the map can be used, or what it reads."""
    if proposal.questions:
        yield f"Questions to answer in the map before it can be used: {proposal.questions}."
    elif proposal.tables is None:
        yield "The map is complete. These rows cannot be read by it:"
        yield from listed([str(fault) for fault in proposal.faults])
    else:
        cases = proposal.tables.cases
        events = sum(len(case.document.get("events", ())) for case in cases)
        read = f"{len(cases):,} {'case' if len(cases) == 1 else 'cases'}"
        yield f"The map is complete. It reads {read} and {events:,} {'event' if events == 1 else 'events'}."
