"""`panel`: what was worked out for each standard, what a panel decided, and the minutes of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.renamed import Renamed
from reviewtui.cli.report_file import Target, document_options, write_document
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.report.document.blocks import Document
    from reviewtui.services.store.stores import Store

SAT = click.option(
    "--member",
    "--sat",
    "sat",
    cls=Renamed,
    type=WORDS,
    multiple=True,
    metavar="NAME",
    required=True,
    help="A member of the panel. Repeat it for each.",
)
DATE = click.option(
    "--date", "held_on", type=WORDS, metavar="DAY", required=True, help="When the panel met, as 12/3/2006."
)
REASON = click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why the panel decided so.")


def seated(command: Callable[..., None]) -> Callable[..., None]:
    """The three things every decision of a panel says: who sat, when, and why."""
    return SAT(DATE(REASON(command)))


class PanelVerbs(VerbGroup):
    """What a panel does."""

    former = MappingProxyType({"take-back": "withdraw", "minute": "minutes"})


@example("panel show", ON_A_STORE)
@click.group("panel", cls=PanelVerbs)
def verb() -> None:
    """Show the panel's table, judge a standard, use discretion or keep the calculated rating, print the minutes.

    The calculated rating is always shown beside what a panel decided.
    """


@example("panel show --json", ON_A_STORE)
@verb.command("show")
@JSON_OPTION
@with_session
def show(session: Session, as_json: bool) -> None:
    """Show each standard's calculated rating, the grounds for discretion, and what was decided."""
    from reviewtui.services.lead.decisions import panel_rows
    from reviewtui.services.standing.panel import as_json as panel_row_as_json

    with session.reading() as store:
        table = panel_rows(store)
        if as_json:
            print_document({"panel": [panel_row_as_json(panel_row) for panel_row in table]})
            return
        from reviewtui.report.panel import panel_lines
        from reviewtui.services.inspections import inspection_of

        print_lines(panel_lines(inspection_of(store).framework, table, width()))


@example('panel judge 2 good --member "Ann Lee" --date 2026-06-01 --reason "…"', SIGNED)
@verb.command("judge")
@click.argument("node", type=WORDS, metavar="STANDARD")
@click.argument("rating", type=WORDS)
@seated
@JSON_OPTION
@with_session
def judge(
    session: Session, node: str, rating: str, sat: tuple[str, ...], held_on: str, reason: str, as_json: bool
) -> None:
    """Give the RATING of a STANDARD, or of a key question, that the framework leaves to a panel."""
    decided(session, as_json, node, "judged", rating=rating, sat=sat, held_on=held_on, reason=reason)


@example('panel leave 1 --member "Ann Lee" --date 2026-06-01 --reason "…"', SIGNED)
@verb.command("leave")
@click.argument("node", type=WORDS, metavar="STANDARD")
@seated
@JSON_OPTION
@with_session
def leave(session: Session, node: str, sat: tuple[str, ...], held_on: str, reason: str, as_json: bool) -> None:
    """Record that discretion on STANDARD was considered and the calculated rating kept."""
    decided(session, as_json, node, "left", sat=sat, held_on=held_on, reason=reason)


def decided(session: Session, as_json: bool, node: str, decision: str, **said: Any) -> None:
    """Record what a panel decided, and say it."""
    from reviewtui.services.lead.decisions import decide

    carry_out(session, as_json, decide, node, decision, **said)


@example('panel withdraw 1 --reason "…"', SIGNED)
@verb.command("withdraw")
@click.argument("node", type=WORDS, metavar="STANDARD")
@REASON
@JSON_OPTION
@with_session
def take_back(session: Session, node: str, reason: str, as_json: bool) -> None:
    """Withdraw the panel's decision on STANDARD. Both stay in the record."""
    from reviewtui.services.lead.decisions import take_back

    carry_out(session, as_json, take_back, node, reason)


@example("panel minutes", ON_A_STORE)
@verb.command("minutes")
@document_options(required=False)
@with_session
def minute(
    session: Session, file: str | None, force: bool, whom: str, plain: bool, logo: str | None, template: str | None
) -> None:
    """Print the minutes: what was decided, by whom, when and why, with the calculated ratings.

    With FILE.docx or FILE.html they are written as a document, which leaves as a `report` does.
    """
    if file is not None:
        write_document(session, Target(file, force, whom, plain, logo, template), "the panel's minutes", _minutes)
        return
    from reviewtui.report.panel import minute_lines
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.lead.decisions import panel_rows

    with session.reading() as store:
        inspection = inspection_of(store)
        print_lines(minute_lines(inspection.framework, inspection.title, panel_rows(store), width()))


def _minutes(store: Store, person: str | None) -> Document:
    from reviewtui.report.document.minutes import minutes
    from reviewtui.services.reports.reporting import reported

    return minutes(reported(store, person))
