"""The highlighted event in full, or the case in brief; its text wraps and scrolls."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
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


def _keys(linked: bool) -> str:
    return "Space unlinks" if linked else "Space links"
