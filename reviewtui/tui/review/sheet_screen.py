"""The sheet of one case on the screen: read anew when it has changed, and painted in every pane."""

from collections.abc import Awaitable

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from reviewtui.services.export import access
from reviewtui.services.reviewing import reviews
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.body import ReviewBody
from reviewtui.tui.review.header import alert_mark, case_line
from reviewtui.tui.review.saving import Saving, rest
from reviewtui.tui.review.state import ReviewState, first_place
from reviewtui.tui.review.view import Form, View
from reviewtui.tui.screen import BaseScreen

PATIENCE_SECONDS = 0.05
"""How long an act may take before the screen says that it is under way."""
SHEET_SECONDS = 0.2
"""How long a review may show nothing at all while its sheet is read."""


class SheetScreen(BaseScreen):
    """Holds what the store says of a case as one state, and has the panes show it."""

    def __init__(self, wanted: OpenReview) -> None:
        """The sheet of a case, at a question or where this person left it; in the chronology at an event."""
        super().__init__()
        self.reference = wanted.case
        self.panes = ReviewBody()
        self._state: ReviewState | None = None
        self._wanted_question, self._wanted_piece = wanted.question, wanted.piece
        self._begun = 0
        """Acts asked for so far."""
        self._under_way = 0
        """Of those, the ones on their way to the disk."""
        self._saved_at = ""
        self._noted: str | None = None
        self._first_sheet: Awaitable[ReviewSheet | None] | None = None
        """What is read while the widgets are being made."""
        self._is_due = False
        """Whether a reading was put off while acts were under way."""
        self._is_to_paint = False
        if wanted.event is not None:
            self.panes.chronology.await_line(wanted.event)

    def body(self) -> ComposeResult:
        """The panes; the sheet is read meanwhile."""
        person, reference = self.host.person or "", self.reference
        self._first_sheet = self.look(lambda store: reviews.open_review(store, person, reference), SHEET_SECONDS)
        yield self.panes

    @on(events.Mount)
    async def begin(self) -> None:
        """Begin among the events, and follow the focus.

        A sheet that is there in a moment is waited for, so that nothing is laid out and painted without it first.
        """
        self.watch(self, "focused", lambda: self.panes.follow_focus(self.pane), init=False)
        self.set_focus(self.panes.chronology.focus_target)
        if self._first_sheet is not None and (sheet := await self._first_sheet) is not None:
            self._stale = False
            self._take(sheet, self._begun)
            self.paint_now()

    def on_resize(self, event: events.Resize) -> None:
        """Move between the layouts."""
        self.panes.fit(event.size.width, event.size.height)
        if self._state is None:
            self.panes.lay_out(None)
        self.paint()

    @property
    def state(self) -> ReviewState | None:
        """What is shown; None until the sheet is read."""
        return self._state

    @property
    def view(self) -> View:
        """Which panes are in sight, and which has the keys."""
        return self.panes.view

    def hold(self, state: ReviewState) -> None:
        """Show another state, before long."""
        self._state = state
        self.paint()

    def case_at_hand(self) -> str | None:
        """The case under review."""
        return self.reference

    # Reading ----------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the sheet again; what was asked for meanwhile makes the reading void.

        While an act is on its way to the disk it waits: what is read before that could come after it, and be old.
        """
        if self.is_busy:
            self._is_due = True
            return
        person, begun, reference = self.host.person or "", self._begun, self.reference
        self.ask(
            lambda store: reviews.open_review(store, person, reference),
            lambda sheet: self._take(sheet, begun),
            latest="sheet",
        )

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way to the disk."""
        return self._under_way > 0

    def _take(self, sheet: ReviewSheet, begun: int) -> None:
        if begun != self._begun or self.is_busy:
            self._is_due = True
            self._read_if_due()
            return
        state = self._state
        self._state = (
            state.with_sheet(sheet) if state else ReviewState(sheet, first_place(sheet, self._wanted_question))
        )
        self._note_opened()
        self.panes.entry.read_kept()
        self.paint()

    def _read_if_due(self) -> None:
        if self._is_due and not self.is_busy:
            self._is_due = False
            self.reload()

    def _note_opened(self) -> None:
        """Note who opened the case, once it is known who that is; this also brings in what writing needs."""
        person, reference = self.host.person, self.reference
        if person is not None and person != self._noted:
            self._noted = person
            self.act(lambda store: access.note_opened(store, person, reference), lambda _: None, lambda _: None)

    # Painting ---------------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show the state in every pane, before long: several reasons make one painting.

        While an act is on its way to the disk it is waited for a moment, so that a key's effects are painted once.
        """
        if self._is_to_paint:
            return
        self._is_to_paint = True
        if self.is_busy:
            self.set_timer(PATIENCE_SECONDS, self._paint_if_asked)
        else:
            self.call_next(self._paint_if_asked)

    def _paint_if_asked(self) -> None:
        if self._is_to_paint:
            self.paint_now()

    def paint_now(self) -> None:
        """Show the state at once."""
        state, self._is_to_paint = self._state, False
        if state is None:
            return
        if self.panes.show(state):
            self.refresh_hints()
        self.show_saving()

    def show_saving(self) -> None:
        """Say what is saved, in the title and in the line of what exists only here."""
        state = self._state
        if state is None:
            return
        wide = self.view.form is Form.WIDE
        alert = alert_mark(state) if wide else Content("")
        saving = Content.assemble(alert, "   " if alert else "", self.saving(state).content(self.size.width))
        self.set_title(case_line(state.sheet, wide=wide), saving)
        live = self.panes.live.wording(self.size.width - 2) if self.panes.is_short else None
        self.set_rest(rest(state, live))

    def saving(self, state: ReviewState) -> Saving:
        """What is true of saving at this moment."""
        return Saving(
            failed=next(iter(state.failures.values()), ""),
            under_way=self.is_busy,
            typing=self.panes.rationale.draft_timer is not None,
            draft=state.draft is not None,
            saved_at=max(state.latest_judgement, self._saved_at),
        )
