"""The documents of a case in the place of the chronology: who holds them, and how far each was read."""

from collections.abc import Mapping

from textual.content import Content

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Document
from reviewtui.casefile.column_day import column_day
from reviewtui.services.acts import Change
from reviewtui.services.cases import documents
from reviewtui.services.cases.documents import NOT_READ, STATES
from reviewtui.services.judging import judgements
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.review import LineAsked, review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import fitted, plain

MARKS: Mapping[str, tuple[str, str]] = {
    "not_read": ("·", "$tone-quiet"),
    "part_read": ("◐", "$tone-weak"),
    "read": ("●", "$tone-good"),
    "requested": ("?", "$accent"),
    "not_supplied": ("✗", "$tone-bad"),
}
"""How a state looks, and its style."""
NEXT: Mapping[str, str] = {"not_read": "part_read", "part_read": "read", "read": "not_read"}
"""What `.` turns a state to; what came at last is read."""
ROOM_FOR_STATE, ROOM_FOR_DATE = 62, 50
EMPTY = "No documents. Press {review.add} to request one."


class DocumentsPane(ReviewPane):
    """A line a document, in the file's order."""

    BINDINGS = bindings_of("review.enter", "review.link", "review.turn", "review.add", "review.documents")

    def __init__(self) -> None:
        """Without documents until the sheet is read."""
        rows = Rows(self._row, empty=worded(EMPTY), id="papers")
        super().__init__(Pane.DOCUMENTS, rows)
        self.rows = rows
        self._sheet: ReviewSheet | None = None
        self._linked: frozenset[str] = frozenset()
        self._awaited: str | None = None
        """Id of the document to go to once it is there."""

    # Keys -------------------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Pick the state of the document under the cursor from all there are."""
        from reviewtui.tui.review.panes.state_dialog import StateDialog

        document = self.document
        if document is None:
            self.action_add()
            return

        def picked(state: str | None) -> None:
            if state is not None:
                self._mark(document.id, state)

        review_of(self).show_window(StateDialog(document.title, self.state, MARKS), picked)

    def action_link(self) -> None:
        """Link the document under the cursor as evidence, as a whole; or unlink it, with all its pages."""
        review, document = review_of(self), self.document
        if review.state is None or document is None:
            review.complain(worded(EMPTY))
            return
        if not review.may_judge():
            return
        held = [piece for piece in review.state.judged.evidence if piece.get("document") == document.id]
        code, reference, pieces = review.state.at, review.reference, held or [{"document": document.id}]
        review.perform(lambda store, person: judgements.link(store, person, reference, code, pieces), judging=code)

    def action_turn(self) -> None:
        """Say of the document under the cursor that more of it was read."""
        document = self.document
        if document is None:
            review_of(self).complain(worded(EMPTY))
        else:
            self._mark(document.id, NEXT.get(self.state, "read"))

    def action_add(self) -> None:
        """Ask for a document."""
        words, example = "Request a document:", "police custody record, 12/3/2006, 8 pages"
        again = "{review.add} among the documents"
        review_of(self).line.ask_for(LineAsked("document/", words, example, self._request, again=again))

    def action_documents(self) -> None:
        """Show the chronology again."""
        review_of(self).focus_pane(Pane.CHRONOLOGY)

    def _mark(self, document: str, state: str) -> None:
        """Say how far a document was read, or that the site owes it."""
        review = review_of(self)
        reference = review.reference
        review.perform(lambda store, person: documents.mark(store, person, reference, document, state))

    def _request(self, line: str) -> None:
        review = review_of(self)
        reference = review.reference
        review.line.record(lambda store, person: documents.add(store, person, reference, line), self._requested)

    def _requested(self, change: Change) -> None:
        self._awaited = change.subject.partition("/")[2]

    # Showing ----------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> None:
        """Show how far each document was read, and which are evidence; the cursor stays on its document."""
        sheet, linked = review.sheet, review.linked("document")
        before, self._sheet = self._sheet, sheet
        links_before, self._linked = self._linked, linked
        if before is None or before.documents != sheet.documents:
            self.rows.show_rows(len(sheet.documents), self.rows.cursor)
        elif before.readings != sheet.readings or links_before != linked:
            self.rows.redraw()
        if self._awaited is not None and self.go_to(self._awaited):
            self._awaited = None
        self.show_heading()

    def show_heading(self) -> None:
        """`Documents 2/7 · 3 read`."""
        sheet = self._sheet
        if sheet is None:
            return
        number = len(sheet.documents)
        place = f"{self.rows.cursor + 1}/{number}" if number else "0"
        read = sum(self._state(document) == "read" for document in sheet.documents)
        self.heading.show(Content(f"Documents {place} · {read} read"), worded("{review.enter} state"))

    def go_to(self, document_id: str) -> bool:
        """Put the cursor on a document; False when there is none of that id."""
        listed = self._sheet.documents if self._sheet is not None else ()
        place = next((row for row, each in enumerate(listed) if each.id == document_id), None)
        if place is None:
            return False
        self.rows.put_cursor(place)
        self.show_heading()
        return True

    @property
    def document(self) -> Document | None:
        """The document under the cursor."""
        listed = self._sheet.documents if self._sheet is not None else ()
        return listed[self.rows.cursor] if self.rows.cursor < len(listed) else None

    @property
    def state(self) -> str:
        """The state of the document under the cursor."""
        return self._state(self.document) if self.document is not None else NOT_READ

    def _state(self, document: Document) -> str:
        return self._sheet.readings.get(document.id, NOT_READ) if self._sheet is not None else NOT_READ

    def _row(self, index: int, width: int) -> Content:
        assert self._sheet is not None
        document = self._sheet.documents[index]
        return document_row(document, self._state(document), width, linked=document.id in self._linked)


def document_row(document: Document, state: str, width: int, *, linked: bool) -> Content:
    """`● CSC Electronic record, printed  03/2009 120p §`; the state in words where there is room."""
    mark, style = MARKS[state]
    agency = AGENCIES.get(document.agency)
    date = f" {column_day(document.date) if document.date else '':>10}" if width >= ROOM_FOR_DATE else ""
    pages = f"{document.pages}p" if document.pages is not None else ""
    words = f"  {STATES[state]:<12}" if width >= ROOM_FOR_STATE else ""
    tail = f"{words}{date} {pages:>5}"
    head = Content.assemble((mark, style), " ", fitted(agency.label if agency else document.agency, 3, "bold"), " ")
    title = fitted(document.title, max(4, width - 8 - len(tail)))
    link = (" §", "bold $accent") if linked else "  "
    return Content.assemble(head, title, plain(tail, "$tone-quiet"), link)


def document_in_full(document: Document, sheet: ReviewSheet) -> Content:
    """Title, agency, date, pages, state, and how much of the chronology and the judgements rests on it."""
    agency = AGENCIES.get(document.agency)
    state = sheet.readings.get(document.id, NOT_READ)
    facts = [
        agency.name if agency else document.agency,
        column_day(document.date) if document.date is not None else "",
        f"{document.pages} pages" if document.pages is not None else "",
    ]
    events = sum(event.document == document.id for event in sheet.chronology)
    mark, style = MARKS[state]
    return Content("\n").join(
        [
            plain(document.title, "bold"),
            plain(", ".join(fact for fact in facts if fact)),
            Content.assemble((mark, style), " ", STATES[state]),
            Content.styled(
                f"{events} {'event' if events == 1 else 'events'} of the chronology name it.", "$tone-quiet"
            ),
        ]
    )
