"""Review: one person's work on one case. The question, the legend of answers and the save state are always in sight."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services import explaining, reviews
from reviewtui.services.found import CaseFinding
from reviewtui.tui.actions import Action, bindings
from reviewtui.tui.review.answers import keys_in_short
from reviewtui.tui.review.deciding import Deciding
from reviewtui.tui.review.entry_line import Entry
from reviewtui.tui.review.layout import Form, Pane
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.review.why import explained_node, nothing_to_explain, with_not_asked
from reviewtui.tui.timeline.view import TimelineView
from reviewtui.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

PLACE_SECONDS = 0.5
TYPING = ("writing", "adding", "filter")
"""Panes in which keys are text."""


class ReviewScreen(Deciding):
    """Going about: between questions, panes and screens."""

    CONTEXT = "review"
    BINDINGS = bindings("review")

    _place_timer: Timer | None = None

    # From question to question ----------------------------------------------------------------------------------------

    def action_step(self, steps: int) -> None:
        """Go to the question before or after; on the timeline, to the event before or after."""
        if self.view.focused is Pane.TIMELINE:
            self.timeline.view.step(steps)
        elif self.desk is not None:
            self.stand_at(self.desk.moved(steps).at)

    def action_next_owed(self) -> None:
        """Go to the next question that is not done."""
        self._go_to_owed(1)

    def action_previous_owed(self) -> None:
        """Go to the one before that is not done."""
        self._go_to_owed(-1)

    def stand_at(self, code: str) -> None:
        """Go to a question, and remember before long that one stood there."""
        self.leave_field()
        if self.desk is None or code == self.desk.at:
            return
        if self.entry.asking is Entry.NUMBER:
            self.close_entry()
        self.forget_refusals()
        self.desk = self.desk.standing_at(code)
        self.paint()
        if self._place_timer is not None:
            self._place_timer.stop()
        self._place_timer = self.set_timer(PLACE_SECONDS, self._remember_place)

    def _go_to_owed(self, direction: int) -> None:
        if self.desk is None:
            return
        code = self.desk.next_owed(direction)
        if code is None:
            self.say("Every question is answered and nothing is owed.")
        elif code == self.desk.at:
            self.say(f"Only {code} is left to do.")
        else:
            self.stand_at(code)

    def _remember_place(self) -> None:
        desk, person, reference = self.desk, self.review_app.person, self.reference
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
            if desk is not None and person is not None:
                code = desk.at
                self.act(lambda store: reviews.leave_at(store, person, reference, code), lambda _: None)

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
            self.focus_pane(Pane.CHRONOLOGY)
            return
        self.view = replace(self.view, guidance=True)
        if self.view.left is Pane.GUIDANCE and self.view.form is Form.NORMAL and not self.view.one_pane:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.paint()
        else:
            self.focus_pane(Pane.GUIDANCE)

    def action_questions(self) -> None:
        """Show the checklist and go to it; from it, go back to the events."""
        if self.view.focused is Pane.CHECKLIST:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.focus_pane(Pane.CHRONOLOGY)
        else:
            self.focus_pane(Pane.CHECKLIST)

    def action_enter(self) -> None:
        """Read or decide about a line of the chronology; write the rationale; go to a source; move a note."""
        ways: dict[Pane, Callable[[], None]] = {
            Pane.CHECKLIST: self.action_rationale,
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
        if not self.close_entry():
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
        elif event.rows is self.checklist.rows and (code := self.checklist.code_at(event.index)):
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
        self._narrow(replace(self.chronology.narrowing, text=event.text))

    @on(FilterLine.Left)
    def find_left(self, event: FilterLine.Left) -> None:
        """Back to the events, with the text standing or without it."""
        self._narrow(replace(self.chronology.narrowing, text=event.text))
        self.chronology.hide_finder()
        self.focus_pane(Pane.CHRONOLOGY)

    def action_narrow(self) -> None:
        """Pick an agency or a type."""
        from reviewtui.tui.review.narrow_dialog import NarrowEvents

        def picked(narrowing: Narrowing | None) -> None:
            if narrowing is not None:
                self._narrow(narrowing)

        if self.desk is not None:
            self.focus_pane(Pane.CHRONOLOGY)
            self.review_app.push_screen(NarrowEvents(self.chronology.narrowing, self.desk.sheet.chronology), picked)

    def _narrow(self, narrowing: Narrowing) -> None:
        self.chronology.narrow(narrowing)
        self.show_event()
        self.show_timeline()

    # Why --------------------------------------------------------------------------------------------------------------

    def action_explain(self) -> None:
        """Say why the section or standard at hand is rated as it is in this case; from the checklist, the standard."""
        from reviewtui.tui.explain import ExplainDialog

        desk, reference = self.desk, self.reference
        if desk is None:
            return
        whole = self.view.focused is Pane.CHECKLIST
        node = explained_node(desk, whole=whole)
        if node is None or not may_show(desk, node):
            self.say(nothing_to_explain(desk))
            return

        def show(explanation: "Explanation") -> None:
            self.review_app.push_screen(ExplainDialog(with_not_asked(explanation, desk, node)))

        self.ask(lambda store: explaining.explain(store, node.code, reference), show, latest="explain")

    # Leaving ----------------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave what is typed, the event, the zoom, the pane, the narrowing, in this order; then go back."""
        if self.entry.asking is not None:
            self.close_entry()
        elif self.rationale.is_writing:
            self.back_from_field()
        elif self.view.focused is Pane.EVENT:
            self.focus_pane(self.view.right)
        elif self.view.focused is Pane.TIMELINE:
            self.focus_pane(Pane.CHRONOLOGY)
        elif self.view.zoomed:
            self.action_zoom()
        elif self.view.focused is not Pane.CHRONOLOGY:
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.focus_pane(Pane.CHRONOLOGY)
        elif self.chronology.narrowing:
            self.chronology.clear_finder()
            self._narrow(Narrowing())
        else:
            self._remember_place()
            super().action_leave()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.leave_field()
        self._remember_place()
        super().action_back()

    def action_go(self, place: str) -> None:
        """Go to another screen, with what was typed made part of the judgement."""
        self.leave_field()
        self._remember_place()
        super().action_go(place)

    def keep_drafts(self) -> None:
        """Keep what is typed, and where one stands."""
        super().keep_drafts()
        self._remember_place()

    # Hints ------------------------------------------------------------------------------------------------------------

    def works(self, action: Action) -> bool:
        """While text is typed only its own keys work."""
        if self.pane in TYPING and not ({"escape", "f1", "tab", "ctrl+p"} & set(action.keys)):
            return False
        return super().works(action)

    def _hints(self, width: int) -> str:
        """The answers' own keys first: they are the scale's."""
        if self.desk is None or self.pane in TYPING:
            return super()._hints(width)
        first = f"{keys_in_short(self.desk.framework, self.desk.question)} answer  "
        return first + super()._hints(width - len(first))
