"""Evidence: an event, a document and page, what was looked for in vain, or a named source; read and checked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Document
from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.event import Event
from reviewtui.casefile.visible import quoted
from reviewtui.services.errors import BadInput

Evidence = Mapping[str, Any]
"""{"event": "e12"}, {"document": "d4", "page": 31}, {"absence": "7f3a-12"} or {"source": "case manager"}."""

SOURCES = ("case manager", "child", "parent or carer", "other professional", "multi-agency discussion")
"""Whom or what inspectors usually name as a source."""

FORMS = "Enter e12, doc d4 p31, absence 7f3a-12, or source case manager"

_PAGE = r"(?:\s*,\s*|\s+)(?:p\.?|pages?)\s*(\d{1,6})"
_OPEN = re.compile(r"\s*,?\s+(?:p\.?|pages?)$", re.IGNORECASE)
"""A page that was begun and not written: the document alone is meant."""


def read_evidence(words: str, documents: Sequence[Document] = ()) -> Evidence:
    """What a person who types a source means: `e12`, `doc d4 p31`, `D4, page 31`, `d4`, `absence 7f3a-12`, `child`.

    A word that is the id of one of the case's `documents`, in any case of letters, is that document. Raises BadInput.
    """
    words = words.strip()
    if words.casefold() in SOURCES:
        return {"source": words.casefold()}
    if found := re.fullmatch(r"source\s+(\S.*)", words, re.IGNORECASE):
        return {"source": found[1]}
    if found := re.fullmatch(r"absence\s+(\S+)", words, re.IGNORECASE):
        return {"absence": found[1]}
    said = re.fullmatch(rf"(doc(?:ument)?\s+)?(\S+?)(?:{_PAGE})?", _OPEN.sub("", words), re.IGNORECASE)
    if said is None:
        raise BadInput(f"{quoted(words)} is not an event, document or person. {FORMS}.")
    known = _document_of(said[2], documents)
    if known is None and not said[1] and not said[3] and _OPEN.search(words) is None:
        return {"event": said[2]}
    name = known.id if known else said[2]
    return {"document": name, "page": int(said[3])} if said[3] else {"document": name}


def read_note(words: str, documents: Sequence[Document]) -> tuple[str, str | None, int | None]:
    """A note as it is typed, `d4 p31 what to come back to`: its text, then document and page where they come first."""
    first, _, rest = words.strip().partition(" ")
    document = _document_of(first, documents)
    if document is None or not rest.strip():
        return words.strip(), None, None
    page = re.match(r"\s*(?:p\.?|pages?)\s*(\d{1,6})(?!\S)", rest, re.IGNORECASE)
    if page is None:
        return rest.strip(), document.id, None
    return rest[page.end() :].strip(), document.id, int(page[1])


def _document_of(word: str, documents: Sequence[Document]) -> Document | None:
    """The document of that name, in any case of letters."""
    return next((document for document in documents if document.id.casefold() == word.casefold()), None)


def checked(
    evidence: Iterable[Evidence],
    events: Sequence[Event],
    documents: Sequence[Document],
    absences: Sequence[Absence] = (),
    before: Sequence[Evidence] = (),
) -> list[dict[str, Any]]:
    """The same evidence without repeats, each piece known to be in the case. Raises BadInput.

    What the judgement rested on `before` may stay, whatever became of it since.
    """
    known_events = {event.id for event in events}
    known_documents = {document.id: document for document in documents}
    known_absences = {absence.id for absence in absences}
    kept: list[dict[str, Any]] = []
    for piece in evidence:
        if piece not in before:
            _check(piece, known_events, known_documents, known_absences)
        if dict(piece) not in kept:
            kept.append(dict(piece))
    return kept


def in_words(
    piece: Evidence,
    events: Mapping[str, Event],
    documents: Mapping[str, Document],
    absences: Mapping[str, Absence] | None = None,
) -> str:
    """One line for a piece of evidence, as a person would cite it. Untrusted text: clean it before showing."""
    if "event" in piece:
        event = events.get(piece["event"])
        return f"{column_day(event.date)} {event.text}" if event else f"event {piece['event']}"
    if "document" in piece:
        document = documents.get(piece["document"])
        title = document.title if document else f"document {piece['document']}"
        return f"{title}, p{piece['page']}" if piece.get("page") else title
    if "absence" in piece:
        absence = (absences or {}).get(piece["absence"])
        return absence.sentence if absence else f"no evidence found, {piece['absence']}"
    return str(piece["source"])


def _check(piece: Evidence, events: set[str], documents: Mapping[str, Document], absences: set[str]) -> None:
    if "event" in piece and piece["event"] not in events:
        raise BadInput(f"{quoted(str(piece['event']))} is not an event, document or person. {FORMS}.")
    if "document" in piece:
        document = documents.get(piece["document"])
        if document is None:
            raise BadInput(f"This case has no document {quoted(str(piece['document']))}: {_listed(documents)}.")
        page, pages = piece.get("page"), document.pages
        if page is not None and (page < 1 or (pages is not None and page > pages)):
            raise BadInput(f"Document {document.id} has pages 1 to {pages}, not {page}.")
    if "absence" in piece and piece["absence"] not in absences:
        raise BadInput(
            f"This case has no “no evidence found” entry {quoted(str(piece['absence']))}. `reviewtui absence "
            f"CASE` lists them."
        )
    if "source" in piece and not str(piece["source"]).strip():
        raise BadInput("A person spoken to needs a name. For example, “source case manager”.")


def _listed(documents: Mapping[str, Document]) -> str:
    return f"it has {', '.join(documents)}" if documents else "it has none"
