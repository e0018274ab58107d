"""The case file in the review line by line: events, what was looked for in vain, documents and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli.streams import print_lines, say, width
from reviewtui.services.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.services.acts import Change
    from reviewtui.services.judging.notes import Note
    from reviewtui.services.reviewing.review_sheet import ReviewSheet
    from reviewtui.services.store.stores import Store

KEYS = (
    ("a", "add an event: `a 12/3/2006 police referral p31 text`, day first"),
    ("a no", "no evidence found: `a no strategy discussion, social care, 2006 to 2009: asked both`"),
    ("E", "correct an event: `E e12 12/3/2006 police referral text`; you are asked why"),
    ("D", "withdraw an event or a “no evidence found”: `D e12`; you are asked why"),
    ("d", "the documents; `d d4 read` marks one, `d add police custody record` asks for one more"),
    ("w", "your notes; `w TEXT` takes one under this question, `w d4 p2 TEXT` with where you read it"),
    ("W", "move a note into the rationale: `W 1`"),
)
"""Its keys, as `?` prints them."""


class PlainCaseFile:
    """What one person records in one case's file; each act is said in its sentence."""

    def __init__(
        self,
        store: Store,
        person: str,
        case: str,
        ask: Callable[[str], str | None],
        acted: Callable[[Callable[[], Change]], Change],
    ) -> None:
        """`ask` reads one more line; `acted` carries out an act for the review."""
        self.store, self.person, self.case, self.ask, self.acted = store, person, case, ask, acted

    def add(self, words: str) -> None:
        """Add an event; a line that begins with `no` says that none was found."""
        from reviewtui.services.cases.casefiles import add_line

        line = words or self.ask("Event, day first (12/3/2006 police referral p31 text): ") or ""
        say(self.acted(lambda: add_line(self.store, self.person, self.case, line)).sentence)

    def correct(self, words: str) -> None:
        """Correct an event: its id, then the line that takes its place."""
        from reviewtui.services.cases.casefiles import correct_event

        event, _, line = words.partition(" ")
        if not line.strip():
            raise BadInput("Write the event and its new line: `E e12 12/3/2006 police referral text`.")
        reason = self.ask("Why is it corrected? ") or ""
        say(self.acted(lambda: correct_event(self.store, self.person, self.case, event, line, reason)).sentence)

    def take_out(self, words: str, sheet: ReviewSheet) -> None:
        """Take out an event, or take back that no evidence was found."""
        from reviewtui.services.cases.casefiles import withdraw_absence, withdraw_event

        if not words:
            raise BadInput("Write which one: `D e12`.")
        act = withdraw_absence if words in {absence.id for absence in sheet.absences} else withdraw_event
        if act is withdraw_event and words not in {event.id for event in sheet.chronology}:
            raise BadInput(f"This case has no event “{words}”. / lists them.")
        reason = self.ask("Why is it withdrawn? ") or ""
        say(self.acted(lambda: act(self.store, self.person, self.case, words, reason)).sentence)

    def documents(self, words: str, sheet: ReviewSheet) -> None:
        """List the documents, mark one, or add one to ask for."""
        from reviewtui.report.documents import document_lines
        from reviewtui.services.cases.documents import NOT_READ, STATES, add, mark

        name, _, rest = words.partition(" ")
        if not rest.strip():
            listed = [(document, sheet.readings.get(document.id, NOT_READ)) for document in sheet.documents]
            print_lines(document_lines(listed, STATES, width()))
        elif name == "add":
            say(self.acted(lambda: add(self.store, self.person, self.case, rest)).sentence)
        else:
            say(self.acted(lambda: mark(self.store, self.person, self.case, name, rest)).sentence)

    def note(self, words: str, question: str, sheet: ReviewSheet) -> None:
        """List the notes that wait, or take one."""
        from reviewtui.services.judging.evidence import read_note
        from reviewtui.services.judging.notes import take

        if not words:
            self._list(sheet.notes)
            return
        text, document, page = read_note(words, sheet.documents)
        say(self.acted(lambda: take(self.store, self.person, self.case, question, text, document, page)).sentence)

    def use(self, words: str, sheet: ReviewSheet) -> None:
        """Move a note into the rationale of its question, by its number in the list."""
        from reviewtui.services.judging.notes import move

        numbers = {str(number): note for number, note in enumerate(sheet.notes, 1)}
        if words not in numbers:
            raise BadInput(
                "Write the number of a note: `W 1`; w lists them." if numbers else "You have no unused note."
            )
        say(self.acted(lambda: move(self.store, self.person, self.case, numbers[words].id)).sentence)

    def _list(self, notes: Sequence[Note]) -> None:
        if not notes:
            say("You have no unused note.")
        for number, note in enumerate(notes, 1):
            say(f"{number} {note.question}: {note.text}{source_of(note)}")


def source_of(note: Note) -> str:
    """` (doc d4 p2)`, or nothing."""
    page = f" p{note.page}" if note.page is not None else ""
    return f" (doc {note.document}{page})" if note.document else ""
