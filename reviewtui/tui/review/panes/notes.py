"""The notes that wait under the question at hand: one's own, taken while reading."""

from textual.content import Content

from reviewtui.services.acts import Change
from reviewtui.services.judging import notes
from reviewtui.services.judging.evidence import read_note
from reviewtui.services.judging.notes import Note
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.pane import ListPane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.review import LineAsked, review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import cut, plain

EMPTY = "No unused note here. Press {review.note} to take one."
MOST_LINES = 4


class NotesPane(ListPane):
    """A line a note; Enter moves it into the rationale."""

    BINDINGS = bindings_of("review.enter", "review.notes", "review.remove", "review.correct")

    def __init__(self) -> None:
        """Without notes until the sheet is read."""
        super().__init__(Pane.NOTES, Rows(self._row, empty=worded(EMPTY), marks_always=False, id="waiting"))
        self._notes: tuple[Note, ...] = ()

    # Keys -------------------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Move the note under the cursor into the rationale; what was typed and not recorded goes in with it."""
        review, note = review_of(self), self.note
        if note is None:
            self.take("")
        elif review.may_judge():
            reference = review.reference
            review.perform(lambda store, person: notes.move(store, person, reference, note.id), self._moved)

    def action_notes(self) -> None:
        """Go back."""
        review_of(self).leave_pane()

    def action_remove(self) -> None:
        """Take the note under the cursor away."""
        review, note = review_of(self), self.note
        if note is not None:
            reference = review.reference
            review.perform(lambda store, person: notes.discard(store, person, reference, note.id))

    def action_correct(self) -> None:
        """Change the note under the cursor."""
        if (note := self.note) is None:
            review_of(self).host.refuse_typing("Go to a note first: there is none to change here.")
            return
        words = "Change the note:"
        change = lambda text: self._change(note, text)  # noqa: E731  # of this note, whatever is at hand then
        review_of(self).line.ask_for(
            LineAsked(f"changed_note/{note.id}", words, "", change, note.text, again="{review.correct}")
        )

    def take(self, place: str) -> None:
        """Ask for a note, taken at a `place` in the file: `d4 p31 `; empty for none."""
        example = "d4 p31 what to come back to"
        review_of(self).line.ask_for(
            LineAsked("note/", "Take a note:", example, self._take, place, again="{review.note}")
        )

    def _take(self, line: str) -> None:
        review = review_of(self)
        assert review.state is not None
        code, reference = review.state.at, review.reference
        text, document, page = read_note(line, review.state.sheet.documents)
        review.line.record(lambda store, person: notes.take(store, person, reference, code, text, document, page))

    def _change(self, note: Note, text: str) -> None:
        review = review_of(self)
        reference = review.reference
        review.line.record(lambda store, person: notes.change(store, person, reference, note.id, text))

    def _moved(self, change: Change) -> None:
        """It is in the rationale, which comes into sight."""
        review = review_of(self)
        if review.state is not None and change.question is not None:
            review.hold(review.state.with_typed(change.question, None))
        if Pane.RATIONALE not in review.view.shown:
            review.focus_pane(Pane.RATIONALE)

    # Showing ----------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> None:
        """Show the notes of the question at hand."""
        if review.notes != self._notes:
            self._notes = review.notes
            self.rows.show_rows(len(self._notes), self.rows.cursor)
        self.heading.show(
            Content.assemble("Your notes for ", plain(review.at)),
            worded("{review.note} new  {review.enter} moves it up"),
        )

    @property
    def note(self) -> Note | None:
        """The note under the cursor."""
        return self._notes[self.rows.cursor] if self.rows.cursor < len(self._notes) else None

    def go_to(self, note_id: str) -> bool:
        """Put the cursor on a note of the question at hand; False when there is none of that id."""
        row = next((row for row, note in enumerate(self._notes) if note.id == note_id), None)
        if row is not None:
            self.rows.put_cursor(row)
        return row is not None

    def in_full(self) -> Content:
        """The note under the cursor, and where it was taken."""
        note = self.note
        if note is None:
            return Content("")
        source = place_of(note)
        return Content.assemble(plain(note.text), plain(f" ({source})" if source else "", "$tone-quiet"))

    def show_whole(self, *, focused: bool, width: int) -> None:
        """The pane is as high as its notes, and higher by what is shown in full."""
        super().show_whole(focused=focused, width=width)
        self.styles.height = min(max(len(self._notes), 1), MOST_LINES) + 1 + self.lines_in_full

    def _row(self, index: int, width: int) -> Content:
        note = self._notes[index]
        source = place_of(note)
        where = plain(f"  ({source})", "$tone-quiet") if source else Content("")
        text = cut(plain(note.text), max(8, width - where.cell_length - 2))
        return cut(Content.assemble(("· ", "$accent"), text, where), width)


def place_of(note: Note) -> str:
    """`d4 p2`, where the note was taken; empty where it names no document."""
    page = f"p{note.page}" if note.page is not None else ""
    return " ".join(part for part in (note.document or "", page) if part)
