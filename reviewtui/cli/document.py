"""`document`: the documents of a case, how far each was read, and one more to ask the site for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadInput, BadUsage

if TYPE_CHECKING:
    from reviewtui.services.cases.documents import Listed

ADD = "add"


@example("document NOR-03 d4 part-read", SIGNED)
@click.command("document")
@CASE
@click.argument("document", type=WORDS, required=False, metavar="[DOCUMENT]")
@click.argument("state", type=WORDS, required=False, metavar="[STATE]")
@click.option(
    "--state", "added_as", type=WORDS, metavar="STATE", help="The state of a document that is added; else requested."
)
@JSON_OPTION
@with_session
def verb(
    session: Session, case: str, document: str | None, state: str | None, added_as: str | None, as_json: bool
) -> None:
    """List the documents of CASE with their states, or put DOCUMENT (its id, as d4) in a STATE.

    STATE is not-read, part-read, read, requested or not-supplied. With `add` for DOCUMENT, a line for STATE adds a
    document to ask for: `document NOR-03 add "police custody record, 12/3/2006, 8 pages"`; date and pages may be left
    out.
    """
    if added_as is not None and document != ADD:
        raise BadUsage("--state goes with `add`: a document that is there takes its state as the last word.")
    if document == ADD:
        if state is None:
            raise BadUsage('Say what to add: `document CASE add "police custody record, 12/3/2006"`.')
        _add(session, case, state, added_as, as_json)
    elif document is not None and state is not None:
        _mark(session, case, document, state, as_json)
    else:
        _list(session, case, document, as_json)


def _add(session: Session, case: str, line: str, state: str | None, as_json: bool) -> None:
    from reviewtui.services.cases.documents import add

    carry_out(session, as_json, add, case, line, state or "requested")


def _mark(session: Session, case: str, document: str, state: str, as_json: bool) -> None:
    from reviewtui.services.cases.documents import mark

    carry_out(session, as_json, mark, case, document, state)


def _list(session: Session, case: str, only: str | None, as_json: bool) -> None:
    from reviewtui.services.cases.documents import STATES, documents

    with session.store() as store:
        found = documents(store, case)
        session.note_read(store, case)
    if only is not None:
        found = tuple(each for each in found if each.document.id.casefold() == only.casefold())
        if not found:
            raise BadInput(f"{case} has no document “{only}”: `reviewtui document {case}` lists them.")
    if as_json:
        print_document({"case": case, "documents": [_item(each) for each in found]})
        return
    from reviewtui.report.documents import document_lines

    print_lines(document_lines(found, STATES, width()))
    narrate(f"Documents: {len(found):,}. Read: {sum(each.state == 'read' for each in found):,}.")


def _item(listed: Listed) -> dict[str, Any]:
    """The document as the export lists it, its state always there."""
    item = {key: value for key, value in listed.document.content().items() if key != "case"}
    return {**item, "state": listed.state}
