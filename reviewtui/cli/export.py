"""`export`: the whole inspection as one JSON document, to a file or down a pipe."""

import sys

import click

from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, with_escapes


@click.command("export")
@click.argument("file", type=click.Path(readable=False), metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE when it exists.")
@click.option("--notes", is_flag=True, help="Let the inspectors' own working notes out as well.")
@with_session
def verb(session: Session, file: str, force: bool, notes: bool) -> None:
    """Write the whole inspection to FILE as one JSON document; `-` writes to stdout.

    The same store gives the same bytes each time. Importing the document into a new store and exporting that gives
    the same bytes again. `reviewtui docs json` describes it.

    Working notes are the inspectors' own and stay here unless --notes is given.
    """
    if file == "-":
        _to_stdout(session, notes)
    else:
        _to_file(session, file, force, notes)


def _to_stdout(session: Session, notes: bool) -> None:
    """Exact bytes down a pipe; on a terminal the unseen characters become escapes of the same data."""
    from reviewtui.services.exporting import write_to

    out, on_a_terminal = sys.stdout.buffer, sys.stdout.isatty()

    def write(piece: bytes) -> None:
        out.write(with_escapes(piece.decode("utf-8")).encode("utf-8") if on_a_terminal else piece)

    with session.store() as store:
        write_to(write, store, session.signer(store), notes=notes)
    out.flush()


def _to_file(session: Session, file: str, force: bool, notes: bool) -> None:
    from pathlib import Path

    from reviewtui.services.exporting import to_file

    with session.store() as store, progress_bar() as report:
        size = to_file(store, Path(file), session.signer(store), replace=force, notes=notes, report=report)
    narrate(f"Wrote {size:,} bytes to {file}.")
