"""Evidence as an inspector types it: `d4 p31`, `case manager`; and what there is to pick from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewtui.casefile.case import Document
from reviewtui.services.evidence import Evidence, read_evidence

USUAL_SOURCES = ("case manager", "child", "parent or carer", "other professional", "multi-agency discussion")


@dataclass(frozen=True)
class Citation:
    """Something to pick."""

    words: str
    """What picking it puts in the line: `d4 p` waits for the page, a source is whole."""
    label: str
    """What it is. Untrusted text."""
    whole: bool
    """Whether it can be added as it is."""


def citations(documents: Sequence[Document], typed: str) -> tuple[Citation, ...]:
    """The usual sources and the case's documents, those that go with what is typed so far."""
    known = [Citation(f"source {name}", name, whole=True) for name in USUAL_SOURCES]
    known += [Citation(f"{document.id} p", _described(document), whole=False) for document in documents]
    words = typed.casefold().removeprefix("source ").removeprefix("doc ").split()
    head = words[:1] if _document_of(words, documents) else words
    return tuple(each for each in known if all(word in each.label.casefold() for word in head))


def cited(typed: str, documents: Sequence[Document]) -> Evidence:
    """The evidence that is meant. Raises BadInput with the sentence for the person who typed it."""
    words = typed.strip()
    lower = words.casefold()
    if lower in USUAL_SOURCES:
        return {"source": lower}
    split = words.split()
    document = _document_of(split, documents)
    if document is not None:
        ends_open = len(split) > 1 and split[-1].casefold() in ("p", "page")
        return read_evidence(" ".join(["doc", document.id, *(split[1:-1] if ends_open else split[1:])]))
    return read_evidence(words)


def noted(typed: str, documents: Sequence[Document]) -> tuple[str, str | None, int | None]:
    """A note as it is typed, `d4 p31 what to come back to`: its text, then document and page where they stand first."""
    first, _, rest = typed.strip().partition(" ")
    document = _document_of([first], documents)
    if document is None:
        return typed.strip(), None, None
    page = re.match(r"\s*p(?:age)?\.?\s*(\d{1,6})(?!\S)", rest, re.IGNORECASE)
    if page is None:
        return rest.strip(), document.id, None
    return rest[page.end() :].strip(), document.id, int(page[1])


def _document_of(words: Sequence[str], documents: Sequence[Document]) -> Document | None:
    """The document whose name stands first, in any case of letters."""
    named = words[0].casefold() if words else ""
    return next((document for document in documents if document.id.casefold() == named), None)


def _described(document: Document) -> str:
    pages = f", {document.pages} pages" if document.pages is not None else ""
    return f"{document.id} {document.title}{pages}"
