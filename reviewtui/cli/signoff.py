"""`signoff`: the inspection is closed as it stands, looked at as it was signed, or reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.lead.signing_off import InTheWay
    from reviewtui.services.store.stores import Store


@example("signoff --check", SIGNED)
@click.command("signoff")
@click.option("--check", is_flag=True, help="Only list what is in the way; exit code 1 where anything is.")
@click.option("--incomplete", is_flag=True, help="Sign off although something is in the way; the record says how much.")
@click.option("--summary", is_flag=True, help="Print the signed summary as JSON.")
@click.option("--reopen", is_flag=True, help="Let the inspection be changed again.")
@click.option("--reason", type=WORDS, metavar="TEXT", help="With --reopen: why it has to change.")
@JSON_OPTION
@click.pass_context
@with_session
def verb(
    session: Session,
    context: click.Context,
    check: bool,
    incomplete: bool,
    summary: bool,
    reopen: bool,
    reason: str | None,
    as_json: bool,
) -> None:
    """Sign the inspection off.

    What is in the way is listed first: reviews that are not accepted, different judgements, open comments, challenges
    and alerts. Then nothing is signed, and the exit code is 1. The sign-off keeps the last entry of every laptop, the
    framework's SHA-256 and the summary, which --summary prints again byte for byte.

    From then on nothing is changed that the summary rests on, until --reopen. Alerts, comments and notes are still
    recorded. Other laptops' records can still be merged, and --check says how many entries came after.
    """
    if sum((check, incomplete, summary, reopen)) > 1:
        raise BadUsage("Use one of --check, --incomplete, --summary and --reopen.")
    if reopen != (reason is not None):
        raise BadUsage("Use --reopen with --reason.")
    from reviewtui.services.lead import signing_off

    with session.reading() as store:
        if summary:
            _print_summary(store)
        elif check:
            _check(store, context, as_json)
        elif reason is not None:
            print_change(signing_off.reopen(store, session.person(store), reason), as_json)
        else:
            try:
                print_change(signing_off.sign_off(store, session.person(store), incomplete=incomplete), as_json)
            except signing_off.NotReady as refused:
                _list(refused.in_the_way, as_json, signed=False)
                narrate(str(refused))
                context.exit(refused.exit_code)


def _print_summary(store: Store) -> None:
    from reviewtui.services.errors import BadInput
    from reviewtui.services.lead.signing_off import signature

    signed = signature(store)
    if signed is None:
        raise BadInput("The inspection is not signed off, so there is no signed summary.")
    print_document(signed.summary)


def _check(store: Store, context: click.Context, as_json: bool) -> None:
    from reviewtui.services.lead.signing_off import in_the_way, signature

    signed = signature(store)
    if signed is None:
        waiting = in_the_way(store)
        _list(waiting, as_json, signed=False)
        narrate(f"In the way of signing off: {len(waiting):,}." if waiting else "Nothing is in the way of signing off.")
        context.exit(1 if waiting else 0)
    if as_json:
        print_document({**signed._asdict(), "heads": list(signed.heads), "signed_off": True})
        return
    since = f" Entries that came after: {signed.since:,}." if signed.since else ""
    say(f"Signed off by {signed.person}, {signed.made_at}.{since}")


def _list(waiting: tuple[InTheWay, ...], as_json: bool, *, signed: bool) -> None:
    if as_json:
        print_document({"signed_off": signed, "in_the_way": [each._asdict() for each in waiting]})
        return
    for each in waiting:
        say(each.sentence)
