"""`backup`: a copy of the store beside it, now; and which there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.casefile.column_day import utc_moment
from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import NO_STORE, Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.upkeep.backups import Backup


@example("backup", ON_A_STORE)
@click.group("backup", cls=VerbGroup, invoke_without_command=True)
@click.pass_context
@with_session
def verb(session: Session, context: click.Context) -> None:
    """Copy the store, with all that was saved, to a file in the folder beside it.

    The copy is opened and every page of it is read before it counts. Kept are the last one of each of the 12 latest
    days, 10 weeks and 9 months that have one.
    """
    if context.invoked_subcommand is not None:
        return
    from reviewtui.services.upkeep.backups import back_up

    with session.store() as store, progress_bar() as report:
        made = back_up(store, report)
    say(str(made.path))
    narrate(f"Backup made: {made.size:,} bytes.")


@example("backup list", ON_A_STORE)
@verb.command("list")
@JSON_OPTION
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the backups of the store, the latest first; times are UTC."""
    from reviewtui.services.upkeep.backups import backups

    if session.path is None:
        raise BadUsage(NO_STORE)
    found = backups(Path(session.path))
    if as_json:
        print_document({"backups": [_item(backup) for backup in found]})
        return
    for backup in found:
        say(f"{backup.path.stem}  {utc_moment(backup.made_at.isoformat())} UTC  {backup.size:>13,} bytes")
    narrate(f"Backups: {len(found):,}." if found else "There is no backup yet. `reviewtui backup` makes one.")


def _item(backup: Backup) -> dict[str, object]:
    return {"path": str(backup.path), "made_at": f"{backup.made_at:%Y-%m-%dT%H:%M:%SZ}", "bytes": backup.size}
