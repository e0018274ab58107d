"""Review: one person's work on one case. The question, the legend of answers and the save state are always in sight."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services import explaining, reviews
from reviewtui.services.found import CaseFinding
from reviewtui.tui.actions import Action, bindings
from reviewtui.tui.review.answers import keys_in_short
from reviewtui.tui.review.desk_screen import linked_pieces
from reviewtui.tui.review.entry_line import Entry
from reviewtui.tui.review.hints import Standing, as_named
from reviewtui.tui.review.layout import RIGHT, Pane
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.looking import TYPING, Looking
from reviewtui.tui.review.why import explained_node, nothing_to_explain, with_not_asked

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

PLACE_SECONDS = 0.5
LINES = (Pane.CHRONOLOGY, Pane.EVENT, Pane.TIMELINE)
"""The panes whose keys work on the line under the chronology's cursor."""
LINE_KEYS = "Enter save  Esc leave  F1 all keys"
"""While something is typed on one line."""


class ReviewScreen(Looking):
    """Going about: between questions and screens."""

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
        desk, person, reference = self.desk, self.host.person, self.reference
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
            if desk is not None and person is not None:
                code = desk.at
                self.act(lambda store: reviews.leave_at(store, person, reference, code), lambda _: None)

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
            self.app.push_screen(ExplainDialog(with_not_asked(explanation, desk, node)))

        self.ask(lambda store: explaining.explain(store, node.code, reference), show, latest="explain")

    # Leaving ----------------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave what is typed, the event, the zoom, the pane, the narrowing, in this order; then go back."""
        if self.entry.asking is not None:
            self.leave_entry()
        elif self.rationale.is_writing:
            self.back_from_field()
        elif self.view.focused is Pane.EVENT:
            self.focus_pane(self.view.right)
        elif self.view.focused is Pane.TIMELINE:
            self.focus_pane(Pane.CHRONOLOGY)
        elif self.view.zoomed:
            self.action_zoom()
        elif self.view.focused is not Pane.CHRONOLOGY:
            beside = self.view.focused in RIGHT
            self.view = replace(self.view, left=Pane.RATIONALE)
            self.focus_pane(Pane.CHRONOLOGY if beside else self.view.right)
        elif self.chronology.narrowing:
            self.chronology.clear_finder()
            self.narrow_to(Narrowing())
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
        self.keep_line()
        self._remember_place()

    # Hints ------------------------------------------------------------------------------------------------------------

    def as_here(self, action: Action) -> Action:
        """With the name that its key has at what is under the cursor."""
        return as_named(action, self._standing())

    def _standing(self) -> Standing:
        desk, pane = self.desk, self.pane
        line = self.chronology.line if pane in LINES else None
        document = self.documents.document if pane == Pane.DOCUMENTS else None
        name = getattr(document or line, "id", "")
        return Standing(
            pane,
            linked=desk is not None and name in linked_pieces(desk, "event", "absence", "document"),
            undecided=isinstance(line, CaseFinding) and line.decision != "confirmed",
            zoomed=self.view.zoomed,
        )

    def works(self, action: Action) -> bool:
        """While text is typed only its own keys work."""
        if self.pane in TYPING and not ({"escape", "f1", "tab", "ctrl+p"} & set(action.keys)):
            return False
        return super().works(action)

    def _hints(self, width: int) -> str:
        """The answers' own keys first: they are the scale's."""
        if self.pane == "adding":
            return LINE_KEYS
        if self.desk is None or self.pane in TYPING:
            return super()._hints(width)
        first = f"{keys_in_short(self.desk.framework, self.desk.question)} answer  "
        return first + super()._hints(width - len(first))
