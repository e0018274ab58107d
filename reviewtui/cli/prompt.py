"""`prompt`: the answer to one prompt under a question."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS


@example("prompt NOR-03 1.2 a yes", SIGNED)
@click.command("prompt")
@CASE
@click.argument("question", type=WORDS, shell_complete=complete_question)
@click.argument("letter", type=WORDS)
@click.argument("answer", metavar="ANSWER", type=click.Choice(("yes", "no", "not_applicable", "none")))
@JSON_OPTION
@with_session
def verb(session: Session, case: str, question: str, letter: str, answer: str, as_json: bool) -> None:
    """Give ANSWER to the prompt LETTER (a, b, c …) under QUESTION of CASE; it is yes, no or not_applicable;
    none takes an answer away.

    Prompts are counted and never rated.
    """
    from reviewtui.services.judging.prompts import answer_prompt

    with session.store() as store:
        person = session.person(store)
        print_change(
            answer_prompt(store, person, case, question, letter, None if answer == "none" else answer), as_json
        )
