"""Taking notes while reading, and moving them into the rationale with where they were taken."""

from collections.abc import Callable
from dataclasses import replace

from reviewtui.casefile.event import Event
from reviewtui.services import notes
from reviewtui.services.acts import Change
from reviewtui.tui.review.amending import Amending
from reviewtui.tui.review.citing import noted
from reviewtui.tui.review.entry_line import Entry
from reviewtui.tui.review.layout import Pane


class Noting(Amending):
    """One's own notes on the question at hand."""

    def action_note(self) -> None:
        """Ask for a note; where one stands in the file is in the line already."""
        self.ask_for(Entry.NOTE, self.place_at_hand())

    def place_at_hand(self) -> str:
        """`d4 p31 `, of the event or document one stands at; empty at anything else."""
        line = self.chronology.line
        if self.view.right is Pane.DOCUMENTS:
            document = self.documents.document
            return f"{document.id} " if document is not None else ""
        if not isinstance(line, Event) or line.document is None:
            return ""
        return f"{line.document} p{line.page} " if line.page is not None else f"{line.document} "

    def action_notes(self) -> None:
        """Go to the notes of the question; from them, go back to the chronology or the documents."""
        if self.view.focused is Pane.NOTES:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.focus_pane(self.view.right)
        else:
            self.focus_pane(Pane.NOTES)

    def move_note(self) -> None:
        """Move the note under the cursor into the rationale."""
        note, reference = self.notes.note, self.reference
        if note is None:
            self.action_note()
        elif not self.is_unsettled:
            self.perform(lambda store, person: notes.move(store, person, reference, note.id), self._moved_note)

    def action_remove(self) -> None:
        """Take the source, or the note, under the cursor away."""
        note, reference = self.notes.note, self.reference
        if self.view.focused is not Pane.NOTES:
            super().action_remove()
        elif note is not None:
            self.perform(lambda store, person: notes.discard(store, person, reference, note.id))

    def action_correct(self) -> None:
        """Change the note under the cursor; anywhere else, correct the event."""
        note = self.notes.note
        if self.view.focused is not Pane.NOTES:
            super().action_correct()
        elif note is not None:
            self._changing = note.id
            self.ask_for(Entry.CHANGED_NOTE, note.text, about=note.id)

    _changing: str = ""
    """Id of the note that is being changed."""

    def entry_ways(self) -> dict[Entry, Callable[[], None]]:
        """With the notes."""
        return {**super().entry_ways(), Entry.NOTE: self._take_note, Entry.CHANGED_NOTE: self._change_note}

    def _take_note(self) -> None:
        desk, reference = self.desk, self.reference
        assert desk is not None
        code = desk.at
        text, document, page = noted(self.entry.text, desk.sheet.documents)
        self.perform(
            lambda store, person: notes.take(store, person, reference, code, text, document, page),
            self._note_kept,
            self.entry_refused,
        )

    def _change_note(self) -> None:
        reference, note, text = self.reference, self._changing, self.entry.text
        self.perform(
            lambda store, person: notes.change(store, person, reference, note, text),
            self._note_kept,
            self.entry_refused,
        )

    def _note_kept(self, change: Change) -> None:
        self.forget_line()
        self.close_entry()

    def _moved_note(self, change: Change) -> None:
        """What was typed and not recorded went into the rationale with it, which comes into sight."""
        if change.question is not None:
            self.typed.pop(change.question, None)
        if Pane.RATIONALE not in self.view.shown:
            self.focus_pane(Pane.RATIONALE)
