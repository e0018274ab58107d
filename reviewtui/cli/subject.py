"""`subject`: all that is held about one child, with everybody else in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import document_bytes, narrate, print_document, print_lines, width

if TYPE_CHECKING:
    from reviewtui.services.export.subjects import Subject


@example("subject NOR-03 --json", ON_A_STORE)
@click.command("subject")
@click.argument("case", shell_complete=complete_case)
@click.option("--for", "whom", default="", metavar="NAME", help="Who it is for; the access log keeps it.")
@JSON_OPTION
@with_session
def verb(session: Session, case: str, whom: str, as_json: bool) -> None:
    """Print all that the store holds about the child of CASE: for somebody who asks what is held about them.

    Every entry in full, current ones first and replaced ones after them, working notes and drafts too; and who opened
    the case. Everybody else who is named is marked “‡” and listed first: inspectors, case managers, who was told of an
    alert, persons who were harmed, and what in a text is likely to identify somebody. Read it before you hand it on: a
    program does not find every name.

    Other cases, the framework and panel ratings are not in it. The access log keeps that it was made.
    """
    from reviewtui.report.subject import subject_lines
    from reviewtui.services.export.access import EXTRACTED, Leaving, leaving
    from reviewtui.services.export.subjects import about, document

    with session.store() as store:
        subject = about(store, case)
        lines = [] if as_json else list(subject_lines(subject, width()))
        data = document_bytes(document(subject)) if as_json else "\n".join(line.plain for line in lines).encode()
        with leaving(store, session.signer(store), EXTRACTED, Leaving(case, whom=whom), lambda _: None) as departure:
            departure.write(data)
            if as_json:
                print_document(document(subject))
            else:
                print_lines(lines)
        narrate(_told(subject))


def _told(subject: Subject) -> str:
    others = len(subject.third_parties)
    return f"Entries: {len(subject.held):,}. Other people marked: {others:,}. Read it through before you hand it on."
