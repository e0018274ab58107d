"""`moderate`: judgements that differ, side by side, and the answer agreed on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import complete_answer, complete_case, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


@example('moderate NOR-02 2.2 good --reason "The plan was shared in time."', SIGNED)
@click.command("moderate")
@click.argument("case", type=WORDS, required=False, metavar="[CASE]", shell_complete=complete_case)
@click.argument("question", type=WORDS, required=False, metavar="[QUESTION]", shell_complete=complete_question)
@click.argument("answer", type=WORDS, required=False, metavar="[ANSWER]", shell_complete=complete_answer)
@click.option("--reason", type=WORDS, metavar="TEXT", help="Why this answer was agreed, or is withdrawn.")
@click.option("--withdraw", is_flag=True, help="Withdraw the moderated answer; what was judged counts again.")
@click.option("--agreement", is_flag=True, help="Show how far first and second reviews agree, to a lead inspector.")
@click.option("--all", "every", is_flag=True, help="List agreeing and moderated answers too.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    case: str | None,
    question: str | None,
    answer: str | None,
    reason: str | None,
    withdraw: bool,
    agreement: bool,
    every: bool,
    as_json: bool,
) -> None:
    """List judgements that differ, show both sides of one, or record the ANSWER agreed on QUESTION of CASE.

    Listed are questions that two people answered differently, in the same review or in a first and a second one, and
    those of which a site's challenge was upheld. With CASE and QUESTION all sides are shown with their rationales and
    evidence, and what sites challenge.

    A moderated answer needs --reason. It counts instead of what was judged, and every judgement stays in the record and
    in every export. It changes no more until it is withdrawn.

    --agreement shows, question by question, how often first and second reviews gave the same answer, and how much of
    that is more than chance.
    """
    if agreement and (case is not None or reason is not None or withdraw or every):
        raise BadUsage("--agreement is for all cases. Leave out everything else but --json.")
    if (answer is None and not withdraw) != (reason is None):
        raise BadUsage("Give an ANSWER with --reason, or --withdraw with --reason.")
    if answer is not None and withdraw:
        raise BadUsage("Give an ANSWER or --withdraw, not both.")
    with session.store() as store:
        if agreement:
            _agreement(store, session.person(store), as_json)
            return
        if reason is None:
            _show(store, session.signer(store), case, question, every or question is not None, as_json)
            return
        from reviewtui.services.lead import moderation

        if case is None or question is None:
            raise BadUsage("Name the CASE and the QUESTION.")
        person = session.person(store)
        if answer is not None:
            change = moderation.moderate(store, person, case, question, answer, reason)
        else:
            change = moderation.withdraw(store, person, case, question, reason)
        print_change(change, as_json)


def _agreement(store: Store, person: str, as_json: bool) -> None:
    from reviewtui.services.summary.agreement import agreed

    found = agreed(store, person)
    if as_json:
        print_document(found.as_json())
        return
    from reviewtui.report.agreement import agreement_lines, titles_of
    from reviewtui.services.inspections import inspection_of

    print_lines(agreement_lines(found, width(), titles_of(inspection_of(store).framework)))


def _show(store: Store, person: str | None, case: str | None, question: str | None, every: bool, as_json: bool) -> None:
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.judging.judgements import known_question
    from reviewtui.services.lead.moderation import as_json as item
    from reviewtui.services.lead.moderation import compared

    if question is not None:
        known_question(inspection_of(store).framework, question)
    found = [
        each
        for each in compared(store, person, case)
        if question in (None, each.question) and (every or each.is_to_do or each.is_challenged)
    ]
    if as_json:
        print_document({"compared": [item(each) for each in found]})
        return
    from reviewtui.report.moderation import compared_lines, side_by_side

    if question is None:
        print_lines(compared_lines(found, width()))
    else:
        from reviewtui.services.reviewing.reviews import open_review

        for each in found:
            print_lines(side_by_side(each, open_review(store, "", each.case), width()))
    narrate(f"Judged more than once or challenged: {len(found):,}." if every else f"To moderate: {len(found):,}.")
