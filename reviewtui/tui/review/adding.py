"""What is typed on one line: an event, a source, a whole number. What is wrong is said beneath it, the text stays."""

from collections.abc import Callable

from textual import on
from textual.widgets import Input

from reviewtui.casefile.absence_line import is_absence_line
from reviewtui.services import casefiles
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.judgements import known_answer
from reviewtui.tui.review.answers import span_of
from reviewtui.tui.review.citing import citations, cited
from reviewtui.tui.review.entry_line import KEPT, Entry
from reviewtui.tui.review.keeping import Keeping
from reviewtui.tui.review.layout import Pane


class Adding(Keeping):
    """Events, absences, sources and whole numbers."""

    _back_to: Pane = Pane.CHRONOLOGY
    _awaited: str | None = None
    """Id of what is to be gone to once it is read."""

    def action_add(self) -> None:
        """Ask for a source among the sources, a document among the documents, an event anywhere else."""
        kinds = {Pane.SOURCES: Entry.SOURCE, Pane.DOCUMENTS: Entry.DOCUMENT}
        self.ask_for(kinds.get(self.view.focused, Entry.EVENT))

    def action_sources(self) -> None:
        """Show what the judgement rests on; once there, or while there is nothing, ask for more."""
        desk = self.desk
        if desk is None:
            return
        before = self.view.focused
        if before is not Pane.SOURCES:
            self._came_to_sources_from = before
            self.focus_pane(Pane.SOURCES)
        if before is Pane.SOURCES or not desk.wanted(desk.at).evidence:
            self.ask_for(Entry.SOURCE)

    _came_to_sources_from: Pane = Pane.CHRONOLOGY

    def action_remove(self) -> None:
        """Take the source under the cursor away."""
        piece = self.sources.piece
        if piece is not None:
            self.toggle_evidence(piece)

    def leave_entry(self) -> bool:
        """Leave the line without recording it: what was typed is kept. False when nothing was being added."""
        self.keep_line()
        return self.close_entry()

    def close_entry(self) -> bool:
        """Close the line; False when nothing was being added."""
        if self.entry.asking is None:
            return False
        was = self.entry.asking
        self.end_line()
        self.entry.close()
        self.sources.stop_offering()
        self.focus_pane(Pane.SOURCES if was is Entry.SOURCE else self._back_to)
        return True

    def move_in_offers(self, lines: int) -> None:
        """Go up and down among what there is to pick from, while typing."""
        if self.entry.asking is Entry.SOURCE:
            self.sources.rows.move(lines)
            self._moved = True

    _moved = False

    def ask_for(self, entry: Entry, text: str = "", *, about: str = "", words: str = "") -> None:
        """Ask for one line that begins with `text`, or with what was typed for it before; then go back.

        `about` names what the line is about where there may be several; `words` ask for it.
        """
        if self.desk is None:
            return
        if entry is Entry.SOURCE:
            self._moved = False
            self.sources.offer(citations(self.desk.sheet.documents, ""))
        elif self.entry.asking is None:
            self._back_to = Pane.CHRONOLOGY if entry is Entry.EVENT else self.view.focused
        kept = self.begin_line(entry, about, text)
        self.entry.ask_for(entry, KEPT if kept else "", text=kept or text, words=words)

    @on(Input.Changed, "#entry TextLine")
    def _typed_entry(self, event: Input.Changed) -> None:
        """Offer what goes with what is typed; a mended line is no longer wrong."""
        event.stop()
        self.keep_line_soon()
        if self.desk is not None and self.entry.asking is Entry.SOURCE:
            self._moved = False
            self.sources.offer(citations(self.desk.sheet.documents, event.value))
            self.sources.rows.put_cursor(0)

    @on(Input.Submitted, "#entry TextLine")
    def _submitted_entry(self, event: Input.Submitted) -> None:
        event.stop()
        if self.entry.asking is not None:
            self.entry_ways()[self.entry.asking]()

    def entry_ways(self) -> dict[Entry, Callable[[], None]]:
        """What Enter does with each kind of line."""
        return {Entry.EVENT: self._add_event, Entry.SOURCE: self._add_source, Entry.NUMBER: self._give_number}

    def entry_refused(self, error: ReviewtuiError) -> None:
        """Say under the line what is wrong with it; the text stays."""
        self.entry.complain(str(error))

    # Whole numbers ----------------------------------------------------------------------------------------------------

    def open_number(self, digit: str) -> None:
        """Begin to type a whole number; a second digit may come before the line has the keys."""
        desk = self.desk
        assert desk is not None
        if self.entry.asking is Entry.NUMBER:
            self.entry.write(self.entry.text + digit)
            return
        self._back_to = self.view.focused
        span = span_of(desk.framework, desk.question)
        self.entry.ask_for(Entry.NUMBER, f"{desk.at}: a whole number, {span}")
        self.entry.write(digit)

    def _give_number(self) -> None:
        desk = self.desk
        assert desk is not None
        try:
            answer = known_answer(desk.framework, desk.question, self.entry.text)
        except BadInput as fault:
            self.entry.complain(str(fault))
            return
        self.close_entry()
        self.answer_with(answer)

    # Sources ----------------------------------------------------------------------------------------------------------

    def _add_source(self) -> None:
        desk = self.desk
        assert desk is not None
        picked = self.sources.citation
        if picked is not None and (self._moved or not self.entry.text.strip()):
            self._moved = False
            if not picked.whole:
                self.entry.write(picked.words)
                return
            self.entry.write(picked.words)
        try:
            piece = cited(self.entry.text, desk.sheet.documents)
        except BadInput as fault:
            self.entry.complain(str(fault))
            return
        evidence = desk.wanted(desk.at).evidence
        if piece in evidence:
            self.entry.complain("That source is already among the evidence.")
            return
        self.set_evidence((*evidence, piece), self._source_refused(self.entry.text))
        self.forget_line()
        self.close_entry()

    def _source_refused(self, text: str) -> Callable[[ReviewtuiError], None]:
        """Ask again with the text kept, and say what is wrong with it."""

        def refused(error: ReviewtuiError) -> None:
            if isinstance(error, BadInput):
                self.ask_for(Entry.SOURCE)
                self.entry.write(text)
                self.entry.complain(str(error))
            else:
                self.complain(str(error))

        return refused

    # Events -----------------------------------------------------------------------------------------------------------

    def _add_event(self) -> None:
        """An event; or what was looked for in vain, where the line begins with `no`."""
        line, reference = self.entry.text, self.reference
        add = casefiles.add_absence if is_absence_line(line) else casefiles.add_event
        self.perform(lambda store, person: add(store, person, reference, line), self.line_recorded, self.entry_refused)

    def line_recorded(self, change: Change) -> None:
        """Close the line, and go to what it is about once that is read."""
        self._awaited = change.subject.partition("/")[2]
        self.forget_line()
        self.close_entry()

    def sheet_shown(self) -> None:
        """Put the cursor on what was recorded last, as soon as it is there."""
        super().sheet_shown()
        if self._awaited is not None and self.chronology.go_to(self._awaited):
            self._awaited = None
            self.show_event()
            self.show_timeline()
