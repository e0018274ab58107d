"""From question to question in a review, and to what a judgement rests on; where one stands is remembered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.timer import Timer

from reviewtui.services.reviewing import reviews
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.looks import flash
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.judging import NUMBER, Judging
from reviewtui.tui.review.panes.sources import SourcesPane
from reviewtui.tui.review.sheet_screen import SheetScreen

PLACE_SECONDS = 0.5


class MovingScreen(SheetScreen):
    """A sheet that one walks through, a question at a time."""

    _judging: Judging
    _place_timer: Timer | None = None

    def _take(self, sheet: ReviewSheet, begun: int) -> None:
        """Go to what was asked for as soon as there is a sheet."""
        super()._take(sheet, begun)
        if self._state is not None and (piece := self._wanted_piece) is not None:
            self._wanted_piece = None
            self.call_after_refresh(self.go_to, None, piece)

    @property
    def line(self) -> EntryLine:
        """The one line to type on."""
        return self.panes.entry

    def action_step(self, steps: int) -> None:
        """Go to the question before or after."""
        if self._state is not None:
            self.settle()
            self.stand_at(self._state.moved(steps, self._judging.given))

    def action_next_owed(self) -> None:
        """Go to the next question that is not done."""
        self._go_to_owed(1)

    def action_previous_owed(self) -> None:
        """Go to the one before that is not done."""
        self._go_to_owed(-1)

    def _go_to_owed(self, direction: int) -> None:
        if (state := self._state) is None:
            return
        came_from, self._judging.went_on_from = self._judging.went_on_from, None
        code = state.sheet.next_owed(came_from if came_from and direction > 0 else state.at, direction)
        if code is None:
            self.say("Every question is answered and nothing is missing.")
        elif code == state.at:
            self.say(f"{code} is the next that needs work." if came_from else f"Only {code} needs work.")
        else:
            self.settle()
            self.stand_at(code)

    def action_next_comment(self) -> None:
        """Go to the next question with an open comment."""
        self._go_to_comment(1)

    def action_previous_comment(self) -> None:
        """Go to the one before."""
        self._go_to_comment(-1)

    def _go_to_comment(self, direction: int) -> None:
        if (state := self._state) is None:
            return
        code = state.sheet.next_commented(state.at, direction)
        if code is None or code == state.at:
            self.say(f"Only {code} has an open comment." if code else "No comment is open on this case.")
        else:
            self.settle()
            self.stand_at(code)

    def stand_at(self, code: str) -> None:
        """Go to a question, and remember before long that one stood there."""
        self.panes.rationale.leave_field()
        if self._state is None or code == self._state.at:
            return
        if self.line.typed_for(NUMBER) is not None:
            self.line.close()
        self._judging.forget()
        self._forget_refusals()
        self.hold(self._state.standing_at(code))
        flash(self.panes.question)
        if self._place_timer is not None:
            self._place_timer.stop()
        self._place_timer = self.set_timer(PLACE_SECONDS, self._remember_place)

    def go_to(self, question: str | None, piece: Mapping[str, Any] | None) -> None:
        """Go to a question, and to something in the case file or among its notes."""
        if question is not None:
            self.stand_at(question)
            self.paint_now()
        if piece is not None:
            self.panes.go_to_place(SourcesPane.PlaceWanted(piece))

    def _remember_place(self, *, always: bool = False) -> None:
        state, person, reference = self._state, self.host.person, self.reference
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer, always = None, True
        if always and state is not None and person is not None:
            code = state.at
            self.act(lambda store: reviews.leave_at(store, person, reference, code), lambda _: None)

    def _forget_refusals(self) -> None:
        """Say no more why an answer cannot stand."""
        if self._state is not None and self._state.refused:
            self._state = replace(self._state, refused={})
            self.settle()
