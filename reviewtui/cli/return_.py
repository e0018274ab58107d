"""`return`: a submitted case goes back to its inspector, with a reason."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS


@example('return NOR-03 --reason "See the comment on 1.2."', SIGNED)
@click.command("return")
@CASE
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="What has to change.")
@click.option("--second", is_flag=True, help="The second review of the case, not the first.")
@click.option("--standard", type=WORDS, metavar="CODE", help="Only this standard, which was submitted by itself.")
@JSON_OPTION
@with_session
def verb(session: Session, case: str, reason: str, second: bool, standard: str | None, as_json: bool) -> None:
    """Return CASE, which was submitted, to its inspector. It can be changed again, and submitted again."""
    from reviewtui.services.people.own_review import FIRST, SECOND
    from reviewtui.services.reviewing.submissions import send_back

    review = SECOND if second else FIRST
    carry_out(session, as_json, send_back, case, reason, review, standard)
