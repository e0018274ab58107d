"""An event in the words that screens and print-outs share: when, who and what, and where the file shows it."""

from collections.abc import Iterable

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES


def when(event: Event) -> str:
    """`11 September 2007 to 18 September 2007`, `2 March 2009, 14:30`, `December 2011`."""
    start = f"{event.date.in_words}, {event.time}" if event.time else event.date.in_words
    if event.until is not None:
        return f"{start} to {event.until.in_words}"
    return f"{start}, still open" if event.open else start


def who_and_what(event: Event) -> str:
    """`Police, referral`; `Social care, review, due 12 September 2006, present: Police, YOT`."""
    return f"{AGENCIES[event.agency].name}, {EVENT_TYPES[event.type]}{particulars(event)}"


def particulars(event: Event) -> str:
    """What only some events have, after the type: who told, the day it was due, who was present; else empty."""
    told = f" by {AGENCIES[event.told_by].name}" if event.told_by else ""
    due = f", due {event.due.in_words}" if event.due else ""
    there = f", present: {', '.join(AGENCIES[code].name for code in event.present)}" if event.present else ""
    return f"{told}{due}{there}"


def source_of(event: Event, documents: Iterable[Document]) -> str:
    """`d3 Intelligence and crime reports, page 31`; empty when the event names no document. Untrusted."""
    page = f"page {event.page}" if event.page is not None else ""
    if event.document is None:
        return page
    title = next((document.title for document in documents if document.id == event.document), "")
    named = f"{event.document} {title}".strip()
    return f"{named}, {page}" if page else named
