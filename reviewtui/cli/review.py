"""`review`: work through a case, on the screen or line by line."""

import click

from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, no_screens, with_session
from reviewtui.services.errors import BadUsage


@example("review NOR-03 --plain", SIGNED)
@click.command("review")
@click.argument("case", shell_complete=complete_case)
@click.option("--plain", is_flag=True, help="Line by line, without a screen: for screen readers and scripts.")
@with_session
def verb(session: Session, case: str, plain: bool) -> None:
    """Open the review of CASE where you left it.

    With --plain each question is printed with its answers, and one line is read: an answer's key, or one of the
    keys that `?` lists. They are the keys of the screens.
    """
    if not plain:
        if problem := no_screens(
            "The screens need a terminal: `reviewtui review CASE --plain` asks line by line instead."
        ):
            raise BadUsage(problem)
        session.open_screens(case=case)
        return
    from reviewtui.cli.plain_review import PlainReview

    with session.store() as store:
        PlainReview(store, session.person(store), case).run()
