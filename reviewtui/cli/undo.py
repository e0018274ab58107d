"""`undo`: take back one's own latest act on this laptop, as a new entry."""

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session


@example("undo", SIGNED)
@click.command("undo")
@JSON_OPTION
@with_session
def verb(session: Session, as_json: bool) -> None:
    """Undo your own latest change on this laptop.

    The change stays in the record, followed by the entry that undoes it. `redo` does it again.
    """
    from reviewtui.services.undoing import undo

    carry_out(session, as_json, undo)
