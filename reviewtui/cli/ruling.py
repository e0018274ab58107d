"""`ruling`: how the lead inspector says a question is to be read, recorded for every case."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import complete_question
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS


@example("ruling list", ON_A_STORE)
@click.group("ruling", cls=VerbGroup)
def verb() -> None:
    """Add, withdraw and list rulings: how a question is to be read, in every case.

    A ruling is shown beside the question's guidance. It changes no answer.
    """


@example('ruling add 3.1 "Count referrals about harm to the child too."', SIGNED)
@verb.command("add")
@click.argument("question", type=WORDS, shell_complete=complete_question)
@click.argument("text", type=WORDS)
@JSON_OPTION
@with_session
def add(session: Session, question: str, text: str, as_json: bool) -> None:
    """Add the ruling TEXT on QUESTION. Only the lead inspector can."""
    from reviewtui.services.lead.rulings import give

    carry_out(session, as_json, give, question, text)


@example('ruling withdraw 7f3a-12 --reason "the guidance says so now"', SIGNED)
@verb.command("withdraw")
@click.argument("ruling", type=WORDS)
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why it is withdrawn.")
@JSON_OPTION
@with_session
def withdraw(session: Session, ruling: str, reason: str, as_json: bool) -> None:
    """Withdraw RULING, by its id. It stays in the record. Only the lead inspector can."""
    from reviewtui.services.lead.rulings import withdraw as withdrawn

    carry_out(session, as_json, withdrawn, ruling, reason)


@example("ruling list 3.1", ON_A_STORE)
@verb.command("list")
@click.argument("question", type=WORDS, required=False, metavar="[QUESTION]", shell_complete=complete_question)
@JSON_OPTION
@with_session
def list_(session: Session, question: str | None, as_json: bool) -> None:
    """List the rulings, of QUESTION alone where one is named, each with the answers that were given before it."""
    from reviewtui.services.lead.rulings import as_json as ruling_as_json
    from reviewtui.services.lead.rulings import rulings

    with session.reading() as store:
        given = rulings(store, question)
    if as_json:
        print_document({"rulings": [ruling_as_json(*each) for each in given]})
        return
    from reviewtui.report.rulings import ruling_lines

    print_lines(ruling_lines(given, width()))
    narrate(f"Rulings: {len(given):,}.")
