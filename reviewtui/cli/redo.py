"""`redo`: do again what was last taken back."""

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session


@example("redo", SIGNED)
@click.command("redo")
@JSON_OPTION
@with_session
def verb(session: Session, as_json: bool) -> None:
    """Redo what you last undid on this laptop."""
    from reviewtui.services.undoing import redo

    carry_out(session, as_json, redo)
