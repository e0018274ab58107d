"""The highlighted event in full, or the case in brief; its text wraps and scrolls."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.review.case_line import facts
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.text_view import TextView
from reviewtui.tui.text import plain

NO_NARRATIVE = "The file gives no narrative."


class EventPane(ReviewPane):
    """Beneath the chronology; Enter brings the keys here when there is more than fits."""

    def __init__(self) -> None:
        """With nothing to read yet."""
        super().__init__(Pane.EVENT)
        self._text = TextView()

    def body(self) -> ComposeResult:
        """The text."""
        yield self._text

    def show_event(self, event: Event, documents: tuple[Document, ...], linked: bool) -> None:
        """One event: what, who, when, the whole text, and where the file shows it."""
        source = source_of(event, documents)
        self.heading.show(plain(when(event) + (" §" if linked else "")), _keys(linked))
        lines = [plain(who_and_what(event), "bold"), plain(event.text or "No text.", multiline=True)]
        self._text.show(Content("\n").join([*lines, *([plain(source, "$tone-quiet")] if source else [])]))

    def show_case(self, sheet: ReviewSheet) -> None:
        """The case in brief: its facts and its narrative."""
        self.heading.show(Content("The case"))
        told = plain(sheet.case.narrative or NO_NARRATIVE, multiline=True)
        self._text.show(Content("\n").join([told, plain(facts(sheet), "$tone-quiet")]))

    @property
    def inner(self) -> TextView:
        """The text."""
        return self._text


def when(event: Event) -> str:
    """`11.09.2007 to 18.09.2007`, `02.03.2009, still open`, `12.2011`."""
    start = full_date(event.date)
    if event.until is not None:
        return f"{start} to {full_date(event.until)}"
    return f"{start}, still open" if event.open else start


def who_and_what(event: Event) -> str:
    """`Police, referral`."""
    agency = AGENCIES.get(event.agency)
    return f"{agency.name if agency else event.agency}, {EVENT_TYPES.get(event.type, event.type)}"


def source_of(event: Event, documents: tuple[Document, ...]) -> str:
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


def _keys(linked: bool) -> str:
    return "Space unlinks" if linked else "Space links"
