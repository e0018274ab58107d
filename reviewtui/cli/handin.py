"""`handin`: this laptop's work, written to where the lead takes it from, and read back."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.leaving import allowed_out
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, say
from reviewtui.services.errors import BadUsage


@example("handin stick/", SIGNED)
@click.command("handin")
@click.argument("place", type=click.Path(readable=False), metavar="PLACE")
@click.option("--force", is_flag=True, help="Replace the file when it exists.")
@click.option("--to", "recipients", multiple=True, metavar="AGE_KEY", help="Who can open the file; repeatable.")
@click.option("--plain", is_flag=True, help="Write it without encryption, from an encrypted store.")
@JSON_OPTION
@with_session
def verb(session: Session, place: str, force: bool, recipients: tuple[str, ...], plain: bool, as_json: bool) -> None:
    """Write all that is recorded here to PLACE, a new file or a folder such as a stick, and read it back.

    The whole record goes, so handing in again costs nothing and loses nothing. Out of an encrypted store the file is
    encrypted, for the recovery key and each key of --to, else by a passphrase. Working notes stay on this laptop. The
    lead adds it with `merge`.
    """
    from reviewtui.services.sharing.handing_in import file_in, hand_in
    from reviewtui.services.store.sealing import names_sealed

    with session.store() as store:
        wanted = bool(recipients) or (store.key is not None and not plain)
        file = file_in(store, Path(place), is_sealed=wanted)
        if recipients and not names_sealed(file):
            raise BadUsage("--to encrypts what is handed in: give it a name that ends in .json.age, or name a folder.")
        seal = allowed_out(store, file, to=recipients, plain=plain)
        with progress_bar() as report:
            done = hand_in(store, session.signer(store), file, replace=force, seal=seal, plain=True, report=report)
    if as_json:
        print_document(done._asdict())
    else:
        say(done.sentence)
