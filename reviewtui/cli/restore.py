"""`restore`: a backup in the place of the store, which is set aside."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import NO_STORE, Session, with_session
from reviewtui.cli.streams import narrate, say
from reviewtui.services.errors import BadUsage


@example("restore 20260512T143207Z", ON_A_STORE)
@click.command("restore")
@click.argument("backup", metavar="[BACKUP]", required=False)
@click.option("--yes", is_flag=True, help="Restore without asking.")
@with_session
def verb(session: Session, backup: str | None, yes: bool) -> None:
    """Replace the store with BACKUP, or with the latest backup.

    BACKUP is a name that `backup list` shows, or the path of a copy. What would be lost or gained is said first. The
    previous store is kept beside it and never written over. No other window may have it open.
    """
    from reviewtui.casefile.visible import visible
    from reviewtui.cli.passphrase import asked
    from reviewtui.services.upkeep.backups import chosen, difference, in_words, keys_of, restore, restored_words

    if session.path is None:
        raise BadUsage(NO_STORE)
    path = Path(session.path)
    copy = chosen(path, backup)
    keys = keys_of(path, copy, asked(path))
    say(f"{visible(copy.name)}: {in_words(difference(path, copy, keys))}")
    if not yes:
        if not sys.stdin.isatty():
            raise BadUsage("Nothing was changed: add --yes to restore it.")
        if not click.confirm("Restore it?", err=True):
            narrate("Nothing was changed.")
            return
    say(restored_words(restore(path, copy, keys)))
