"""`alert`: raise one, list them, record who was told."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out, print_change
from reviewtui.cli.completing import CASE, complete_case
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.renamed import Renamed
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from reviewtui.services.judging.alerts import Alert

CATEGORIES = ("child_at_risk", "others_at_risk", "conduct")


@example("alert list", ON_A_STORE)
@click.group("alert", cls=VerbGroup)
def verb() -> None:
    """Raise an alert, list alerts, record who was told, or withdraw one.

    An alert is a case that must be escalated today. The program tells no one: it says whom to phone.
    """


@example('alert raise NOR-03 child_at_risk "left alone"', SIGNED)
@verb.command("raise")
@CASE
@click.argument("category", metavar="CATEGORY", type=click.Choice(CATEGORIES))
@click.argument("text", type=WORDS)
@JSON_OPTION
@with_session
def raise_(session: Session, case: str, category: str, text: str, as_json: bool) -> None:
    """Raise an alert on CASE: its CATEGORY, and one line of TEXT in quotation marks.

    CATEGORY is child_at_risk, others_at_risk or conduct. No one is told by it: you are shown whom to phone.
    """
    from reviewtui.report.alerts import ring
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.judging.alerts import raise_alert

    with session.store() as store:
        print_change(raise_alert(store, session.person(store), case, category, text), as_json)
        narrate(f"Now {ring(inspection_of(store).contacts)}")


@example('alert told 7f3a-12 --who-told "Duty desk" --when "14:30" --action "…"', SIGNED)
@verb.command("told")
@click.argument("alert", type=WORDS, metavar="ALERT")
@click.option(
    "--who-told", "--told", "told", cls=Renamed, type=WORDS, required=True, metavar="WHO", help="Who was told."
)
@click.option("--when", type=WORDS, required=True, metavar="WHEN", help="When they were told, in your own words.")
@click.option(
    "--action", "--done", "done", cls=Renamed, type=WORDS, required=True, metavar="WHAT", help="What was done."
)
@JSON_OPTION
@with_session
def told(session: Session, alert: str, told: str, when: str, done: str, as_json: bool) -> None:
    """Record who was told of ALERT, when, and what was done; `alert list` shows each alert's id."""
    from reviewtui.services.judging.alerts import record_told

    with session.store() as store:
        change = record_told(store, session.person(store), alert, told=told, told_at=when, done=done)
        print_change(change, as_json)


@example('alert withdraw 7f3a-12 --reason "another child of that name"', SIGNED)
@verb.command("withdraw")
@click.argument("alert", type=WORDS, metavar="ALERT")
@click.option("--reason", type=WORDS, required=True, metavar="TEXT", help="Why it was not an alert after all.")
@JSON_OPTION
@with_session
def withdraw(session: Session, alert: str, reason: str, as_json: bool) -> None:
    """Withdraw ALERT with a reason; it stays in the list, and in the record."""
    from reviewtui.services.judging.alerts import withdraw_alert

    carry_out(session, as_json, withdraw_alert, alert, reason)


@example("alert list --case NOR-03", ON_A_STORE)
@verb.command("list")
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only alerts of this case.")
@JSON_OPTION
@with_session
def list_(session: Session, case: str | None, as_json: bool) -> None:
    """List the alerts, open ones first; times are UTC."""
    from reviewtui.services.cases.caselist import line
    from reviewtui.services.judging.alerts import alerts

    with session.reading() as store:
        if case is not None:
            line(store, case)
        found = alerts(store, case)
        session.note_read(store, case)
    if as_json:
        print_document({"alerts": [_document(alert) for alert in found]})
        return
    from reviewtui.report.alerts import alert_lines
    from reviewtui.services.judging.alerts import CATEGORIES as LABELLED

    if not found:
        narrate("No alerts.")
    print_lines(alert_lines(found, dict(LABELLED), width()))


def _document(alert: Alert) -> dict[str, Any]:
    """An alert as the export's `alerts` lists it: its id is the entry that raised it."""
    parts = {key: part for key, part in asdict(alert).items() if key != "withdrawn_because" or part}
    return {"entry": parts.pop("id"), **parts, "open": alert.open}
