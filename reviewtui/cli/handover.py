"""`handover`: the store moved to another laptop, the copy that stays only to be read."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import NO_STORE, Session, with_session
from reviewtui.cli.streams import print_document, say
from reviewtui.services.errors import BadUsage


@example("handover stick/joint.store", SIGNED)
@click.command("handover")
@click.argument("file", type=click.Path(readable=False), metavar="[FILE]", required=False)
@click.option("--cancel", is_flag=True, help="Let a store that was handed over take changes again.")
@JSON_OPTION
@with_session
def verb(session: Session, file: str | None, cancel: bool, as_json: bool) -> None:
    """Copy the store to FILE for a new laptop. This store is read-only from then on, and says so when it is opened.

    The copy has everything: the record, drafts, where each case was left, who is working, settings and the access log.
    It is encrypted as this store is, with the same passphrase and a key file beside it. Backups stay here.

    The copy goes on under a new name in the record. What was done before can be changed there but not undone. Other
    windows that have the store open must be closed first.
    """
    from reviewtui.services.sharing.handing_over import cancel as cancelled
    from reviewtui.services.sharing.handing_over import hand_over

    if cancel == (file is not None):
        raise BadUsage("Name the file to hand over to, or use --cancel.")
    if session.path is None:
        raise BadUsage(NO_STORE)
    if file is None:
        from reviewtui.cli.passphrase import key_for

        say(cancelled(Path(session.path), key_for(Path(session.path))))
        return
    with session.store() as store, progress_bar() as report:
        done = hand_over(store, session.signer(store), Path(file), report)
    if as_json:
        print_document(done._asdict())
    else:
        say(done.sentence)
