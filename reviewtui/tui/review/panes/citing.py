"""What there is to pick from while a source is typed: the usual people, and the documents of the case."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewtui.casefile.case import Document
from reviewtui.services.judging.evidence import SOURCES


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
    known = [Citation(f"source {name}", name, whole=True) for name in SOURCES]
    known += [Citation(f"{document.id} p", _described(document), whole=False) for document in documents]
    words = typed.casefold().removeprefix("source ").removeprefix("doc ").split()
    head = words[:1] if _document_of(words, documents) else words
    return tuple(each for each in known if all(word in each.label.casefold() for word in head))


def _document_of(words: Sequence[str], documents: Sequence[Document]) -> Document | None:
    """The document whose name stands first, in any case of letters."""
    named = words[0].casefold() if words else ""
    return next((document for document in documents if document.id.casefold() == named), None)


def _described(document: Document) -> str:
    pages = f", {document.pages} pages" if document.pages is not None else ""
    return f"{document.id} {document.title}{pages}"
