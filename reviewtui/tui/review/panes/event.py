"""The highlighted event in full, or the case in brief; its text wraps and scrolls."""

from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Document
from reviewtui.casefile.case_words import facts
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import when
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.reviewing.chronology_lines import Line
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.details import absence_in_full, event_in_full, finding_in_full, withdrawn_in_full
from reviewtui.tui.review.panes.documents import document_in_full
from reviewtui.tui.review.panes.measured import measure_lines
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.panes.text_view import TextView
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import plain

LONGEST_NAME = 6
"""Cells of a document's name that a person gave it: `d3`."""
NO_NARRATIVE = "No case summary."


class EventPane(ReviewPane):
    """Beneath the chronology; Enter brings the keys here when there is more than fits."""

    BINDINGS = bindings_of("review.enter")

    def __init__(self) -> None:
        """With nothing to read yet."""
        self._text = TextView()
        super().__init__(Pane.EVENT, self._text)

    @property
    def copied(self) -> str:
        """With when it was, or which document it is."""
        return f"{self.heading.title}\n{super().copied}"

    def action_enter(self) -> None:
        """Go back to the list."""
        review = review_of(self)
        review.focus_pane(review.view.right)

    def show_line(self, line: Line | None, sheet: ReviewSheet, linked: frozenset[str]) -> None:
        """What is under the chronology's cursor; `linked` are the events that the judgement at hand rests on."""
        if isinstance(line, Event):
            is_linked = line.id in linked
            self.heading.show(plain(when(line) + (" §" if is_linked else "")), _keys(is_linked))
            self._text.show(event_in_full(line, sheet))
        elif isinstance(line, CaseFinding):
            self.heading.show(Content("Missed opportunity?"), worded("{review.enter} decides"))
            self._text.show(finding_in_full(line, {event.id: event for event in sheet.chronology}))
        elif isinstance(line, Absence):
            self.heading.show(Content("No evidence found"), worded("{review.withdraw} withdraws"))
            self._text.show(absence_in_full(line))
        elif line is not None:
            self.heading.show(plain(f"{when(line.event)}, withdrawn"))
            self._text.show(withdrawn_in_full(line, sheet.documents))
        else:
            self.show_case(sheet)

    def show_document(self, document: Document | None, sheet: ReviewSheet) -> None:
        """A document of the case: what it is, and how far it was read."""
        self.heading.show(plain(_called(document)) if document is not None else Content("Document"))
        self._text.show(document_in_full(document, sheet) if document is not None else Content(""))

    def show_case(self, sheet: ReviewSheet) -> None:
        """The case in brief: its narrative, its facts, and how long things took."""
        self.heading.show(Content("The case"))
        told = plain(sheet.case.narrative or NO_NARRATIVE, multiline=True)
        self._text.show(
            Content("\n").join([told, plain(facts(sheet.case, sheet.site.name), "$tone-quiet"), *measure_lines(sheet)])
        )


def _called(document: Document) -> str:
    """`d3 Intelligence and crime reports`; a name that no person gave is left out."""
    return f"{document.id} {document.title}" if len(document.id) <= LONGEST_NAME else document.title


def _keys(linked: bool) -> str:
    return worded("{review.link} unlinks" if linked else "{review.link} links")
