"""`requests`: what to ask each site for, as plain text that can go into a letter."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_site
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS


@example("requests North", ON_A_STORE)
@click.command("requests")
@click.argument("site", type=WORDS, required=False, metavar="[SITE]", shell_complete=complete_site)
@JSON_OPTION
@with_session
def verb(session: Session, site: str | None, as_json: bool) -> None:
    """List what to ask the sites for, or SITE alone: every document requested or not supplied.

    SITE is a code or a name. The text is plain, to be put into an e-mail as it is.
    """
    from reviewtui.services.cases.documents import as_json as item
    from reviewtui.services.cases.documents import requests
    from reviewtui.services.inspections import inspection_of

    with session.reading() as store:
        found = requests(store, site)
        names = {place.code: place.name for place in inspection_of(store).sites}
    if as_json:
        print_document({"requests": [item(request) for request in found]})
        return
    from reviewtui.report.documents import request_lines

    print_lines(request_lines(found, names, width()))
    narrate(f"Documents to ask for: {len(found):,}." if found else "Nothing to ask for.")
