"""`comment`: what one person asks or says of another's judgement."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE, complete_case, complete_question
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

COMMENT = click.argument("comment", type=WORDS, metavar="ID")


@example('comment add NOR-03 1.2 "Which plan was this?"', SIGNED)
@click.group("comment", cls=VerbGroup)
def verb() -> None:
    """Comment on a judgement, reply to a comment, resolve it, or list comments.

    A case with an open comment is not submitted. Comments change no answer.
    """


@example('comment add NOR-03 1.2 "Which plan was this?"', SIGNED)
@verb.command("add")
@CASE
@click.argument("question", type=WORDS, shell_complete=complete_question)
@click.argument("text", type=WORDS)
@click.option("--second", is_flag=True, help="On the second review of the case, not the first.")
@JSON_OPTION
@with_session
def add(session: Session, case: str, question: str, text: str, second: bool, as_json: bool) -> None:
    """Add the comment TEXT on QUESTION of CASE."""
    from reviewtui.services.judging.comments import comment
    from reviewtui.services.people.own_review import SECOND

    carry_out(session, as_json, comment, case, question, text, SECOND if second else None)


@example('comment reply NOR-03 ab12cd34-9 "That of May."', SIGNED)
@verb.command("reply")
@CASE
@COMMENT
@click.argument("text", type=WORDS)
@JSON_OPTION
@with_session
def reply(session: Session, case: str, comment: str, text: str, as_json: bool) -> None:
    """Reply with TEXT to the comment ID of CASE."""
    from reviewtui.services.judging.comments import reply as replied

    carry_out(session, as_json, replied, case, comment, text)


@example("comment resolve NOR-03 ab12cd34-9", SIGNED)
@verb.command("resolve")
@CASE
@COMMENT
@JSON_OPTION
@with_session
def resolve(session: Session, case: str, comment: str, as_json: bool) -> None:
    """Mark the comment ID of CASE as resolved, with its replies."""
    from reviewtui.services.judging.comments import resolve as resolved

    carry_out(session, as_json, resolved, case, comment)


@example("comment reopen NOR-03 ab12cd34-9", SIGNED)
@verb.command("reopen")
@CASE
@COMMENT
@JSON_OPTION
@with_session
def reopen(session: Session, case: str, comment: str, as_json: bool) -> None:
    """Mark the comment ID of CASE as open again."""
    from reviewtui.services.judging.comments import resolve as resolved

    carry_out(session, as_json, resolved, case, comment, is_resolved=False)


@example("comment list NOR-03 --open", ON_A_STORE)
@verb.command("list")
@click.argument("case", type=WORDS, required=False, metavar="[CASE]", shell_complete=complete_case)
@click.option("--open", "only_open", is_flag=True, help="Only those that are not resolved, with their replies.")
@JSON_OPTION
@with_session
def list_(session: Session, case: str | None, only_open: bool, as_json: bool) -> None:
    """List the comments, of CASE alone where one is named, each with its replies."""
    from reviewtui.services.judging.comments import as_json as comment_as_json
    from reviewtui.services.judging.comments import comments

    with session.reading() as store:
        found = comments(store, case, only_open=only_open)
        session.note_read(store, case)
    if as_json:
        print_document({"comments": [comment_as_json(each) for each in found]})
        return
    for each in found:
        if not each.reply_to:
            second = "  second review" if each.review == "second" else ""
            say(f"{each.case} {each.question}{second}  {each.id}{'  resolved' * each.is_resolved}")
        say(f"{'    ' if each.reply_to else '  '}{each.inspector}: {each.text}")
    narrate(f"Comments: {sum(not each.reply_to for each in found):,}.")
