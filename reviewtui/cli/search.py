"""`search`: where in all cases words were written."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width


@example('search "custody record"', ON_A_STORE)
@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only in this case.")
@JSON_OPTION
@with_session
def verb(session: Session, words: tuple[str, ...], case: str | None, as_json: bool) -> None:
    """Search narratives, events, documents, rationales, notes and alerts of all cases for WORDS.

    All words must be there, each as a word or the beginning of one; case and accents do not matter. Words in one pair
    of quotation marks belong together. Of working notes only your own are searched.
    """
    from reviewtui.services.cases.caselist import line
    from reviewtui.services.cases.search import as_json as json_of
    from reviewtui.services.cases.search import search

    typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with session.store() as store:
        if case is not None:
            line(store, case)
        found = search(store, typed, session.signer(store), case)
        if as_json:
            print_document(json_of(found, typed))
        else:
            from reviewtui.report.search import search_lines

            print_lines(search_lines(found, typed, width()))
        session.note_read(store, case)
