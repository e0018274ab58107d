"""The notes that wait under the question at hand: one's own, taken while reading."""

from textual.content import Content

from reviewtui.services.notes import Note
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ListPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.text import plain

EMPTY = "No note waits here. w takes one."
MOST_LINES = 4


class NotesPane(ListPane):
    """A line a note; Enter moves it into the rationale."""

    def __init__(self) -> None:
        """Without notes until the sheet is read."""
        super().__init__(Pane.NOTES)
        self.rows = Rows(self._row, empty=EMPTY, marks_always=False, id="waiting")
        self._notes: tuple[Note, ...] = ()

    def show(self, desk: Desk) -> None:
        """Show the notes of the question at hand."""
        if desk.notes != self._notes:
            self._notes = desk.notes
            self.rows.show_rows(len(self._notes), self.rows.cursor)
        self.heading.show(Content.assemble("Your notes for ", plain(desk.at)), "w new  Enter moves it up")

    @property
    def note(self) -> Note | None:
        """The note under the cursor."""
        return self._notes[self.rows.cursor] if self.rows.cursor < len(self._notes) else None

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
        text = plain(note.text).truncate(max(8, width - where.cell_length - 2), ellipsis=True)
        return Content.assemble(("· ", "$accent"), text, where).truncate(width, ellipsis=True)


def place_of(note: Note) -> str:
    """`d4 p2`, where the note was taken; empty where it names no document."""
    page = f"p{note.page}" if note.page is not None else ""
    return " ".join(part for part in (note.document or "", page) if part)
