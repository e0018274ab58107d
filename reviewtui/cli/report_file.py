"""What the commands share that write a document: where it goes, in which form, and how it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reviewtui.casefile.visible import quoted, visible
from reviewtui.cli.leaving import allowed_out_in_words
from reviewtui.cli.streams import narrate
from reviewtui.services.errors import BadInput, BadUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.cli.session import Session
    from reviewtui.report.document.blocks import Document
    from reviewtui.services.store.stores import Store

WEB_PAGE, WORD = (".html", ".htm"), (".docx",)


class Target(NamedTuple):
    """Where a document goes."""

    file: str
    force: bool
    whom: str
    plain: bool
    logo: str | None = None
    """Path of a picture."""
    template: str | None = None
    """Path of a template of somebody's own."""


def document_options(*, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """FILE and the options of every command that writes a document; FILE may be left out unless `required`."""

    def given(verb: Callable[..., Any]) -> Callable[..., Any]:
        path = click.Path(readable=False)
        for option in (
            click.option(
                "--template", type=path, metavar="TEMPLATE", help="A Jinja template of your own for a web page."
            ),
            click.option("--logo", type=path, metavar="IMAGE", help="A PNG or JPEG for its head."),
            click.option("--plain", is_flag=True, help="Write FILE without encryption, from an encrypted store."),
            click.option("--for", "whom", default="", metavar="NAME", help="Who it is for; the access log keeps it."),
            click.option("--force", is_flag=True, help="Replace FILE when it exists."),
            click.argument("file", type=path, required=required, metavar="FILE" if required else "[FILE]"),
        ):
            verb = option(verb)
        return verb

    return given


def write_document(session: Session, target: Target, what: str, make: Callable[[Store, str | None], Document]) -> None:
    """Make a document from the store and write it in the form that its name says; `what` is for the access log."""
    from reviewtui.report.document.blocks import words_of
    from reviewtui.services.export.access import Leaving
    from reviewtui.services.export.outgoing import require_place, write_out
    from reviewtui.services.files.logos import read_logo
    from reviewtui.services.files.templates import read_template

    path = Path(target.file)
    if path.suffix.casefold() not in (*WEB_PAGE, *WORD):
        raise BadInput(f"{quoted(path.name)} is not the name of a report. Give it a name that ends in .html or .docx.")
    if target.template is not None and path.suffix.casefold() in WORD:
        raise BadUsage("--template is for a web page. A Word document is finished in the word processor: leave it out.")
    logo = read_logo(target.logo) if target.logo is not None else None
    text = read_template(target.template) if target.template is not None else None
    with session.store() as store:
        require_place(store, path, replace=target.force)
        signer = session.signer(store)
        document = _with_doubt(make(store, signer), len(store.left_out))._replace(logo=logo)
        allowed_out_in_words(store, words_of(document), plain=target.plain)
        data = _drawn(path, document, target.template or "", text)
        write_out(store, signer, path, data, Leaving(what, whom=target.whom), replace=target.force)
    narrate(f"Wrote {len(data):,} bytes to {target.file}.")


def _with_doubt(document: Document, left_out: int) -> Document:
    """The same, which says at its head how many damaged entries were read around; they may be another site's."""
    if not left_out:
        return document
    number = "1 entry is" if left_out == 1 else f"{left_out:,} entries are"
    doubt = f"{number} damaged and left out of this document"
    return document._replace(draft=f"{document.draft}. {doubt}" if document.draft else doubt)


def _drawn(path: Path, document: Document, template: str, text: str | None) -> bytes:
    if path.suffix.casefold() in WORD:
        from reviewtui.report.document.word import word_file

        return word_file(document)
    from time import process_time

    from reviewtui.report.document.page import FaultyTemplateError, OwnTemplate, page

    try:
        return page(document, None if text is None else OwnTemplate(visible(Path(template).name), text, process_time))
    except FaultyTemplateError as fault:
        raise BadInput(f"{fault} Nothing was written.") from None
