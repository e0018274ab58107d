"""`report`: the inspection report, as a file that can be read without this program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.casefile.visible import quoted
from reviewtui.cli.leaving import allowed_out
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate
from reviewtui.services.errors import BadInput

if TYPE_CHECKING:
    from reviewtui.report.document.blocks import Document

WEB_PAGE, WORD = (".html", ".htm"), (".docx",)


@click.command("report")
@click.argument("file", type=click.Path(readable=False), metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE when it exists.")
@click.option("--for", "whom", default="", metavar="NAME", help="Who the report is for; the access log keeps it.")
@click.option("--plain", is_flag=True, help="Let FILE out of an encrypted store without encrypting it.")
@with_session
def verb(session: Session, file: str, force: bool, whom: str, plain: bool) -> None:
    """Write the inspection report: FILE.html is one web page, FILE.docx a word processor's file to finish by hand.

    Ratings with their reasons, every question with counts and margins, the sites, timeliness, missed opportunities,
    outcomes and the method. Tables and charts say what `summary` says. The page needs nothing else and runs no program,
    follows the reader's light or dark setting, and prints on A4. `reviewtui docs report` says what is in it.

    The report is never encrypted. Before it leaves, likely identifiers are listed, as `export` does. The access log
    keeps when it left, who made it, where it went and its SHA-256: `history --access`.
    """
    from reviewtui.report.document.content import inspection_report
    from reviewtui.services.access import Leaving
    from reviewtui.services.outgoing import PLAIN_FILES, require_place, write_out
    from reviewtui.services.reporting import reported

    path = Path(file)
    _require_form(path)
    with session.store() as store:
        require_place(store, path, replace=force)
        allowed_out(store, None, plain=plain, warning=PLAIN_FILES)
        signer = session.signer(store)
        data = _drawn(path, inspection_report(reported(store)))
        write_out(store, signer, path, data, Leaving("the report", whom=whom), replace=force)
    narrate(f"Wrote {len(data):,} bytes to {file}.")


def _require_form(path: Path) -> None:
    """Raises BadInput for a name that says some other form."""
    if path.suffix.casefold() not in (*WEB_PAGE, *WORD):
        raise BadInput(f"{quoted(path.name)} is not the name of a report. Give it a name that ends in .html or .docx.")


def _drawn(path: Path, document: Document) -> bytes:
    if path.suffix.casefold() in WORD:
        from reviewtui.report.document.word import word_file

        return word_file(document)
    from reviewtui.report.document.page import page

    return page(document)
