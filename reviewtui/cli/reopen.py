"""`reopen`: a case that was submitted or accepted can be changed again."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS


@example('reopen NOR-03 --reason "The custody record came."', SIGNED)
@click.command("reopen")
@CASE
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why it has to change.")
@click.option("--second", is_flag=True, help="The second review of the case, not the first.")
@click.option("--standard", type=WORDS, metavar="CODE", help="Only this standard, which was submitted by itself.")
@JSON_OPTION
@with_session
def verb(session: Session, case: str, reason: str, second: bool, standard: str | None, as_json: bool) -> None:
    """Let CASE, which was submitted or accepted, be changed again. The reason stays in the record."""
    from reviewtui.services.people.own_review import FIRST, SECOND
    from reviewtui.services.reviewing.submissions import reopen

    review = SECOND if second else FIRST
    carry_out(session, as_json, reopen, case, reason, review, standard)
