"""`publish`: the figures of an inspection that anybody may see."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.leaving import allowed_out_in_words
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate
from reviewtui.figures.suppression import FEWEST


@example("publish published --threshold 5", ON_A_STORE)
@click.command("publish")
@click.argument("folder", type=click.Path(readable=False), metavar="DIR")
@click.option(
    "--threshold", type=click.IntRange(min=2), default=FEWEST, show_default=True, help="Counts below it are hidden."
)
@click.option("--force", is_flag=True, help="Replace files in DIR that exist already.")
@click.option("--for", "whom", default="", metavar="NAME", help="Who it is for; the access log keeps it.")
@click.option("--plain", is_flag=True, help="Write it without encryption, from an encrypted store.")
@with_session
def verb(session: Session, folder: str, threshold: int, force: bool, whom: str, plain: bool) -> None:
    """Write to DIR what may be published: tables as CSV, one web page with the same tables, and what was hidden.

    There is no text and no single case in it: only ratings, counts of answers, of characteristics, of timeliness and of
    confirmed missed opportunities. Counts below the threshold are shown as `c`, and with them other counts from which
    they would follow. A table that would still give one away is withheld. `hidden.csv` lists all that was hidden.

    Everything says DRAFT until the inspection is signed off. `reviewtui docs report` tells the rules.
    """
    from reviewtui.report.document.blocks import words_of
    from reviewtui.report.document.page import page
    from reviewtui.report.document.publication import publication
    from reviewtui.services.reports.publication import published
    from reviewtui.services.reports.publishing import publish

    with session.store() as store:
        found = published(store, threshold)
        document = publication(found)
        allowed_out_in_words(store, words_of(document), plain=plain)
        signer, data = session.signer(store), page(document)
        files = publish(store, Path(folder), signer, found, data, replace=force, whom=whom)
    narrate(f"Wrote {len(files)} files to {folder}. Rows in which something is hidden: {len(found.hidden):,}.")
