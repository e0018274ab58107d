"""`recommend`: what the lead inspector recommends, to whom, and the figures that each recommendation rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import complete_node, complete_site
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.filtering import filter_in, filter_options
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Written


@example('recommend add police "Share each plan within a week." --on 2.2 --on 2', SIGNED)
@click.group("recommend", cls=VerbGroup)
def verb() -> None:
    """Write, list and withdraw recommendations, with the figures they rest on.

    The figures beside a recommendation are those of today. Where they have
    changed since it was written, the list says what they were.
    """


@example('recommend add police "Share each plan within a week." --on 2.2 --on 2', SIGNED)
@verb.command("add")
@click.argument("to", type=WORDS)
@click.argument("text", type=WORDS)
@click.option(
    "--on",
    "nodes",
    type=WORDS,
    metavar="CODE",
    multiple=True,
    required=True,
    help="A standard or question it rests on, or overall. Repeat for more.",
    shell_complete=complete_node,
)
@click.option("--site", type=WORDS, metavar="SITE", help="Rest on this site's figures.", shell_complete=complete_site)
@JSON_OPTION
@with_session
def add(session: Session, to: str, text: str, nodes: tuple[str, ...], site: str | None, as_json: bool) -> None:
    """Recommend TEXT to an agency, or to whom TO says. Only the lead inspector can."""
    from reviewtui.services.lead import recommendations

    carry_out(session, as_json, recommendations.add, to, text, nodes, site)


@example('recommend withdraw ab12cd34-9 --reason "Said twice."', SIGNED)
@verb.command("withdraw")
@click.argument("recommendation", type=WORDS, metavar="ID")
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why it is withdrawn.")
@JSON_OPTION
@with_session
def withdraw(session: Session, recommendation: str, reason: str, as_json: bool) -> None:
    """Withdraw recommendation ID. It stays in the record. Only the lead inspector can."""
    from reviewtui.services.lead import recommendations

    carry_out(session, as_json, recommendations.withdraw, recommendation, reason)


@example("recommend list", ON_A_STORE)
@verb.command("list")
@filter_options
@JSON_OPTION
@with_session
def list_(session: Session, chosen: Written | None, as_json: bool) -> None:
    """List the recommendations with their ids, each with the figures it rests on.

    --site, --inspector, --group and --state together choose cases. Those that
    rest on other sites are left out, and each figure is also given for the
    chosen cases.
    """
    from reviewtui.services.lead.recommendations import listed

    with session.reading() as store:
        found = listed(store, filter_in(store, chosen))
    if as_json:
        print_document(found.as_json())
        return
    from reviewtui.report.recommendations import recommendation_lines

    print_lines(recommendation_lines(found, width()))
    narrate(f"Recommendations: {len(found.recommendations):,}.")
