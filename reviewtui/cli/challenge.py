"""`challenge`: the factual accuracy check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_case, complete_question
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.filtering import filter_in, filter_json, filter_options, require_one_or_some, say_filter
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Written

OUTCOMES = {"upheld": "upheld", "partly": "partly_upheld", "not-upheld": "not_upheld"}


@example("challenge list --open", ON_A_STORE)
@click.group("challenge", cls=VerbGroup)
def verb() -> None:
    """Record what a site says is not accurate, decide about it, or list challenges.

    Nothing is signed off over an open challenge. No challenge changes an answer: `moderate` does that.
    """


@example('challenge add NOR-03 "No plan in it." --from YOT --date 2026-06-01', SIGNED)
@verb.command("add")
@CASE
@click.argument("passage", type=WORDS)
@click.option("--from", "raised_by", type=WORDS, metavar="NAME", required=True, help="Who says so.")
@click.option("--date", "received", metavar="DAY", required=True, help="When it was received, as 12/3/2006.")
@click.option("--question", metavar="CODE", shell_complete=complete_question, help="Whose judgement it is about.")
@click.option("--evidence", type=WORDS, metavar="TEXT", default="", help="What they say shows it.")
@JSON_OPTION
@with_session
def add(
    session: Session,
    case: str,
    passage: str,
    raised_by: str,
    received: str,
    question: str | None,
    evidence: str,
    as_json: bool,
) -> None:
    """Record a challenge about CASE: the PASSAGE, and what is not accurate in it."""
    from reviewtui.services.lead.challenges import Said, challenge

    with session.store() as store:
        said = Said(passage, raised_by, received, question, evidence)
        print_change(challenge(store, session.person(store), case, said), as_json)


@example('challenge decide NOR-03 ab12cd34-9 upheld --reason "The plan is in d4."', SIGNED)
@verb.command("decide")
@CASE
@click.argument("challenge", type=WORDS, metavar="ID")
@click.argument("outcome", type=click.Choice(tuple(OUTCOMES)), metavar="OUTCOME")
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why it is decided so.")
@JSON_OPTION
@with_session
def decide(session: Session, case: str, challenge: str, outcome: str, reason: str, as_json: bool) -> None:
    """Decide the challenge ID of CASE. OUTCOME is upheld, partly or not-upheld. Only the lead inspector can."""
    from reviewtui.services.lead.challenges import decide as decided
    from reviewtui.services.lead.challenges import to_moderate

    with session.store() as store:
        change = decided(store, session.person(store), case, challenge, OUTCOMES[outcome], reason)
        print_change(change, as_json)
        if advice := to_moderate(change, OUTCOMES[outcome]):
            narrate(advice)


@example("challenge list NOR-03", ON_A_STORE)
@verb.command("list")
@click.argument("case", type=WORDS, required=False, metavar="[CASE]", shell_complete=complete_case)
@click.option("--open", "only_open", is_flag=True, help="Only those that are not decided.")
@filter_options
@JSON_OPTION
@with_session
def list_(session: Session, case: str | None, only_open: bool, chosen: Written | None, as_json: bool) -> None:
    """List the challenges, of CASE alone where one is named, or of the cases that options choose together."""
    from reviewtui.services.lead.challenges import as_json as challenge_as_json
    from reviewtui.services.lead.challenges import challenged, challenges, outcome_words

    require_one_or_some(case, chosen, "CASE")
    with session.reading() as store:
        wanted = filter_in(store, chosen)
        some = challenged(store, wanted, only_open=only_open) if chosen is not None else None
        found = some.challenges if some is not None else challenges(store, case, only_open=only_open)
    if as_json:
        print_document({"challenges": [challenge_as_json(each) for each in found], **filter_json(wanted)})
        return
    if some is not None:
        say_filter(wanted, some.inspection, some.cases)
    for each in found:
        question = f" {each.question}" if each.question else ""
        say(f"{each.case}{question}  {each.id}  {outcome_words(each)}")
        say(f"  {each.raised_by}, {each.received}: {each.passage}")
        if each.evidence:
            say(f"  Evidence: {each.evidence}")
        if each.reason:
            say(f"  {each.inspector}: {each.reason}")
    narrate(f"Challenges: {len(found):,}.")
