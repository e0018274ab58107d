"""`custody`: who holds a copy of which case."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, print_changes
from reviewtui.cli.completing import complete_case, complete_person
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

_CASES = click.argument("cases", nargs=-1, required=True, type=WORDS, metavar="CASE…", shell_complete=complete_case)
_SECOND = click.option("--second", is_flag=True, help="The second review of the cases.")
HOW = {"bundle": "by bundle", "given": "by hand", "claimed": "claimed"}


@example("custody list", ON_A_STORE)
@click.group("custody", cls=VerbGroup)
def verb() -> None:
    """List who holds a copy of which case, and note it where it changes. Nothing is locked."""


@example('custody list --holder "Ann Lee"', ON_A_STORE)
@verb.command("list")
@click.option("--holder", type=WORDS, metavar="NAME", shell_complete=complete_person, help="Only what NAME holds.")
@JSON_OPTION
@with_session
def list_(session: Session, holder: str | None, as_json: bool) -> None:
    """List who holds what, since when, and when it was last handed in. Times are UTC."""
    from reviewtui.services.team.custody import custody, not_held

    with session.reading() as store:
        found, nobody = custody(store, holder), not_held(store)
    if as_json:
        print_document({"custody": [each.as_json() for each in found], "not_held": list(nobody)})
        return
    for each in found:
        second = " second review" if each.review == "second" else ""
        how = f", {HOW[each.how]}" if each.how in HOW else ""
        reason = f": {each.reason}" if each.reason else ""
        handed = f", handed in {_at(each.handed_in)}" if each.handed_in else ""
        say(f"{each.case}{second}  {each.holder} since {_at(each.since)}{how}{handed}{reason}")
    narrate(f"Held: {len({each.case for each in found}):,}. Cases of which nobody holds a copy: {len(nobody):,}.")


@example('custody give NOR-03 NOR-04 --to "Ann Lee"', SIGNED)
@verb.command("give")
@_CASES
@click.option("--to", "holder", type=WORDS, metavar="NAME", required=True, shell_complete=complete_person, help="Who.")
@click.option("--reason", type=WORDS, metavar="TEXT", default="", help="Why, where it is worth saying.")
@_SECOND
@JSON_OPTION
@with_session
def give(session: Session, cases: tuple[str, ...], holder: str, reason: str, second: bool, as_json: bool) -> None:
    """Note that NAME holds each CASE from now on, whatever way the copy came."""
    from reviewtui.services.team.custody import give as given

    with session.store() as store:
        review = "second" if second else "first"
        print_changes(given(store, session.person(store), cases, holder, review, reason), as_json)


@example('custody claim NOR-03 --reason "The laptop was stolen."', SIGNED)
@verb.command("claim")
@_CASES
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why: the laptop was stolen.")
@_SECOND
@JSON_OPTION
@with_session
def claim(session: Session, cases: tuple[str, ...], reason: str, second: bool, as_json: bool) -> None:
    """Claim each CASE from whoever holds it, as when their laptop is lost.

    Whatever that laptop handed in stays, and what it hands in later is merged as any other work.
    """
    from reviewtui.services.team.custody import claim as claimed

    with session.store() as store:
        print_changes(claimed(store, session.person(store), cases, reason, "second" if second else "first"), as_json)


def _at(moment: str) -> str:
    """`12 May 2026 14:32`."""
    from reviewtui.casefile.partial_date import day_in_words

    day, _, clock = moment.partition("T")
    return f"{day_in_words(day)} {clock[:5]}"
