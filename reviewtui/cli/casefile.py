"""`casefile check`: what is wrong with case files, without a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.sources import read_bytes, read_framework_at
from reviewtui.cli.streams import narrate, print_document, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.exchange.faults import Fault


@click.group("casefile")
def verb() -> None:
    """Check case files without a store."""


@verb.command("check", short_help="Read case files strictly and list every fault.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE…")
@click.option("--framework", metavar="CODE", help="A framework, by code or file, whose measures the files must allow.")
@JSON_OPTION
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], framework: str | None, as_json: bool) -> None:
    """Read each FILE strictly and list every fault with its line and key; exit code 1 when there is any.

    A folder stands for the case files in it.
    """
    if framework is not None:
        read_framework_at(framework)
    checked = {file: _check(file) for file in _expanded(files)}
    if as_json:
        print_document({"files": {file: _document(*found) for file, found in checked.items()}})
    else:
        _print(checked)
    if any(faults for _, faults in checked.values()):
        context.exit(1)


def _expanded(files: Sequence[str]) -> list[str]:
    """The files named, each folder as the case files in it. Raises BadInput for an empty folder."""
    from reviewtui.services.errors import BadInput

    named: list[str] = []
    for file in files:
        if not Path(file).is_dir():
            named.append(file)
            continue
        inside = sorted(path for path in Path(file).glob("*.json") if not _describes_an_inspection(path.name))
        if not inside:
            raise BadInput(f"{file} holds no case files (*.json).")
        named += map(str, inside)
    return list(dict.fromkeys(named))


def _describes_an_inspection(name: str) -> bool:
    return name == "inspection.json" or name.startswith("record-")


def _check(file: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The case's reference, when the file can be read, and its faults."""
    from reviewtui.exchange import FaultyFile, read_case

    try:
        return read_case(read_bytes(file), file)["reference"], ()
    except FaultyFile as faulty:
        return None, faulty.faults


def _document(reference: str | None, faults: Sequence[Fault]) -> dict[str, Any]:
    listed = [{"line": fault.line, "key": fault.key, "text": fault.text} for fault in faults]
    return {"reference": reference, "faults": listed, "measures": [], "findings": []}


def _print(checked: dict[str, tuple[str | None, tuple[Fault, ...]]]) -> None:
    """A line a fault on stdout, and the tally beside it."""
    faults = [fault for _, found in checked.values() for fault in found]
    for fault in faults:
        say(str(fault))
    narrate(f"Files: {len(checked)}. Faults: {len(faults)}.")
