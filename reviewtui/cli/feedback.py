"""`feedback`: what a site hears at the end of fieldwork."""

from __future__ import annotations

import click

from reviewtui.cli.completing import complete_site
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.report_file import Target, document_options, write_document
from reviewtui.cli.session import Session, with_session

SITE_OPTION = click.option(
    "--site", required=True, metavar="SITE", shell_complete=complete_site, help="The site it is for (code or name)."
)


@example("feedback north.docx --site North", ON_A_STORE)
@click.command("feedback")
@document_options()
@SITE_OPTION
@with_session
def verb(
    session: Session, file: str, site: str, force: bool, whom: str, plain: bool, logo: str | None, template: str | None
) -> None:
    """Write feedback for one site: strengths, areas to improve and counts, without ratings.

    A question in which more than half of the site's applicable cases are good is a strength; the other ones are areas
    to improve. Timeliness and possible missed opportunities follow as counts. No case is named, and nothing of other
    sites is in it. FILE ends in .html or .docx, and leaves as `report` does.
    """
    from reviewtui.report.document.sites import feedback
    from reviewtui.services.reports.site_reporting import site_reported

    target = Target(file, force, whom, plain, logo, template)
    write_document(session, target, f"feedback for {site}", lambda store, _: feedback(site_reported(store, site)))
