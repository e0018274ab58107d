"""Looking about in a case: from pane to pane, larger and smaller, and narrowing the chronology."""

from collections.abc import Callable
from dataclasses import replace

from textual import on

from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services.found import CaseFinding
from reviewtui.tui.review.deciding import Deciding
from reviewtui.tui.review.layout import Form, Pane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.timeline.view import TimelineView
from reviewtui.tui.widgets.filter_line import FilterLine

TYPING = ("writing", "adding", "filter")
"""Panes in which keys are text."""


class Looking(Deciding):
    """What the panes show, and which of them has the keys."""

    # Panes ------------------------------------------------------------------------------------------------------------

    def action_next_pane(self) -> None:
        """Let the keys go to the next pane."""
        self._go_to_pane(1)

    def action_previous_pane(self) -> None:
        """Let the keys go to the pane before."""
        self._go_to_pane(-1)

    def action_zoom(self) -> None:
        """Give the pane all the room, or take it back."""
        if self.view.focused is Pane.TIMELINE:
            self.action_timeline()
            return
        self.view = replace(self.view, zoomed=not self.view.zoomed)
        self.paint()

    def action_timeline(self) -> None:
        """Give the timeline all the room; from it, go back to the list."""
        if self.view.focused is Pane.TIMELINE and self.view.is_zoomed:
            self.view = replace(self.view, large=False)
            self.focus_pane(Pane.CHRONOLOGY)
        else:
            self.view = replace(self.view, focused=Pane.TIMELINE, zoomed=False, large=True)
            self.focus_pane(Pane.TIMELINE)

    def action_scale(self, steps: int) -> None:
        """Show fewer days of the timeline, or more."""
        if self.view.focused is Pane.TIMELINE:
            self.timeline.view.go_closer(steps)
            self.timeline.show_heading()

    def action_guidance(self) -> None:
        """Show the guidance and go to it; from it, hide it."""
        if self.view.focused is Pane.GUIDANCE:
            self.view = replace(self.view, guidance=False, left=Pane.RATIONALE)
            self.focus_pane(self.view.right)
            return
        self.view = replace(self.view, guidance=True)
        if self.view.left is Pane.GUIDANCE and self.view.form is Form.NORMAL and not self.view.one_pane:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.paint()
        else:
            self.focus_pane(Pane.GUIDANCE)

    def action_questions(self) -> None:
        """Show the checklist and go to it; from it, go back."""
        if self.view.focused is Pane.CHECKLIST:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.focus_pane(self.view.right)
        else:
            self.focus_pane(Pane.CHECKLIST)

    def action_enter(self) -> None:
        """Read or decide about a line of the chronology; go to a question or a source; write; move a note."""
        ways: dict[Pane, Callable[[], None]] = {
            Pane.CHECKLIST: self.action_questions,
            Pane.RATIONALE: self.action_rationale,
            Pane.SOURCES: self.go_to_source,
            Pane.NOTES: self.move_note,
            Pane.DOCUMENTS: self.pick_state,
            Pane.CHRONOLOGY: self._read_line,
            Pane.EVENT: lambda: self.focus_pane(self.view.right),
            Pane.TIMELINE: self._read_line,
        }
        if way := ways.get(self.view.focused):
            way()

    def _read_line(self) -> None:
        """Decide about a finding, read anything else in full."""
        line = self.chronology.line
        if isinstance(line, CaseFinding):
            self.decide(line)
        else:
            self.focus_pane(Pane.EVENT)

    def action_move(self, lines: int) -> None:
        """Go down or up in the focused pane."""
        if self.entry.asking is not None:
            self.move_in_offers(lines)
        elif self.pane not in TYPING:
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

    def _go_to_pane(self, step: int) -> None:
        self.leave_field()
        if not self.leave_entry():
            self.focus_pane(self.view.stop_after(step))

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
        self.refresh_hints()
        self.show_whole_row()
        if event.rows is self.checklist.rows and (code := self.checklist.code_at(event.index)):
            self.stand_at(code)

    @on(TimelineView.Wanted)
    def event_wanted(self, event: TimelineView.Wanted) -> None:
        """The list goes along with the timeline."""
        if self.chronology.go_to(event.event_id):
            self.show_event()
            self.show_timeline()

    @on(Rows.Chosen)
    def row_chosen(self) -> None:
        """A second click is Enter."""
        self.action_enter()

    # Narrowing the chronology -----------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Narrow the chronology as one types."""
        self.focus_pane(Pane.CHRONOLOGY)
        self.chronology.open_finder()

    @on(FilterLine.Changed)
    def find_typed(self, event: FilterLine.Changed) -> None:
        """Narrow by what is typed so far."""
        self.narrow_to(replace(self.chronology.narrowing, text=event.text))

    @on(FilterLine.Left)
    def find_left(self, event: FilterLine.Left) -> None:
        """Back to the events, with the text standing or without it."""
        self.narrow_to(replace(self.chronology.narrowing, text=event.text))
        self.chronology.hide_finder()
        self.focus_pane(Pane.CHRONOLOGY)

    def action_narrow(self) -> None:
        """Pick an agency or a type."""
        from reviewtui.tui.review.narrow_dialog import NarrowEvents

        def picked(narrowing: Narrowing | None) -> None:
            if narrowing is not None:
                self.narrow_to(narrowing)

        if self.desk is not None:
            self.focus_pane(Pane.CHRONOLOGY)
            self.app.push_screen(NarrowEvents(self.chronology.narrowing, self.desk.sheet.chronology), picked)

    def narrow_to(self, narrowing: Narrowing) -> None:
        """Show only what fits, in the list and on the timeline."""
        self.chronology.narrow(narrowing)
        self.show_event()
        self.show_timeline()
