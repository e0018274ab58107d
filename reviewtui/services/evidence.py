"""Evidence: an event, a document and page, or a named source; read from words and checked against the case."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.visible import quoted
from reviewtui.services.errors import BadInput

Evidence = Mapping[str, Any]
"""{"event": "e12"}, {"document": "d4", "page": 31} or {"source": "case manager"}."""

FORMS = "write an event (e12), a document and page (doc d4 p31) or a source (source case manager)"


def read_evidence(words: str) -> Evidence:
    """`e12`, `doc d4 p31`, `doc d4` or `source case manager`. Raises BadInput."""
    words = words.strip()
    if found := re.fullmatch(r"doc(?:ument)?\s+(\S+?)(?:\s*,?\s+p(?:age)?\.?\s*(\d{1,6}))?", words, re.IGNORECASE):
        return {"document": found[1], "page": int(found[2])} if found[2] else {"document": found[1]}
    if found := re.fullmatch(r"source\s+(\S.*)", words, re.IGNORECASE):
        return {"source": found[1]}
    if words and not re.search(r"\s", words):
        return {"event": words}
    raise BadInput(f"{quoted(words)} is not a piece of evidence: {FORMS}.")


def checked(
    evidence: Iterable[Evidence], events: Sequence[Event], documents: Sequence[Document]
) -> list[dict[str, Any]]:
    """The same evidence without repeats, each piece known to be in the case. Raises BadInput."""
    known_events = {event.id for event in events}
    known_documents = {document.id: document for document in documents}
    kept: list[dict[str, Any]] = []
    for piece in evidence:
        _check(piece, known_events, known_documents)
        if dict(piece) not in kept:
            kept.append(dict(piece))
    return kept


def in_words(piece: Evidence, events: Mapping[str, Event], documents: Mapping[str, Document]) -> str:
    """One line for a piece of evidence, as a person would cite it. Untrusted text: clean it before showing."""
    if "event" in piece:
        event = events.get(piece["event"])
        return f"{event.date.shown} {event.text}" if event else f"event {piece['event']}"
    if "document" in piece:
        document = documents.get(piece["document"])
        title = document.title if document else f"document {piece['document']}"
        return f"{title}, p{piece['page']}" if piece.get("page") else title
    return str(piece["source"])


def _check(piece: Evidence, events: set[str], documents: Mapping[str, Document]) -> None:
    if "event" in piece and piece["event"] not in events:
        raise BadInput(f"This case has no event {quoted(str(piece['event']))}: {FORMS}.")
    if "document" in piece:
        document = documents.get(piece["document"])
        if document is None:
            raise BadInput(f"This case has no document {quoted(str(piece['document']))}: {_listed(documents)}.")
        page, pages = piece.get("page"), document.pages
        if page is not None and (page < 1 or (pages is not None and page > pages)):
            raise BadInput(f"Document {document.id} has pages 1 to {pages}, not {page}.")
    if "source" in piece and not str(piece["source"]).strip():
        raise BadInput("A source needs a name, for example “source case manager”.")


def _listed(documents: Mapping[str, Document]) -> str:
    return f"it has {', '.join(documents)}" if documents else "it has none"
