"""`absence`: “no evidence found that this happened”, recorded, listed and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.casefile.absence import Absence


@example('absence NOR-03 "plan, yot, 2011 to 2012"', SIGNED)
@click.command("absence")
@CASE
@click.argument("line", type=WORDS, required=False, metavar="[LINE]")
@click.option("--withdraw", type=WORDS, metavar="ID", help="Withdraw one that is recorded.")
@click.option("--reason", type=WORDS, metavar="TEXT", help="Why it is withdrawn.")
@JSON_OPTION
@with_session
def verb(
    session: Session, case: str, line: str | None, withdraw: str | None, reason: str | None, as_json: bool
) -> None:
    """Record on CASE that no evidence of something was found; without LINE, list these entries.

    LINE is `strategy discussion, social care, 2006 to 2009: asked both`: a type of event, then an agency, the time
    looked at, and what was asked or read, as far as they are known. It is not the same as “not applicable”, nor as
    never having looked, which leaves no line here. It can be evidence: `judge … --evidence "absence ID"`.
    """
    if withdraw is not None and line is not None:
        raise BadUsage("Record one or withdraw one, not both.")
    if (withdraw is None) != (reason is None):
        raise BadUsage("--withdraw ID and --reason TEXT go together: say which one, and why.")
    with session.store() as store:
        from reviewtui.services.cases.casefiles import add_absence, withdraw_absence

        if withdraw is not None:
            print_change(withdraw_absence(store, session.person(store), case, withdraw, reason or ""), as_json)
            return
        if line is not None:
            print_change(add_absence(store, session.person(store), case, line), as_json)
            return
        from reviewtui.services.reviewing.reviews import open_review

        found = open_review(store, session.name or "", case).absences
        session.note_read(store, case)
    if as_json:
        print_document({"case": case, "absences": [as_item(each) for each in found]})
        return
    from reviewtui.report.absences import absence_lines

    print_lines(absence_lines(found, width()))
    narrate(f"“No evidence found” entries: {len(found):,}.")


def as_item(absence: Absence) -> dict[str, object]:
    """As `--json` lists it: what the export lists, and the sentence."""
    item = {key: value for key, value in absence.content().items() if key != "case"}
    return {**item, "sentence": absence.sentence}
