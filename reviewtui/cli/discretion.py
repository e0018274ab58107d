"""`discretion`: a panel's departure from a computed rating, with its reason."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.panel import decided, seated
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS


@example('discretion 1 good --member "Ann Lee" --date 2026-06-01 --reason "…"', SIGNED)
@click.command("discretion")
@click.argument("node", type=WORDS, metavar="STANDARD")
@click.argument("rating", type=WORDS)
@seated
@JSON_OPTION
@with_session
def verb(
    session: Session, node: str, rating: str, sat: tuple[str, ...], held_on: str, reason: str, as_json: bool
) -> None:
    """Record professional discretion: a RATING other than the calculated one for STANDARD (or `overall`).

    The calculated rating is shown beside it everywhere. `panel show` lists the grounds.
    `panel leave` records that discretion was considered and the calculated rating kept.
    """
    decided(session, as_json, node, "discretion", rating=rating, sat=sat, held_on=held_on, reason=reason)
