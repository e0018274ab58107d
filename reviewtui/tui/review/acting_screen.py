"""What is done in a review on its way to the disk, and back: what came of it is shown, or why it was refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.people.stage import ReviewClosed
from reviewtui.services.reviewing import reviews
from reviewtui.tui.review.moving_screen import MovingScreen
from reviewtui.tui.review.telling import closed_in_words, finished, signed_off_in_words

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

UNSETTLED = "Two people answered this differently. Enter an answer to replace both first."


class ActingScreen(MovingScreen):
    """A review that acts are carried out in."""

    def perform(
        self,
        work: "Callable[[Store, str], Change]",
        then: Callable[[Change], None] | None = None,
        failed: Callable[[ReviewtuiError], None] | None = None,
        *,
        judging: str = "",
        told: bool = True,
    ) -> None:
        """Carry out an act as whoever is acting, and show what is then so."""
        if self._state is None:
            return

        def acted(change: Change) -> None:
            before = self._state
            self._under_way -= 1
            self._take_change(change)
            if then is not None:
                then(change)
            self._acted()
            self.panes.flash(change)
            if whole := finished(before, self._state):
                self.say(whole)
            elif told and not judging:
                self.say(change.shown)

        def not_acted(error: ReviewtuiError) -> None:
            self._under_way -= 1
            if failed is not None:
                failed(error)
            elif isinstance(error, ReviewClosed):
                self.complain(closed_in_words(self.reference, error.stage))
            elif judging:
                self.refuse(judging, error)
            else:
                self.complain(str(error))
            self._acted()

        def begin(person: str) -> None:
            assert self._state is not None
            sheet = self._state.sheet
            self._begun += 1
            self._under_way += 1
            self.settle()
            if judging:
                self._forget_refusals()
            self.act(
                lambda store: reviews.carry_out(store, sheet, person, lambda: work(store, person)), acted, not_acted
            )
            self.paint()

        self.host.with_person(begin)

    def _take_change(self, change: Change) -> None:
        """Put what a change says is now so in its place."""
        state = self._state
        assert state is not None
        self._saved_at = max(self._saved_at, change.made_at)
        if change.case == self.reference or change.now:
            self._state = state.with_sheet(state.sheet.after(change)).saved()

    def take_over(self, change: Change) -> None:
        """Show what a window did; that the store has changed is told to every screen but the window."""
        self._saved_at = max(self._saved_at, change.made_at)
        self.say(change.shown)

    def _acted(self) -> None:
        if not self._under_way:
            self._judging.given.clear()
        self.paint_now()
        self._read_if_due()

    def refuse(self, code: str, error: ReviewtuiError) -> None:
        """Say why a judgement on a question was not recorded; what was typed is kept."""
        state = self._state
        assert state is not None
        if isinstance(error, BadInput) and code not in state.typed:
            self._cannot_stand(code, str(error).removeprefix(f"{self.reference} ").removeprefix(f"{code}: "))
            return
        self._state = state.with_failure(code, str(error))
        self.complain(f"{code} is not saved: {error}")
        if self.panes.rationale.writing is None:
            self.stand_at(code)

    def _cannot_stand(self, code: str, why: str) -> None:
        """It cannot stand beside what was answered before: go back to the question, and say why there in full."""
        if self.panes.rationale.writing == code:
            self.panes.rationale.back_from_field()
        if self.panes.rationale.writing is None and self.panes.entry.asked is None:
            self.stand_at(code)
        assert self._state is not None
        self._state = self._state.with_refusal(code, why)
        self.complain(self.panes.refusal_lines(self._state)[-1], whole=False)

    # What may be done -------------------------------------------------------------------------------------------------

    def may_judge(self) -> bool:
        """Whether the judgement at hand may be changed; says so where a disagreement is to be settled first."""
        if refusal := self._refusal():
            self.complain(refusal)
        return self._state is not None and not refusal

    def is_closed(self) -> bool:
        """Whether the review was handed in; says then how it is reopened."""
        if refusal := self._is_closed():
            self.complain(refusal)
        return bool(refusal)

    def _refusal(self) -> str:
        """Why nothing may be judged at the question at hand; empty where it may."""
        is_unsettled = self._state is not None and self._state.is_unsettled and not self.is_busy
        return self._is_closed() or (UNSETTLED if is_unsettled else "")

    def _is_closed(self) -> str:
        if self._state is None:
            return ""
        if signed_off := self._state.sheet.signed_off:
            return signed_off_in_words(signed_off)
        stage = self._state.sheet.stage
        return closed_in_words(self.reference, stage) if stage is not None and stage.is_closed else ""
