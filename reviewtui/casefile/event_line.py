"""Adding or correcting an event takes one typed line: `12/3/2006 police referral p31 what happened`."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewtui.casefile.event import Event
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import (
    DATE_HELP,
    BadLine,
    first_words,
    require_order,
    typed_agency,
    typed_date,
    typed_event_type,
    typed_like,
)
from reviewtui.casefile.visible import quoted

_NOW = "now"


@dataclass(frozen=True)
class EventLine:
    """The parts of a typed line, in the words of the files; an event of the case it is added to."""

    date: PartialDate
    agency: str
    type: str
    document: str | None
    page: int | None
    text: str
    until: PartialDate | None = None
    open: bool = False


def parse_event_line(line: str, documents: Mapping[str, int | None] | None = None) -> EventLine:
    """Read `DATE [to DATE] AGENCY TYPE [d4] [p31] [text]`; dates with / or . are day first, `to now` is still going on.

    An agency is its name, its three letters or enough of either; a type may be written with spaces or underscores,
    or cut short where that leaves no doubt. A colon may stand before the text. With `documents` (id → pages, or None
    where unknown) the document must be one of them and have the page. Raises BadLine with one sentence for the person
    who typed it.
    """
    word, rest = first_words(line, 1)
    if not word:
        raise BadLine(f"Start with the date: {DATE_HELP}.")
    date = typed_date(word)
    until, is_open, rest = _end(rest)
    require_order(date, until)
    agency, rest = typed_agency(rest)
    head, text = _parted(rest, documents or {})
    kind, rest = typed_event_type(head)
    document, page, words = _source(rest, documents or {})
    if document is not None and documents is not None:
        _check_source(document, page, documents)
    return EventLine(date, agency, kind, document, page, (words or text).strip(), until, is_open)


def event_line(event: Event) -> str:
    """The line that reads back as this event: what a person corrects."""
    until = f"to {_NOW}" if event.open else f"to {typed_like(event.until)}" if event.until else ""
    page = f"p{event.page}" if event.page else ""
    agency, kind = event.agency.replace("_", " "), event.type.replace("_", " ")
    parts = (typed_like(event.date), until, agency, kind, event.document or "", page)
    head = " ".join(part for part in parts if part)
    return f"{head}: {event.text}" if event.text else head


def _end(text: str) -> tuple[PartialDate | None, bool, str]:
    """The end of a span, whether it still goes on, and the rest; `to` and `until` both say that one follows."""
    word, rest = first_words(text, 1)
    if word.lower() not in ("to", "until"):
        return None, False, text
    word, rest = first_words(rest, 1)
    if word.lower() == _NOW:
        return None, True, rest
    return typed_date(word), False, rest


def _source(text: str, documents: Mapping[str, int | None]) -> tuple[str | None, int | None, str]:
    """Document and page, in either order and each at most once, then the text."""
    document: str | None = None
    page: int | None = None
    while True:
        word, rest = first_words(text, 1)
        if document is None and (word in documents or _is_numbered(word, "d")):
            document = word
        elif page is None and _is_numbered(word, "p"):
            page = _page(word)
        else:
            return document, page, text
        text = rest


def _parted(text: str, documents: Mapping[str, int | None]) -> tuple[str, str]:
    """What stands before the colon with which the text begins, and the text; all and nothing where there is none.

    A colon further on is part of the text.
    """
    head, colon, rest = text.partition(":")
    try:
        _, after = typed_event_type(head)
    except BadLine:
        return text, ""
    return (head, rest) if colon and not _source(after, documents)[2] else (text, "")


def _is_numbered(word: str, letter: str) -> bool:
    return word[:1] == letter and word[1:].isascii() and word[1:].isdigit()


def _page(word: str) -> int:
    if len(word) > 7 or int(word[1:]) < 1:
        raise BadLine(f"{quoted(word)} is not a page; pages are counted from 1.")
    return int(word[1:])


def _check_source(document: str, page: int | None, documents: Mapping[str, int | None]) -> None:
    if document not in documents:
        known = hint(document, documents) if documents else "it has none."
        raise BadLine(f"The case has no document {quoted(document)}; {known}")
    pages = documents[document]
    if page is not None and pages is not None and page > pages:
        raise BadLine(f"Document {quoted(document)} has no page {page}; it ends at page {pages}.")
