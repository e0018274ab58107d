"""`import`: case files, tables, an inspection, or another laptop's record: all of it or none of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say

if TYPE_CHECKING:
    from typing import BinaryIO

    from reviewtui.services.store.sealing import Opens, Sink
    from reviewtui.services.store.stores import Store


@example("import cases.csv events.csv --map map.yaml --preview", ON_A_STORE)
@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False), metavar="PATH…")
@click.option("--map", "table_map", type=click.Path(readable=False), metavar="FILE", help="How to read tables.")
@click.option("--largest", type=click.IntRange(1, 100_000), metavar="MB", help="Read files of up to so many megabytes.")
@click.option("--identity", type=click.Path(readable=False), metavar="FILE", help="The age key that opens .age files.")
@click.option("--preview", is_flag=True, help="Show what would be added, changed and kept. Write nothing.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    paths: tuple[str, ...],
    table_map: str | None,
    largest: int | None,
    identity: str | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Import each PATH: a case file, an inspection document, a record, or a folder of them.

    Tables of cases and events (CSV, .xlsx, JSON of forms) come in by a map that says what their columns are:
    `reviewtui docs import` shows how to write one. A folder brings its tables too, where a map is named.

    All of it is imported, or none of it: one error anywhere changes nothing, and every error is listed with its file,
    line and key. A case that is here already is amended: each change is named, what was corrected by hand is kept, and
    so is what the file leaves out.

    What `export` encrypted (FILE.json.age) is opened with --identity, or by its passphrase.

    A case file has 16 MB at most, a table 64 and an inspection 1,000, unless --largest says otherwise.
    """
    from reviewtui.services.import_.importing import import_paths

    opens = opens_with(Path(identity) if identity else None)
    with session.store() as store, progress_bar() as report:
        named, by_map = [Path(path) for path in paths], Path(table_map) if table_map else None
        signer, cap = signer_of(session, store), largest and largest * 1_000_000
        brought = import_paths(
            store, named, signer, report, preview=preview, table_map=by_map, largest=cap, opens=opens
        )
    if as_json:
        print_document(brought.as_json())
        return
    for line in brought.lines:
        (say if preview else narrate)(line)
    say(brought.sentence)


def signer_of(session: Session, store: Store) -> str | None:
    """Who signs; a store that has no team yet takes the name given, and the import brings the team."""
    from reviewtui.services.inspections import find_inspection

    return session.signer(store) if find_inspection(store) else session.name


def opens_with(identity: Path | None) -> Opens:
    """What opens age files, asking for a passphrase only where one is needed. Raises BadInput."""
    from reviewtui.cli.passphrase import NO_WAY_TO_A_FILE, asked, warned

    secret = None
    if identity is not None:
        from reviewtui.services.store.passphrases import identity_in

        secret = warned(identity_in(identity))

    def opened(sealed: BinaryIO, sink: Sink, name: str) -> None:
        from reviewtui.services.store.sealing import unseal

        unseal(sealed, sink, name, secret, asked(Path(name), NO_WAY_TO_A_FILE.format(name)))

    return opened
