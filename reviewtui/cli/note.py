"""`note`: an inspector's own working notes, taken while reading and moved into the rationale."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE, complete_question
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.store.stores import Store


@example('note NOR-03 1.1 "The school was never asked."', SIGNED)
@click.command("note")
@CASE
@click.argument("question", type=WORDS, required=False, metavar="[QUESTION]", shell_complete=complete_question)
@click.argument("text", type=WORDS, required=False, metavar="[TEXT]")
@click.option("--document", type=WORDS, metavar="ID", help="The document it was read in, as d4.")
@click.option("--page", type=click.IntRange(1), metavar="N", help="The page of that document.")
@click.option("--use", type=WORDS, metavar="NOTE", help="Move this note into the rationale of its question.")
@click.option("--change", type=(WORDS, WORDS), metavar="NOTE TEXT", help="Change a note's text.")
@click.option("--drop", type=WORDS, metavar="NOTE", help="Delete this note.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    case: str,
    question: str | None,
    text: str | None,
    document: str | None,
    page: int | None,
    use: str | None,
    change: tuple[str, str] | None,
    drop: str | None,
    as_json: bool,
) -> None:
    """Add the note TEXT under QUESTION of CASE. Without TEXT, list your unused notes.

    Notes are your own: nobody else's list shows them, and an export leaves them out unless it is asked for them. A
    note that is used goes into the rationale, its document and page into the evidence.
    """
    asked = [each for each in (use, change, drop) if each is not None]
    if len(asked) + (text is not None) > 1 or (asked and question is not None):
        raise BadUsage("Do one thing at a time: take a note, --use one, --change one or --drop one.")
    if text is None and (document is not None or page is not None):
        raise BadUsage("--document and --page go with the TEXT of a new note.")
    with session.store() as store:
        person = session.person(store)
        if text is not None and question is not None:
            from reviewtui.services.judging.notes import take

            print_change(take(store, person, case, question, text, document, page), as_json)
        elif asked:
            print_change(_changed(store, person, case, use, change, drop), as_json)
        else:
            _list(store, person, case, question, as_json)
            session.note_read(store, case)


def _changed(
    store: Store, person: str, case: str, use: str | None, change: tuple[str, str] | None, drop: str | None
) -> Change:
    from reviewtui.services.judging import notes

    if use is not None:
        return notes.move(store, person, case, use)
    if change is not None:
        return notes.change(store, person, case, *change)
    return notes.discard(store, person, case, drop or "")


def _list(store: Store, person: str, case: str, question: str | None, as_json: bool) -> None:
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.judging.judgements import known_question
    from reviewtui.services.judging.notes import notes

    if question is not None:
        known_question(inspection_of(store).framework, question)
    found = [note for note in notes(store, person, case) if question in (None, note.question)]
    if as_json:
        print_document({"case": case, "notes": [asdict(note) for note in found]})
        return
    from reviewtui.report.notes import note_lines

    print_lines(note_lines(found, width()))
    narrate(f"Unused notes: {len(found):,}.")
