"""`retain`: the texts of a closed inspection are deleted under a stated rule; without --yes, what would be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from reviewtui.casefile.phrases import on
from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say

if TYPE_CHECKING:
    from reviewtui.services.upkeep.retention import Retained, Retention

STAYS = (
    "These stay: who did what and when, case references, a fingerprint of each text, the inspection, its team, panel "
    "ratings and the access log."
)
LOG_IN_USE = (
    "Another window still reads the store, so the log beside it may still hold texts. Close it, then run this again."
)


@example('retain --rule "Schedule 7.2, six years" --closed 2019-03-31', SIGNED)
@click.command("retain")
@click.option("--rule", default="", metavar="TEXT", help="The rule the texts are deleted under. The record keeps it.")
@click.option("--closed", metavar="DATE", help="The day the inspection closed; else the last day of its fieldwork.")
@click.option("--yes", is_flag=True, help="Delete. Without it you are only told what would go.")
@JSON_OPTION
@with_session
def verb(session: Session, rule: str, closed: str | None, yes: bool, as_json: bool) -> None:
    """Delete the texts of all cases of a closed inspection: case facts, events, judgements, notes, alerts, drafts.

    Without --yes nothing is changed: you are told what would go. The record stays and can still be verified: who did
    what and when, and a fingerprint of each text. Answers go with their rationales, so figures are empty afterwards.
    An entry in the record says what was deleted and under which rule, and `history` says it of each entry. Another
    laptop's record does not bring deleted texts back. A case file that is imported again does: delete those too.

    Backups, copies beside the store and what was exported earlier are listed and not deleted: delete them yourself.
    """
    from reviewtui.services.upkeep.retention import retain, to_retain

    with session.store() as store:
        planned = to_retain(store, rule, closed, date.today())
        done = retain(store, planned, session.signer(store)) if yes else None
    if as_json:
        print_document(_document(planned, done))
    else:
        _tell(planned, done)
    if done is not None and not done.is_log_empty:
        narrate(LOG_IN_USE)


def _tell(planned: Retention, done: Retained | None) -> None:
    deleted = "would be deleted" if done is None else "were deleted"
    if not planned.kinds:
        say("Nothing is left to delete.")
    else:
        say(f"The texts of {_number(planned.cases, 'case')} {deleted}, {_number(planned.entries, 'entry')}:")
        for kind, number in planned.kinds.items():
            say(f"  {kind.replace('_', ' ')}: {number:,}")
        say(f"Rule: {planned.rule}. The inspection closed on {on(planned.closed)}.")
        say(STAYS)
    say("These copies still hold the texts:" if planned.copies else "No backup or copy lies beside the store.")
    for copy in planned.copies:
        say(f"  {copy}")
    if planned.left:
        say(f"Exports that left the store earlier: {len(planned.left):,}. `history --access` lists them.")
    if done is None:
        narrate("Nothing was changed. Add --yes to delete.")
    elif done.entry:
        narrate(f"Recorded as entry {done.entry}.")


def _number(count: int, what: str) -> str:
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count:,} {what if count == 1 else many}"


def _document(planned: Retention, done: Retained | None) -> dict[str, object]:
    return {
        "deleted": done is not None,
        "rule": planned.rule,
        "closed": planned.closed.isoformat(),
        "cases": planned.cases,
        "entries": dict(planned.kinds),
        "copies": [str(copy) for copy in planned.copies],
        "exports": len(planned.left),
        "entry": done.entry if done is not None else None,
    }
