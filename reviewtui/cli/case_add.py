"""`case-add`: a case known by no more than its reference and site."""

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import complete_site
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.words import WORDS


@example("case-add NOR-09 North", SIGNED)
@click.command("case-add")
@click.argument("reference", type=WORDS, metavar="REF")
@click.argument("site", type=WORDS, metavar="SITE", shell_complete=complete_site)
@JSON_OPTION
@with_session
def verb(session: Session, reference: str, site: str, as_json: bool) -> None:
    """Add the case REF at SITE.

    REF is the case's reference, up to 40 characters without a slash. SITE is the code or the name of one of the
    inspection's sites.
    """
    from reviewtui.services.cases.casefiles import add_case

    carry_out(session, as_json, add_case, reference, site)
