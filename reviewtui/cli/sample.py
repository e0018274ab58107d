"""`sample`: which cases to inspect, drawn from a caseload list."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import example
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS


@example("sample draw caseload.xlsx --seed 2026-11 --json")
@click.group("sample", cls=VerbGroup)
def verb() -> None:
    """Draw a sample from a caseload list."""


@example('sample draw caseload.csv --by Site --by Disposal --size 24 --seed "autumn 2026"')
@verb.command("draw", short_help="Draw cases and reserves, the same again with the same seed.")
@click.argument("file", type=click.Path(readable=False), metavar="FILE")
@click.option("--by", multiple=True, type=WORDS, metavar="HEADING", help="Column to stratify by; repeatable.")
@click.option("--no-strata", is_flag=True, help="Draw from all cases, whatever columns the list has.")
@click.option("--case", type=WORDS, metavar="HEADING", help="Column of the references, where it is not known by name.")
@click.option("--sheet", type=WORDS, metavar="NAME", help="The sheet of a workbook.")
@click.option("--size", "sizes", multiple=True, metavar="SIZE", help="Cases in all, or STRATUM=NUMBER for each.")
@click.option("--each", is_flag=True, help="--size, or the size by rule, is that of every stratum.")
@click.option("--reserves", type=click.IntRange(0, 1_000_000), default=5, show_default=True, help="Of each stratum.")
@click.option("--seed", type=WORDS, metavar="TEXT", help="Any text; the same text draws the same cases.")
@click.option("--to", "path", type=click.Path(readable=False), metavar="NEW_FILE", help="Write the JSON to a new file.")
@JSON_OPTION
def draw(
    file: str,
    by: tuple[str, ...],
    no_strata: bool,
    case: str | None,
    sheet: str | None,
    sizes: tuple[str, ...],
    each: bool,
    reserves: int,
    seed: str | None,
    path: str | None,
    as_json: bool,
) -> None:
    """Draw a sample from FILE, a CSV file or a workbook with a row for each case.

    The cases are stratified by site where a column says it, or by each column of --by. Without --size there are as many
    cases as keep a percentage within 5 points at 80% confidence. They are shared among the strata in proportion, and
    each has one at least. Reserves are listed in drawn order: the first one replaces the first case that falls out.

    Without --seed one is made up and printed. The same seed and list draw the same cases, in any order of rows. Nothing
    is stored.
    """
    from reviewtui.services.errors import BadUsage
    from reviewtui.services.files.sampling import draw as drawn
    from reviewtui.services.files.sampling import write_new

    if by and no_strata:
        raise BadUsage("--by and --no-strata exclude each other.")
    wanted = () if no_strata else by or None
    sample = drawn(file, seed=seed, case=case, by=wanted, sheet=sheet, sizes=sizes, each=each, reserves=reserves)
    if path is not None:
        write_new(path, sample)
    if as_json:
        print_document(sample.as_json())
    else:
        for line in sample.lines:
            say(line)
    for note in sample.notes:
        narrate(note)
    narrate(f"{sample.sentence}{f' Wrote {path}.' if path is not None else ''}")
