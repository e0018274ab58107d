"""Adding or correcting an event takes one typed line: `12/3/2006 police referral p31 what happened`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reviewtui.casefile.event import Event
from reviewtui.casefile.event_parts import INFORMED, MEETINGS, REVIEW, WHOLE_DAY, misplaced
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import (
    DATE_HELP,
    BadLine,
    first_words,
    leading_date,
    require_order,
    typed_agency,
    typed_event_type,
    typed_like,
    whole_agency,
)
from reviewtui.casefile.visible import quoted

_NOW = "now"
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})", re.ASCII)


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
    time: str | None = None
    due: PartialDate | None = None
    present: tuple[str, ...] = ()
    told_by: str | None = None


def parse_event_line(line: str, documents: Mapping[str, int | None] | None = None) -> EventLine:
    """Read `DATE [14:30] [to DATE] AGENCY TYPE [d4] [p31] [text]`; dates with / or . are day first.

    A month may be a word, as in `4 May 2006`.

    `to now` is still going on. After the type stand `due DATE` of a review, `present AGENCY, AGENCY` of a meeting, and
    `from AGENCY` of informed, the agency as it is listed.

    An agency is its name, its three letters or enough of either; a type may be written with spaces or underscores,
    or cut short where that leaves no doubt. A colon may stand before the text. With `documents` (id → pages, or None
    where unknown) the document must be one of them and have the page. Raises BadLine with one sentence for the person
    who typed it.
    """
    if not line.strip():
        raise BadLine(f"Start with the date: {DATE_HELP}.")
    date, clock, until, is_open, rest = _dates(line)
    require_order(date, until)
    agency, rest = typed_agency(rest)
    head, text = _parted(rest, documents or {})
    kind, rest = typed_event_type(head)
    parts, rest = _particulars(kind, rest)
    document, page, words = _source(rest, documents or {})
    if document is not None and documents is not None:
        _check_source(document, page, documents)
    said = (words or text).strip()
    read = EventLine(date, agency, kind, document, page, said, until, is_open, clock, *parts)
    for _, wrong in misplaced({"type": kind, "date": date.text, "time": clock}):
        raise BadLine(wrong)
    return read


def event_line(event: Event) -> str:
    """The line that reads back as this event: what a person corrects."""
    until = f"to {_NOW}" if event.open else f"to {typed_like(event.until)}" if event.until else ""
    page = f"p{event.page}" if event.page else ""
    agency, kind = event.agency.replace("_", " "), event.type.replace("_", " ")
    due = f"due {typed_like(event.due)}" if event.due else ""
    there = f"present {', '.join(code.replace('_', ' ') for code in event.present)}" if event.present else ""
    told = f"from {event.told_by.replace('_', ' ')}" if event.told_by else ""
    source = (event.document or "", page)
    parts = (typed_like(event.date), event.time or "", until, agency, kind, told, due, there, *source)
    head = " ".join(part for part in parts if part)
    return f"{head}: {event.text}" if event.text else head


def past_the_dates(line: str) -> str:
    """What follows date, time and end of a typed line: where its agency stands. Raises BadLine."""
    return _dates(line)[-1]


def _dates(line: str) -> tuple[PartialDate, str | None, PartialDate | None, bool, str]:
    """When it was, its time of day, until when, whether it still goes on, and the rest."""
    date, rest = leading_date(line)
    clock, rest = _clock(rest)
    return date, clock, *_end(rest)


def _end(text: str) -> tuple[PartialDate | None, bool, str]:
    """The end of a span, whether it still goes on, and the rest; `to` and `until` both say that one follows."""
    word, rest = first_words(text, 1)
    if word.lower() not in ("to", "until"):
        return None, False, text
    word, after = first_words(rest, 1)
    if word.lower() == _NOW:
        return None, True, after
    until, rest = leading_date(rest)
    return until, False, rest


def _clock(text: str) -> tuple[str | None, str]:
    """The time of day, where one follows, and the rest."""
    word, rest = first_words(text, 1)
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None, text
    hour, minute = map(int, found.groups())
    if hour > 23 or minute > 59:
        raise BadLine(f"{quoted(word)} is not a time of day; write it as 09:30 or 14:05.")
    return f"{hour:02}:{minute:02}", rest


_Particulars = tuple[PartialDate | None, tuple[str, ...], str | None]


def _particulars(kind: str, text: str) -> tuple[_Particulars, str]:
    """The day a review was due, who was present at a meeting, who told, each where the type has it; and the rest."""
    due: PartialDate | None = None
    there: tuple[str, ...] = ()
    told: str | None = None
    while True:
        word, rest = first_words(text, 1)
        if word == "due" and kind == REVIEW and due is None:
            due, rest = _due(rest)
        elif word == "present" and kind in MEETINGS and not there and (found := _agencies(rest))[0]:
            there, rest = found
        elif word == "from" and kind == INFORMED and told is None and (named := whole_agency(rest)):
            told, rest = named
        else:
            return (due, there, told), text
        text = rest


def _due(text: str) -> tuple[PartialDate, str]:
    day, rest = leading_date(text)
    if len(day.text) != WHOLE_DAY:
        typed = text.removesuffix(rest).strip()
        raise BadLine(f"{quoted(typed)} names no day; a review is due on one, as in 12/3/2006.")
    return day, rest


def _agencies(text: str) -> tuple[tuple[str, ...], str]:
    """The agencies that `text` begins with, with commas or spaces between, each once; and the rest."""
    found: list[str] = []
    while named := whole_agency(text.lstrip(" ,")):
        code, text = named
        found.append(code)
    return tuple(dict.fromkeys(found)), text


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
        kind, after = typed_event_type(head)
        _, after = _particulars(kind, after)
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
