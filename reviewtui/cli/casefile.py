"""`casefile check`: what is wrong with case files, and what a framework's measures find in them, without a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import example
from reviewtui.cli.streams import narrate, print_document, print_lines, say, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.services.errors import BadInput, listed
from reviewtui.services.files.sources import read_bytes, read_framework_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.services.files.case_checking import CheckedFile


@example("casefile check NOR-03.json")
@click.group("casefile", cls=VerbGroup)
def verb() -> None:
    """Check case files without a store."""


@example("casefile check cases/ --framework hsb-joint-2013")
@verb.command("check", short_help="Read case files strictly and list every error.")
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False), metavar="FILE…")
@click.option(
    "--framework", metavar="CODE", help="Also work out the measures and checks of this framework, by code or file."
)
@JSON_OPTION
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], framework: str | None, as_json: bool) -> None:
    """Read each FILE strictly and list every error with its line and key; exit code 1 when there is any.

    A folder means the case files in it. Files that the computer made itself are not read. With a
    framework, each file's measures of time and missed opportunities follow; the nation of a case's site is read from
    the inspection.json beside it, if there is one.
    """
    from reviewtui.services.files.case_checking import check_files
    from reviewtui.services.files.stray_files import leavings_in, passed_over

    chosen = None if framework is None else read_framework_at(framework)
    leavings = leavings_in(map(Path, files))
    checked = dict(check_files(((file, read_bytes(file)) for file in _expanded(files)), chosen))
    if as_json:
        print_document({"files": {file: found.as_json() for file, found in checked.items()}})
    else:
        _print(checked, framed=chosen is not None)
    if leavings:
        narrate(passed_over(leavings))
    if any(found.faults for found in checked.values()):
        context.exit(1)


def _expanded(files: Sequence[str]) -> list[str]:
    """The files named, each folder as the case files in it. Raises BadInput for an empty folder."""
    from reviewtui.services.files.stray_files import is_leaving, passed_over

    named: list[str] = []
    for file in files:
        if is_leaving(Path(file)):
            continue
        if not Path(file).is_dir():
            named.append(file)
            continue
        inside = sorted(path for path in Path(file).glob("*.json") if not _is_passed_over(path))
        if not inside:
            raise BadInput(f"{file} holds no case files (*.json).")
        named += map(str, inside)
    if not named:
        raise BadInput(f"{passed_over([*map(Path, files)])} Name the files themselves.")
    return list(dict.fromkeys(named))


def _is_passed_over(path: Path) -> bool:
    """Whether a file of a folder is hidden, or describes an inspection."""
    return path.name == "inspection.json" or path.name.startswith((".", "record-"))


def _print(checked: dict[str, CheckedFile], *, framed: bool) -> None:
    """A line a fault on stdout, each file's measures and findings beneath, and the tally beside it."""
    faults = [fault for found in checked.values() for fault in found.faults]
    for line in listed([str(fault) for fault in faults]):
        say(line)
    tally = f"Files: {len(checked)}. Errors: {len(faults)}."
    if framed:
        from reviewtui.report.casefile import checked_lines

        for file, found in checked.items():
            if found.reference is not None:
                print_lines(checked_lines(file, found.reference, found.measures, found.findings, width()))
        tally += f" Missed opportunities: {sum(len(found.findings) for found in checked.values())}."
    narrate(tally)
