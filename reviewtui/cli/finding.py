"""`finding`: an inspector's decision about a missed opportunity, and its events as evidence."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_finding, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS

DECISIONS = {"confirm": "confirmed", "dismiss": "dismissed", "open": "open"}


@example("finding NOR-03 no-social-worker:e9 confirm", SIGNED)
@click.command("finding")
@CASE
@click.argument("finding", type=WORDS, metavar="ID", shell_complete=complete_finding)
@click.argument("decision", metavar="DECISION", type=click.Choice([*DECISIONS, "link"]))
@click.option("--reason", type=WORDS, metavar="TEXT", help="Why. Dismissing needs a reason.")
@click.option(
    "--question",
    type=WORDS,
    metavar="CODE",
    shell_complete=complete_question,
    help="With `link`: the question whose judgement the events become evidence of.",
)
@JSON_OPTION
@with_session
def verb(
    session: Session, case: str, finding: str, decision: str, reason: str | None, question: str | None, as_json: bool
) -> None:
    """Decide about the possible missed opportunity ID of CASE.

    DECISION is confirm, dismiss or open, which returns it to those to decide; or link, which links the events of
    a confirmed one as evidence for a question.
    `missed` lists them with their ids. The program never decides: it says what the file does not show.
    """
    from reviewtui.services.errors import BadUsage

    if (decision == "link") != (question is not None):
        raise BadUsage("`link` needs --question CODE, and nothing else takes it.")
    with session.store() as store:
        from reviewtui.services.judging.findings import decide, link

        person = session.person(store)
        if question is not None:
            print_change(link(store, person, case, question, finding), as_json)
        else:
            print_change(decide(store, person, case, finding, DECISIONS[decision], reason), as_json)
