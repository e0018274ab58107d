"""Going through the documents: how far each was read, what the site still owes, and what to ask for."""

from collections.abc import Callable

from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services import documents
from reviewtui.tui.review.documents import NEXT
from reviewtui.tui.review.entry_line import Entry
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.noting import Noting

NO_DOCUMENT = "The file lists no document: a asks for one."


class Reading(Noting):
    """The documents of the case."""

    def action_documents(self) -> None:
        """Show the documents in the place of the chronology; from them, the chronology again."""
        there = self.view.focused is Pane.DOCUMENTS
        self.focus_pane(Pane.CHRONOLOGY if there else Pane.DOCUMENTS)

    def link_document(self) -> None:
        """Link the document under the cursor as evidence, as a whole; or unlink it, with all its pages."""
        desk, document = self.desk, self.documents.document
        if desk is None or document is None:
            self.complain(NO_DOCUMENT)
            return
        evidence = desk.wanted(desk.at).evidence
        rest = tuple(piece for piece in evidence if piece.get("document") != document.id)
        self.set_evidence(rest if len(rest) < len(evidence) else (*evidence, {"document": document.id}))

    def action_turn(self) -> None:
        """Say of the document under the cursor that more of it was read."""
        document = self.documents.document
        if self.view.focused is not Pane.DOCUMENTS:
            self.complain("Go to a document first: d shows them.")
        elif document is None:
            self.complain(NO_DOCUMENT)
        else:
            self.mark_document(document.id, NEXT.get(self.documents.state, "read"))

    def pick_state(self) -> None:
        """Pick the state of the document under the cursor from all there are."""
        from reviewtui.tui.review.state_dialog import StateDialog

        document = self.documents.document
        if document is None:
            self.ask_for(Entry.DOCUMENT)
            return

        def picked(state: str | None) -> None:
            if state is not None:
                self.mark_document(document.id, state)

        self.app.push_screen(StateDialog(document.title, self.documents.state), picked)

    def mark_document(self, document: str, state: str) -> None:
        """Say how far a document was read, or that the site owes it."""
        reference = self.reference
        self.perform(lambda store, person: documents.mark(store, person, reference, document, state))

    def entry_ways(self) -> dict[Entry, Callable[[], None]]:
        """With the documents to ask for."""
        return {**super().entry_ways(), Entry.DOCUMENT: self._ask_for_document}

    def sheet_shown(self) -> None:
        """Put the cursor on the document that was asked for, as soon as it is there."""
        super().sheet_shown()
        if self._awaited is not None and self.documents.go_to(self._awaited):
            self._awaited = None
            self.show_event()

    def _ask_for_document(self) -> None:
        line, reference = self.entry.text, self.reference
        self.perform(
            lambda store, person: documents.add(store, person, reference, line), self.line_recorded, self.entry_refused
        )

    # To the evidence and back -----------------------------------------------------------------------------------------

    def go_to_source(self) -> None:
        """Go to where the source under the cursor stands in the file; without one, add one."""
        piece = self.sources.piece
        if piece is None:
            self.action_add()
        elif "document" in piece:
            if self.documents.go_to(piece["document"]):
                self.focus_pane(Pane.DOCUMENTS)
                self.say(f"Page {piece['page']}." if piece.get("page") else "The document as a whole.")
        elif (name := piece.get("event") or piece.get("absence")) is not None:
            self._go_to_line(str(name))
        else:
            self.say("A person said this: it stands nowhere in the file.")

    def _go_to_line(self, name: str) -> None:
        """Go to an event, or what was not found; what hides it is taken away first."""
        if not self.chronology.go_to(name):
            self.chronology.clear_finder()
            self.chronology.narrow(Narrowing())
        if self.chronology.go_to(name):
            self.focus_pane(Pane.CHRONOLOGY)
        else:
            self.complain("It is in the chronology no more: what brought it there was undone.")

    def action_to_sources(self) -> None:
        """Go back to the sources, to the one that names what one stands at if there is one."""
        line = self.chronology.line
        document = self.documents.document if self.view.right is Pane.DOCUMENTS else None
        name = document.id if document is not None else getattr(line, "id", "")
        self.sources.go_to(name)
        self.focus_pane(Pane.SOURCES)
