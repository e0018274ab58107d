"""`suggestion`: what a measure suggests on a question, taken over or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_measure, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

ACTS = ("show", "take", "set-aside")
DONE = {"taken": "used", "set_aside": "dismissed"}
"""What is said of a suggestion that somebody dealt with."""


@example("suggestion NOR-02 4.1 set-aside", SIGNED)
@click.command("suggestion")
@CASE
@click.argument("question", type=WORDS, shell_complete=complete_question)
@click.argument("act", required=False, default="show", metavar="[ACTION]", type=click.Choice(ACTS))
@click.option(
    "--measure", metavar="CODE", shell_complete=complete_measure, help="Which, where several measures suggest one."
)
@click.option("--replace", is_flag=True, help="Replace somebody else's answer.")
@JSON_OPTION
@with_session
def verb(
    session: Session, case: str, question: str, act: str, measure: str | None, replace: bool, as_json: bool
) -> None:
    """Show what is suggested on QUESTION of CASE; or, with ACTION take or set-aside, use or dismiss it.

    Using it answers the question with the suggestion and links the evidence. Where the framework shows suggestions only
    after an inspector's own answer, there is none before.
    """
    with session.store() as store:
        from reviewtui.services.judging.suggestions import set_aside, take

        if act == "show":
            _show(store, case, question, as_json)
            return
        person = session.person(store)
        if act == "take":
            print_change(take(store, person, case, question, measure, replace=replace), as_json)
        else:
            print_change(set_aside(store, person, case, question, measure), as_json)


def _show(store: Store, case: str, question: str, as_json: bool) -> None:
    from reviewtui.services.judging.suggestions import shown_for

    found = shown_for(store, case, question)
    if as_json:
        print_document({"suggestions": [one._asdict() for one in found]})
        return
    if not found:
        narrate("Nothing is suggested that may be shown now.")
    for one in found:
        done = f" ({DONE[one.done]})" if one.done else ""
        say(f"{one.label}{done}: {one.why} [{one.measure}]")
