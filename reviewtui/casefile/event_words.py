"""An event in the words that screens and print-outs share: when, who and what, and where the file shows it."""

from collections.abc import Iterable

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate


def when(event: Event) -> str:
    """`11.09.2007 to 18.09.2007`, `02.03.2009, still open`, `12.2011`."""
    start = full_date(event.date)
    if event.until is not None:
        return f"{start} to {full_date(event.until)}"
    return f"{start}, still open" if event.open else start


def who_and_what(event: Event) -> str:
    """`Police, referral`."""
    return f"{AGENCIES[event.agency].name}, {EVENT_TYPES[event.type]}"


def source_of(event: Event, documents: Iterable[Document]) -> str:
    """`d3 Intelligence and crime reports, page 31`; empty when the event names no document. Untrusted."""
    page = f"page {event.page}" if event.page is not None else ""
    if event.document is None:
        return page
    title = next((document.title for document in documents if document.id == event.document), "")
    named = f"{event.document} {title}".strip()
    return f"{named}, {page}" if page else named


def full_date(date: PartialDate) -> str:
    """With all four digits of the year: `12.03.2006`."""
    return ".".join(reversed(date.text.split("-")))
