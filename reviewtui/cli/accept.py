"""`accept`: a submitted case is accepted by the lead inspector."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session


@example("accept NOR-03", SIGNED)
@click.command("accept")
@CASE
@click.option("--second", is_flag=True, help="The second review of the case, not the first.")
@JSON_OPTION
@with_session
def verb(session: Session, case: str, second: bool, as_json: bool) -> None:
    """Accept CASE, which was submitted. It is changed only after `reopen`."""
    from reviewtui.services.people.own_review import FIRST, SECOND
    from reviewtui.services.reviewing.submissions import accept

    carry_out(session, as_json, accept, case, SECOND if second else FIRST)
