"""`restore`: a backup in the place of the store, which is set aside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.session import NO_STORE, Session, with_session
from reviewtui.cli.streams import narrate, say
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.backups import Difference


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
    from reviewtui.services.backups import chosen, difference, keys_of, restore

    if session.path is None:
        raise BadUsage(NO_STORE)
    path = Path(session.path)
    copy = chosen(path, backup)
    keys = keys_of(path, copy, asked(path))
    say(f"{visible(copy.name)}: {_in_words(difference(path, copy, keys))}")
    if not yes:
        if not sys.stdin.isatty():
            raise BadUsage("Nothing was changed: add --yes to restore it.")
        if not click.confirm("Restore it?", err=True):
            narrate("Nothing was changed.")
            return
    aside = restore(path, copy, keys)
    say(f"Restored. The previous store was kept as {visible(aside.name)}." if aside else "Restored.")


def _in_words(found: Difference | None) -> str:
    if found is None:
        return "the store itself cannot be read any more, so what would be lost is not known."
    if not found.lost and not found.gained:
        return "the store holds the same entries."
    lost = f"{_entries(found.lost)} made since would be lost" if found.lost else "nothing would be lost"
    return f"{lost}; {_entries(found.gained)} would be gained." if found.gained else f"{lost}."


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"
