"""`export`: the whole inspection as one JSON document, to a file or down a pipe, encrypted or not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.leaving import allowed_out, list_identifiers, told_of
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, with_escapes
from reviewtui.services.errors import BadUsage

FORMS = ("csv", "ndjson", "xlsx", "parquet")


@example("export out.json", ON_A_STORE)
@click.command("export")
@click.argument("file", type=click.Path(readable=False), metavar="[FILE]", required=False)
@click.option("--tables", type=click.Path(readable=False), metavar="DIR", help="Write flat tables to a folder instead.")
@click.option("--format", "form", type=click.Choice(FORMS), help="How the tables are written; csv unless given.")
@click.option("--force", is_flag=True, help="Replace FILE, or tables in DIR, that exist already.")
@click.option("--notes", is_flag=True, help="Include the inspectors' own working notes.")
@click.option("--to", "recipients", multiple=True, metavar="AGE_KEY", help="Who can open FILE.json.age; repeatable.")
@click.option("--for", "whom", default="", metavar="NAME", help="Who the export is for; the access log keeps it.")
@click.option("--plain", is_flag=True, help="Write FILE without encryption, from an encrypted store.")
@click.option("--check-identifiers", is_flag=True, help="List likely identifiers, and export nothing.")
@click.option("--names", type=click.Path(readable=False), metavar="FILE", help="Names to look for as well, one a line.")
@with_session
def verb(
    session: Session,
    file: str | None,
    tables: str | None,
    form: str | None,
    force: bool,
    notes: bool,
    recipients: tuple[str, ...],
    whom: str,
    plain: bool,
    check_identifiers: bool,
    names: str | None,
) -> None:
    """Write the whole inspection to FILE as one JSON document; `-` writes to stdout.

    The same store gives the same bytes each time. Importing the document into a new store and exporting that gives
    the same bytes again. `reviewtui docs json` describes it.

    FILE.json.age is encrypted: for the store's recovery key and each key of --to, else by a passphrase. `import` opens
    it, and so does the age tool. A file that is not encrypted leaves an encrypted store only when you say so.

    Working notes are the inspectors' own and stay here unless --notes is given.

    Before it leaves, likely identifiers are listed with their places: postcodes, dates of birth, phone, NHS, pupil and
    other numbers, email addresses, and case managers named in other places. A program cannot find them all.

    --tables writes what analysts need to DIR, a row a thing: judgements, evidence, cases, events, possible missed
    opportunities, timeliness, ratings and history, with the questions and answers of the framework and a dictionary of
    every column. `reviewtui docs tables` describes them. With --format xlsx they are the sheets of one workbook.
    --format parquet needs `pip install 'reviewtui[parquet]'`.

    The access log keeps when the export left, who made it, where it went and its SHA-256: `history --access`.
    """
    from reviewtui.services.export.identifying import read_names

    known = read_names(names) if names else ()
    if check_identifiers:
        with session.store() as store:
            list_identifiers(store, known, notes, most=None)
        return
    if tables is not None:
        if file is not None or recipients:
            raise BadUsage("--tables writes a folder that is not encrypted: leave out FILE and --to.")
        _to_tables(session, Path(tables), form or "csv", force, _Leaving(notes, plain, whom, known))
        return
    if form is not None:
        raise BadUsage("--format needs --tables DIR as well.")
    if file is None:
        raise BadUsage("Name the FILE to write.")
    if recipients and not file.casefold().endswith(".age"):
        raise BadUsage("--to encrypts the export: give it a name that ends in .json.age.")
    leaving = _Leaving(notes, plain, whom, known)
    if file == "-":
        _to_stdout(session, leaving)
    else:
        _to_file(session, Path(file), force, recipients, leaving)


class _Leaving(NamedTuple):
    """How the inspection leaves."""

    notes: bool
    plain: bool
    whom: str
    names: tuple[str, ...]
    """Of people who must not be named."""


def _to_stdout(session: Session, leaving: _Leaving) -> None:
    """Exact bytes down a pipe; on a terminal the unseen characters become escapes of the same data."""
    from reviewtui.services.export.exporting import write_to

    out, on_a_terminal = sys.stdout.buffer, sys.stdout.isatty()

    def write(piece: bytes) -> None:
        out.write(with_escapes(piece.decode("utf-8")).encode("utf-8") if on_a_terminal else piece)

    with session.store() as store:
        allowed_out(store, None, plain=leaving.plain, names=leaving.names, notes=leaving.notes)
        write_to(write, store, session.signer(store), notes=leaving.notes, whom=leaving.whom)
    out.flush()


def _to_file(session: Session, file: Path, force: bool, to: tuple[str, ...], leaving: _Leaving) -> None:
    from reviewtui.services.export.exporting import to_file

    with session.store() as store:
        seal = allowed_out(store, file, to=to, plain=leaving.plain, names=leaving.names, notes=leaving.notes)
        signer, notes, whom = session.signer(store), leaving.notes, leaving.whom
        with progress_bar() as report:
            size = to_file(
                store, file, signer, replace=force, notes=notes, report=report, seal=seal, plain=True, whom=whom
            )
    narrate(f"Wrote {size:,} bytes to {file}{told_of(seal)}.")


def _to_tables(session: Session, folder: Path, form: str, force: bool, leaving: _Leaving) -> None:
    from reviewtui.services.export.outgoing import PLAIN_FILES
    from reviewtui.services.flat.writing import tables_to_folder

    with session.store() as store:
        allowed_out(store, None, plain=leaving.plain, names=leaving.names, notes=leaving.notes, warning=PLAIN_FILES)
        signer, notes, whom = session.signer(store), leaving.notes, leaving.whom
        done = tables_to_folder(store, folder, signer, form=form, replace=force, notes=notes, whom=whom)
    rows = ", ".join(f"{name} {number:,}" for name, number in done.rows.items())
    narrate(f"Wrote {len(done.files)} {'file' if len(done.files) == 1 else 'files'} to {folder}. Rows: {rows}.")
