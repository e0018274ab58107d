"""`sync`: this store joined with an office's hub, both ways."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.hub.syncing import Synced

PAUSE = 5
"""Seconds between two looks with --watch."""


@example("sync postgresql://ann@office/reviews --identity inspection.key", SIGNED)
@click.command("sync")
@click.argument("url", metavar="URL")
@click.option(
    "--identity", type=click.Path(readable=False), metavar="FILE", required=True, help="The inspection's age key."
)
@click.option(
    "--to", "recipients", multiple=True, metavar="AGE_KEY", help="Who else can open what is sent; repeatable."
)
@click.option("--watch", is_flag=True, help="Go on, and exchange what is new every few seconds, until Ctrl+C.")
@JSON_OPTION
@with_session
def verb(session: Session, url: str, identity: str, recipients: tuple[str, ...], watch: bool, as_json: bool) -> None:
    """Exchange entries with the hub at URL, postgresql://NAME@HOST/DATABASE, in both directions.

    Both sides have the same entries afterwards. What an entry says is encrypted before it leaves, for the inspection's
    age key and each key of --to. The hub sees headers only: who recorded what kind of thing about which case, and when.
    Working notes stay here. A second review stays blind.

    What comes is verified like any laptop's record. A broken connection loses nothing, and the next sync goes on where
    it stopped. The password is read from PGPASSWORD or ~/.pgpass, or from URL.

    Needs `pip install 'reviewtui[hub]'`.
    """
    from reviewtui.cli.passphrase import warned
    from reviewtui.services.hub.connecting import HubUnusable
    from reviewtui.services.hub.sealing import keys_of
    from reviewtui.services.hub.syncing import sync
    from reviewtui.services.store.passphrases import identity_in

    if watch and as_json:
        raise BadUsage("--watch and --json exclude each other.")
    if watch:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # what ends it in the background is as good as Ctrl+C
    keys = keys_of(warned(identity_in(Path(identity))), recipients)
    with session.store() as store:
        signer, told = session.signer(store), ""
        while True:
            try:
                with progress_bar() as report:
                    done = sync(store, signer, url, keys, report)
            except HubUnusable as problem:
                if not watch:
                    raise
                if str(problem) != told:  # a line that stays broken is told of once
                    narrate(str(problem))
                told = str(problem)
            else:
                told = ""
                _tell(done, as_json, quiet=watch)
            if not watch:
                return
            time.sleep(PAUSE)


def _tell(done: Synced, as_json: bool, *, quiet: bool) -> None:
    if as_json:
        print_document(done.as_json())
    elif not quiet or done.pushed or done.pulled or done.filled or done.lost:
        say(done.sentence)
