"""`draft`: what a site is sent to check for accuracy."""

from __future__ import annotations

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.feedback import SITE_OPTION
from reviewtui.cli.report_file import Target, document_options, write_document
from reviewtui.cli.session import Session, with_session


@example("draft north.html --site North", ON_A_STORE)
@click.command("draft")
@document_options()
@SITE_OPTION
@with_session
def verb(
    session: Session, file: str, site: str, force: bool, whom: str, plain: bool, logo: str | None, template: str | None
) -> None:
    """Write the draft that one site checks for factual accuracy.

    It holds the counts of the site's own cases, and case by case each answer with its rationale and each missed
    opportunity. Of other sites there is nothing in it: the reference of another site's case in a rationale is replaced
    by “[another case]”. FILE ends in .html or .docx, and leaves as `report` does.
    """
    from reviewtui.report.document.sites import draft
    from reviewtui.services.reports.site_reporting import site_reported

    target = Target(file, force, whom, plain, logo, template)
    write_document(session, target, f"the draft for {site}", lambda store, _: draft(site_reported(store, site)))
