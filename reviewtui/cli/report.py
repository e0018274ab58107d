"""`report`: the inspection report, as a file that can be read without this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.report_file import Target, document_options, write_document
from reviewtui.cli.session import Session, with_session

if TYPE_CHECKING:
    from reviewtui.report.document.blocks import Document
    from reviewtui.services.store.stores import Store


@example("report report.html", ON_A_STORE)
@click.command("report")
@document_options()
@with_session
def verb(
    session: Session, file: str, force: bool, whom: str, plain: bool, logo: str | None, template: str | None
) -> None:
    """Write the inspection report: FILE.html is one web page, FILE.docx a word processor's file to finish by hand.

    Ratings with their reasons, every question with counts and margins, the sites, timeliness, missed opportunities,
    outcomes and the method. Tables and charts say what `summary` says. The page needs nothing else and runs no program,
    but for what a template of your own adds. It follows the reader's light or dark setting, and prints on A4.
    `reviewtui docs report` says what is in it.

    The report is never encrypted. Before it leaves, likely identifiers are listed, as `export` does. The access log
    keeps when it left, who made it, where it went and its SHA-256: `history --access`.
    """
    write_document(session, Target(file, force, whom, plain, logo, template), "the report", _report)


def _report(store: Store, person: str | None) -> Document:
    from reviewtui.report.document.content import inspection_report
    from reviewtui.services.reports.reporting import reported

    return inspection_report(reported(store, person))
