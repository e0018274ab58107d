"""The panes and the lines over and under them: where each stands, which are in sight, and which has the keys.

A key that means something in one pane only is that pane's own. Here are the keys that work from every pane: those that
lead from one to another, and those that every pane but its own leaves to the one they are about.
"""

from dataclasses import replace
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from reviewtui.casefile.event import Event
from reviewtui.framework.model import Framework
from reviewtui.tui.actions import bindings_of
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.header import QuestionText, StandardsRow
from reviewtui.tui.review.layout import LEAST_HEIGHT_FOR_TIMELINE, RIGHT, Columns, Form, Pane, View, columns, form_of
from reviewtui.tui.review.legend import Legend
from reviewtui.tui.review.live_line import LiveLine
from reviewtui.tui.review.panes.checklist import ChecklistPane
from reviewtui.tui.review.panes.chronology import ChronologyPane
from reviewtui.tui.review.panes.documents import DocumentsPane
from reviewtui.tui.review.panes.event import EventPane
from reviewtui.tui.review.panes.guidance import GuidancePane
from reviewtui.tui.review.panes.notes import NotesPane
from reviewtui.tui.review.panes.pane import Divider, ReviewPane
from reviewtui.tui.review.panes.rationale import RationalePane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.panes.sources import SourcesPane
from reviewtui.tui.review.panes.timeline import LEGEND_LINES, SMALL_LINES, TimelinePane
from reviewtui.tui.review.reviewing import reviewing
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.timeline.view import TimelineView

SHORT = 22
"""Fewer lines than this, and the live line and what was just said share one."""
USUAL_HEIGHT = 36
"""Of the lines beyond these the small timeline takes every second, as far as it needs them."""
LINES_AROUND = 16
"""Lines that a large timeline leaves to the screen's own lines, the question, the list and the event in full."""
TYPING = ("writing", "adding", "filter")
"""Panes in which keys are text."""
NOT_AT_A_DOCUMENT = "Go to a document first: d shows them."


class Arrangement(Container):
    """Everything of a review between its title and its status."""

    BINDINGS = bindings_of(
        *("review.rationale", "review.sources", "review.documents", "review.notes", "review.questions"),
        *("review.guidance", "review.timeline", "review.zoom", "review.note", "review.to_sources"),
        *("review.link", "review.remove", "review.add", "review.correct", "review.withdraw", "review.turn"),
        *("review.find", "review.narrow", "review.enter"),
        *("review.down", "review.up", "review.page_down", "review.page_up", "review.first", "review.last"),
    )

    def __init__(self) -> None:
        """Every widget, empty."""
        super().__init__()
        self.view = View(Form.NORMAL, 24)
        self.standards_row = StandardsRow()
        self.question = QuestionText()
        self.legend = Legend()
        self.checklist = ChecklistPane()
        self.guidance = GuidancePane()
        self.rationale = RationalePane()
        self.sources = SourcesPane()
        self.notes = NotesPane()
        self.chronology = ChronologyPane()
        self.documents = DocumentsPane()
        self.event = EventPane()
        self.timeline = TimelinePane()
        self.entry = EntryLine()
        self.live = LiveLine()
        self._left_divider, self._right_divider = Divider(id="left-divider"), Divider(id="right-divider")
        self._top = Vertical(self.standards_row, self.question, self.legend, id="top")
        self._right = Vertical(self.chronology, self.documents, self.event, self.timeline, id="right")
        self._middle = Vertical(self.guidance, self.rationale, self.sources, self.notes, id="middle")
        self._panes: dict[str, ReviewPane] = {
            pane.pane: pane
            for pane in (
                *(self.checklist, self.guidance, self.rationale, self.sources, self.notes),
                *(self.chronology, self.documents, self.event, self.timeline),
            )
        }
        self._is_beside = True
        self._painted: tuple[ReviewState, View, bool] | None = None

    def compose(self) -> ComposeResult:
        """Columns are split off the edges, in this order; what is left is the middle.

        All is laid out before anything is mounted, so that no widget is styled or painted for another place first.
        """
        size = self.app.size
        self._is_beside = form_of(size.width) is Form.WIDE
        self.fit(size.width, size.height)
        self.lay_out(None)
        yield from (self.live, self.entry)
        checklist, top = (self.checklist, self._left_divider), (self._top,)
        yield from ((*checklist, *top) if self._is_beside else (*top, *checklist))
        yield from (self._right, self._right_divider, self._middle)

    def pane_of(self, pane: Pane) -> ReviewPane:
        """The widget of a pane."""
        return self._panes[pane.value]

    # Painting ---------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> bool:
        """Show a state in every pane; whether anything but the chronology looks different."""
        self.view = replace(self.view, notes=bool(review.notes))
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
        review = reviewing(self).state
        if review is None:
            return
        if self.view.right is Pane.DOCUMENTS:
            self.event.show_document(self.documents.document, review.sheet)
        else:
            self.event.show_line(self.chronology.line, review.sheet, review.linked("event", "absence"))

    def show_timeline(self) -> None:
        """Show the chronology's events on their lanes, while they are in sight."""
        review, chronology = reviewing(self).state, self.chronology
        if review is not None and Pane.TIMELINE in self.view.shown:
            self.timeline.show(review.sheet, chronology.events, chronology.event, large=self.view.is_zoomed)

    def show_whole_row(self) -> None:
        """In the list that has the keys, show the row under the cursor in full."""
        width = columns(self.size.width, self.view).middle
        for pane in (self.sources, self.notes):
            pane.show_whole(focused=self.view.focused is Pane(pane.pane), width=width)

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
        reviewing(self).refresh_hints()
        self.show_whole_row()
        if event.rows is self.checklist.rows and (code := self.checklist.code_at(event.index)):
            reviewing(self).stand_at(code)

    @on(TimelineView.Wanted)
    def event_wanted(self, event: TimelineView.Wanted) -> None:
        """The list goes along with the timeline."""
        if self.chronology.go_to(event.event_id):
            self.show_event()
            self.show_timeline()

    # Places -----------------------------------------------------------------------------------------------------------

    def fit(self, width: int, height: int) -> None:
        """Move between the layouts; focus and text stay."""
        self.view = replace(self.view, form=form_of(width), height=height)

    def lay_out(self, framework: Framework | None) -> None:
        """Show the panes that are in sight, each column as wide as it should be."""
        view = self.view
        for pane in Pane:
            self.pane_of(pane).display = pane in view.shown
            self.pane_of(pane).heading.show_focus(pane is view.focused)
        width = self.app.size.width
        sizes = columns(width, view)
        self._set_columns(sizes)
        self._set_top(sizes, width, framework)
        beneath = view.form is Form.NORMAL and not view.one_pane and view.left is Pane.RATIONALE
        self.update_classes(
            {
                "-zoomed": view.is_zoomed,
                "-short": self.is_short,
                "-reading": view.focused is Pane.EVENT,
                "-low": view.height < LEAST_HEIGHT_FOR_TIMELINE,
                "-sources-beneath": beneath,
                "-timeline": view.has_large_timeline,
            }
        )
        self._set_timeline(sizes)
        self.show_whole_row()

    @property
    def is_short(self) -> bool:
        """Whether the live line and what was just said share a line."""
        return self.view.height < SHORT

    def _set_columns(self, sizes: Columns) -> None:
        self._right.display, self._middle.display = sizes.right > 0, sizes.middle > 0
        self._left_divider.display = sizes.checklist > 0 and sizes.right > 0
        self._right_divider.display = sizes.right > 0 and sizes.middle > 0
        self.checklist.styles.width, self._right.styles.width = sizes.checklist, sizes.right

    def _set_timeline(self, sizes: Columns) -> None:
        """Beneath the list a few lines; with all the room as many as it needs, and the list has the rest."""
        if self.view.has_large_timeline:
            room = max(self.view.height - LINES_AROUND, SMALL_LINES + LEGEND_LINES)
        else:
            room = max(SMALL_LINES, SMALL_LINES + (self.view.height - USUAL_HEIGHT) // 2)
        self.timeline.styles.height = max(SMALL_LINES, min(self.timeline.lines_wanted(sizes.right - 2), room))

    def _set_top(self, sizes: Columns, width: int, framework: Framework | None) -> None:
        """Question and legend reach over all columns, or over all but the checklist; as high for every question."""
        beside = self.view.form is Form.WIDE and not self.view.one_pane
        if beside is not self._is_beside:
            self._is_beside = beside
            self.move_child(self._top, **({"after": self._left_divider} if beside else {"before": self.checklist}))
        self.legend.show_on_one_line(self.view.is_zoomed)
        width -= sizes.checklist + 1 if beside else 0
        rows = 0 if beside or self.view.is_zoomed else 1
        question, legend = self.question.lines_for(framework, width), self.legend.lines_for(framework)
        self.question.styles.height = question
        self._top.styles.height = rows + question + legend

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
        review = reviewing(self)
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
            reviewing(self).paint()

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
            reviewing(self).paint()

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
            reviewing(self).paint()
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
        review = reviewing(self).state
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
        """Go to a document, an event, or what was not found; what hides it is taken away first."""
        piece = wanted.piece
        name = piece.get("event") or piece.get("absence")
        if "document" in piece:
            if self.documents.go_to(piece["document"]):
                self.focus_pane(Pane.DOCUMENTS)
                reviewing(self).say(f"Page {piece['page']}." if piece.get("page") else "The document as a whole.")
        elif name is not None:
            if not self.chronology.go_to(name):
                self.chronology.show_all()
            if self.chronology.go_to(name):
                self.focus_pane(Pane.CHRONOLOGY)
            else:
                reviewing(self).complain("It is in the chronology no more: what brought it there was undone.")

    # Keys about one pane, from any other ------------------------------------------------------------------------------

    def action_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""
        reviewing(self).write_rationale()

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
        reviewing(self).complain(NOT_AT_A_DOCUMENT)

    def _place_at_hand(self) -> str:
        """`d4 p31 `, of the event or document one stands at; empty at anything else."""
        line = self.chronology.line
        if self.view.right is Pane.DOCUMENTS:
            document = self.documents.document
            return f"{document.id} " if document is not None else ""
        if not isinstance(line, Event) or line.document is None:
            return ""
        return f"{line.document} p{line.page} " if line.page is not None else f"{line.document} "

    # Moving in a pane -------------------------------------------------------------------------------------------------

    def action_move(self, lines: int) -> None:
        """Go down or up in the focused pane; while a source is typed, among what is offered."""
        if self.entry.asked is not None:
            self.entry.asked.move(lines)
        elif reviewing(self).pane not in TYPING:
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
