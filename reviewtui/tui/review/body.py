"""What the panes show, which of them has the keys, and the keys that work from every pane.

A key that means something in one pane only is that pane's own. Here are those that lead from one pane to another, and
those that every pane but its own leaves to the one they are about.
"""

from dataclasses import replace
from textwrap import wrap

from textual import on

from reviewtui.casefile.event import Event
from reviewtui.services.acts import Change
from reviewtui.services.preferences.config import CLIPBOARD_SECONDS
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.layout import Layout
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.panes.sources import SourcesPane
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import RIGHT, Form, Pane, View
from reviewtui.tui.timeline.view import TimelineView

TYPING = ("writing", "adding", "filter")
"""Panes in which keys are text."""
COPIED = "Copied. ctrl+v pastes it while you write."
COPIED_OUT = f"Copied. The laptop's clipboard has it too, for {CLIPBOARD_SECONDS} seconds."
NOT_AT_A_DOCUMENT = "Go to a document first. Press {review.documents} to show them."


class ReviewBody(Layout):
    """Everything of a review between its title and its status."""

    BINDINGS = bindings_of(
        *("review.rationale", "review.sources", "review.documents", "review.notes", "review.questions"),
        *("review.guidance", "review.timeline", "review.zoom", "review.note", "review.to_sources"),
        *("review.link", "review.remove", "review.add", "review.correct", "review.withdraw", "review.turn"),
        *("review.find", "review.narrow", "review.enter", "review.copy"),
        *("review.down", "review.up", "review.page_down", "review.page_up", "review.first", "review.last"),
    )

    _painted: tuple[ReviewState, View, bool] | None = None

    # Painting ---------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> bool:
        """Show a state in every pane; whether anything but the chronology looks different."""
        self.view = replace(self.view, notes=bool(review.notes), writing=self.rationale.writing is not None)
        self.chronology.show(review)
        self.documents.show(review)
        self.show_timeline()
        self.lay_out(review.framework)
        seen = (review, self.view, self.rationale.writing is not None)
        looks_different = seen != self._painted
        if looks_different:
            self._show_judgements(review)
        self._painted = seen
        self.show_event()
        return looks_different

    def _show_judgements(self, review: ReviewState) -> None:
        self.standards_row.show(review)
        self.question.show(review.question)
        self.legend.show(review)
        self.checklist.show(review)
        self.guidance.show(review, legend=self.view.form is Form.NARROW)
        self.rationale.show(review, sources_apart=Pane.SOURCES in self.view.shown)
        self.sources.show(review)
        self.notes.show(review)
        self.show_whole_row()
        refusal = self.refusal_lines(review)
        self.live.show(review, refusal[0] if len(refusal) > 1 else "")

    def refusal_lines(self, review: ReviewState) -> list[str]:
        """Why an answer cannot stand, in lines for where it is said; one where the rationale pane says the whole."""
        why = f"{review.at}: {review.refused[review.at]}" if review.at in review.refused else ""
        if Pane.RATIONALE in self.view.shown or self.is_short or self.view.is_zoomed:
            return [why]
        first, *more = wrap(why, max(self.screen.size.width - 4, 20)) or [""]
        return [first, " ".join(more)] if more else [first]

    def show_event(self) -> None:
        """Show in full the line under the cursor: of the documents, where they stand in the chronology's place."""
        review = review_of(self).state
        if review is None:
            return
        if self.view.right is Pane.DOCUMENTS:
            self.event.show_document(self.documents.document, review.sheet)
        else:
            self.event.show_line(self.chronology.line, review.sheet, review.linked("event", "absence"))

    def show_timeline(self) -> None:
        """Show the chronology's events on their lanes, while they are in sight."""
        review, chronology = review_of(self).state, self.chronology
        if review is not None and Pane.TIMELINE in self.view.shown:
            self.timeline.show(review.sheet, chronology.events, chronology.event, large=self.view.is_zoomed)

    @on(Rows.Highlighted)
    def row_changed(self, event: Rows.Highlighted) -> None:
        """Another event is read, or another question is at hand."""
        if event.rows is self.chronology.rows:
            self.chronology.show_heading()
            self.show_event()
            self.show_timeline()
        elif event.rows is self.documents.rows:
            self.documents.show_heading()
            self.show_event()
        review_of(self).refresh_hints()
        self.show_whole_row()
        if event.rows is self.checklist.rows and (code := self.checklist.code_at(event.index)):
            review_of(self).stand_at(code)

    @on(TimelineView.Wanted)
    def event_wanted(self, event: TimelineView.Wanted) -> None:
        """The list goes along with the timeline."""
        if self.chronology.go_to(event.event_id):
            self.show_event()
            self.show_timeline()

    def flash(self, change: Change) -> None:
        """Show where something has changed: its line, and the question it is about."""
        self.chronology.flash(change.subject.partition("/")[2])
        if change.question is not None:
            self.checklist.flash(change.question)

    # From pane to pane ------------------------------------------------------------------------------------------------

    def look(self, **parts: object) -> None:
        """Let other panes be in sight."""
        self.view = replace(self.view, **parts)  # type: ignore[arg-type]

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and let the keys go to it."""
        left = self.view.left if pane in RIGHT else pane
        large = self.view.large and pane is Pane.TIMELINE
        right = {Pane.DOCUMENTS: Pane.DOCUMENTS, Pane.CHRONOLOGY: Pane.CHRONOLOGY, Pane.TIMELINE: Pane.CHRONOLOGY}
        self.view = replace(self.view, focused=pane, left=left, large=large, right=right.get(pane, self.view.right))
        review = review_of(self)
        self.lay_out(review.state.framework if review.state is not None else None)
        review.paint()
        self.screen.set_focus(self.pane_of(pane).focus_target)

    def leave_pane(self) -> None:
        """Go from a pane of the left back to the chronology, or the documents in its place."""
        self.look(left=Pane.RATIONALE)
        self.focus_pane(self.view.right)

    def go_on(self, step: int) -> None:
        """Let the keys go to the next pane (1), or the one before (-1)."""
        self.rationale.leave_field()
        if not self.entry.leave():
            self.focus_pane(self.view.stop_after(step))

    def follow_focus(self, pane: str | None) -> None:
        """The mouse took the keys to another pane."""
        if pane in tuple(Pane) and self.view.focused is not Pane(pane):
            self.look(focused=Pane(pane), large=self.view.large and pane == Pane.TIMELINE)
            review_of(self).paint()

    def step_back(self) -> bool:
        """Leave what is typed, the event, the zoom, the pane, the narrowing, in this order; False for none of it."""
        if self.entry.leave():
            return True
        if self.rationale.writing is not None:
            self.rationale.back_from_field()
        elif self.view.focused is Pane.EVENT:
            self.focus_pane(self.view.right)
        elif self.view.focused is Pane.TIMELINE:
            self.focus_pane(Pane.CHRONOLOGY)
        elif self.view.zoomed:
            self.action_zoom()
        elif self.view.focused is not Pane.CHRONOLOGY:
            beside = self.view.focused in RIGHT
            self.look(left=Pane.RATIONALE)
            self.focus_pane(Pane.CHRONOLOGY if beside else self.view.right)
        elif self.chronology.narrowing:
            self.chronology.show_all()
        else:
            return False
        return True

    def action_zoom(self) -> None:
        """Give the pane all the room, or take it back."""
        if self.view.focused is Pane.TIMELINE:
            self.action_timeline()
        else:
            self.look(zoomed=not self.view.zoomed)
            review_of(self).paint()

    def action_timeline(self) -> None:
        """Give the timeline all the room; from it, go back to the list."""
        if self.view.focused is Pane.TIMELINE and self.view.is_zoomed:
            self.look(large=False)
            self.focus_pane(Pane.CHRONOLOGY)
        else:
            self.look(focused=Pane.TIMELINE, zoomed=False, large=True)
            self.focus_pane(Pane.TIMELINE)

    def action_guidance(self) -> None:
        """Show the guidance and go to it; from it, hide it."""
        if self.view.focused is Pane.GUIDANCE:
            self.look(guidance=False)
            self.leave_pane()
            return
        self.look(guidance=True)
        if self.view.left is Pane.GUIDANCE and self.view.form is Form.NORMAL and not self.view.one_pane:
            self.look(left=Pane.RATIONALE)
            review_of(self).paint()
        else:
            self.focus_pane(Pane.GUIDANCE)

    def action_questions(self) -> None:
        """Show the checklist and go to it; from it, go back."""
        if self.view.focused is Pane.CHECKLIST:
            self.leave_pane()
        else:
            self.focus_pane(Pane.CHECKLIST)

    def action_documents(self) -> None:
        """Show the documents in the place of the chronology."""
        self.focus_pane(Pane.DOCUMENTS)

    def action_notes(self) -> None:
        """Go to the notes of the question."""
        self.focus_pane(Pane.NOTES)

    def action_sources(self) -> None:
        """Show what the judgement rests on; while there is nothing, ask for more."""
        review = review_of(self).state
        if review is not None:
            self.focus_pane(Pane.SOURCES)
            if not review.judged.evidence:
                self.sources.action_add()

    def action_to_sources(self) -> None:
        """Go back to the sources, to the one that names what one stands at if there is one."""
        document = self.documents.document if self.view.right is Pane.DOCUMENTS else None
        self.sources.go_to(document.id if document is not None else getattr(self.chronology.line, "id", ""))
        self.focus_pane(Pane.SOURCES)

    @on(SourcesPane.PlaceWanted)
    def go_to_place(self, wanted: SourcesPane.PlaceWanted) -> None:
        """Go to a document, an event, what was not found, or a note; what hides it is taken away first."""
        piece = wanted.piece
        name = piece.get("event") or piece.get("absence")
        if "document" in piece:
            if self.documents.go_to(piece["document"]):
                self.focus_pane(Pane.DOCUMENTS)
                review_of(self).say(f"Page {piece['page']}." if piece.get("page") else "The document as a whole.")
        elif "rationale" in piece:
            self.focus_pane(Pane.RATIONALE)
        elif "note" in piece:
            if self.notes.go_to(piece["note"]):
                self.focus_pane(Pane.NOTES)
        elif name is not None:
            if not self.chronology.go_to(name):
                self.chronology.show_all()
            if self.chronology.go_to(name):
                self.focus_pane(Pane.CHRONOLOGY)
            else:
                review_of(self).complain("It is in the chronology no more: what brought it there was undone.")

    # Keys about one pane, from any other ------------------------------------------------------------------------------

    def action_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""
        review_of(self).write_rationale()

    def action_note(self) -> None:
        """Ask for a note; where one stands in the file is in the line already."""
        self.notes.take(self._place_at_hand())

    def action_enter(self) -> None:
        """On the timeline as on the list."""
        self.chronology.action_enter()

    def action_link(self) -> None:
        """Link the chronology's line as evidence, or unlink it."""
        self.chronology.action_link()

    def action_add(self) -> None:
        """Add an event."""
        self.chronology.action_add()

    def action_correct(self) -> None:
        """Correct the event under the chronology's cursor."""
        self.chronology.action_correct()

    def action_withdraw(self) -> None:
        """Take out what is under the chronology's cursor."""
        self.chronology.action_withdraw()

    def action_find(self) -> None:
        """Narrow the chronology as one types."""
        self.chronology.action_find()

    def action_narrow(self) -> None:
        """Pick an agency or a type."""
        self.chronology.action_narrow()

    def action_remove(self) -> None:
        """Take the source under the cursor of the sources away."""
        self.sources.action_remove()

    def action_turn(self) -> None:
        """Only a document is read in part."""
        review_of(self).complain(worded(NOT_AT_A_DOCUMENT))

    def _place_at_hand(self) -> str:
        """`d4 p31 `, of the event or document one stands at; empty at anything else."""
        line = self.chronology.line
        if self.view.right is Pane.DOCUMENTS:
            document = self.documents.document
            return f"{document.id} " if document is not None else ""
        if not isinstance(line, Event) or line.document is None:
            return ""
        return f"{line.document} p{line.page} " if line.page is not None else f"{line.document} "

    def action_copy(self) -> None:
        """Copy what is under the cursor, of the case file in full; it can be pasted where one writes."""
        pane = self.event if self.view.focused in RIGHT else self.pane_of(self.view.focused)
        if text := pane.copied.strip():
            self.app.copy_to_clipboard(text)
            review_of(self).say(COPIED_OUT if review_of(self).host.copies_out else COPIED)
        else:
            review_of(self).complain("There is nothing to copy here.")

    # Moving in a pane -------------------------------------------------------------------------------------------------

    def action_move(self, lines: int) -> None:
        """Go down or up in the focused pane; while a source is typed, among what is offered."""
        if self.entry.asked is not None:
            self.entry.move(lines)
        elif review_of(self).pane not in TYPING:
            self.pane_of(self.view.focused).inner.move(lines)

    def action_page(self, pages: int) -> None:
        """Go down or up by panefuls."""
        self.pane_of(self.view.focused).inner.page(pages)

    def action_first(self) -> None:
        """Go to the beginning of the pane."""
        self.pane_of(self.view.focused).inner.to_end(False)

    def action_last(self) -> None:
        """Go to the end of the pane."""
        self.pane_of(self.view.focused).inner.to_end(True)
