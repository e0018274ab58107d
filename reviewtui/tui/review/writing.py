"""Writing the rationale: a draft while one types, kept on the disk; one entry when one leaves the field."""

from dataclasses import replace

from textual import on

from reviewtui.services import drafts
from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.review.acting import Acting
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.rationale import RationalePane

DRAFT_SECONDS = 0.4


class Writing(Acting):
    """The rationale of the question at hand."""

    _came_from: Pane = Pane.CHRONOLOGY
    _left_before: Pane = Pane.RATIONALE

    def action_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""
        if self.desk is not None and self.writing is None and not self.is_unsettled:
            self.host.with_person(lambda person: self._write())

    def _write(self) -> None:
        desk = self.desk
        assert desk is not None
        draft = self.typed.get(desk.at, desk.here.draft)
        self.writing, self._came_from = desk.at, self.view.focused
        self._left_before = self.view.left
        self.view = replace(self.view, focused=Pane.RATIONALE, left=Pane.RATIONALE)
        self.rationale.write(desk.wanted(desk.at).rationale if draft is None else draft)
        self.focus_pane(Pane.RATIONALE)

    @on(RationalePane.Typed)
    def keep_soon(self) -> None:
        """Keep the draft when the typing pauses."""
        if self.writing is None:
            return
        self.typed[self.writing] = self.rationale.typed
        if self.draft_timer is not None:
            self.draft_timer.stop()
        code = self.writing
        self.draft_timer = self.set_timer(DRAFT_SECONDS, lambda: self._keep_draft(code))
        self.show_saving()

    @on(RationalePane.Left)
    def left_by_itself(self) -> None:
        """The mouse leaves the field like a key; another window of the terminal only keeps the draft."""
        if self.app.app_focus:
            self.leave_field()
        elif self.writing is not None:
            self._keep_draft(self.writing)

    def leave_field(self) -> bool:
        """Make what was typed part of the judgement: one entry. False when nothing was being written."""
        desk, code = self.desk, self.writing
        if desk is None or code is None:
            return False
        self._stop_draft_timer()
        text = self.rationale.typed
        self.writing = None
        self.rationale.stop_writing()
        self.view = replace(self.view, left=self._left_before)
        wanted = desk.wanted(code)
        if text.strip() != wanted.rationale.strip():
            self.typed[code] = text
            self.record_as_acting(code, replace(wanted, rationale=text.strip()), rationale=text)
        else:
            self._forget_draft(code)
        self.paint()
        return True

    def back_from_field(self) -> None:
        """Leave the field by a key, and go back to the pane one came from."""
        if self.leave_field():
            self.focus_pane(self._came_from)

    def keep_drafts(self) -> None:
        """Keep on the disk whatever is typed and not yet part of a judgement."""
        if self.writing is not None and self.rationale.typed != self._standing_text(self.writing):
            self.typed[self.writing] = self.rationale.typed
        self._stop_draft_timer()
        for code in self.typed:
            if not (self.desk and self.desk.is_asked(code)):
                self._keep_draft(code)

    def _standing_text(self, code: str) -> str:
        desk = self.desk
        assert desk is not None
        return desk.state(code).draft or desk.wanted(code).rationale

    def _keep_draft(self, code: str) -> None:
        person, reference, text = self.host.person, self.reference, self.typed.get(code)
        self._stop_draft_timer()
        if person is None or text is None:
            return

        def kept(_: None) -> None:
            if self.desk is not None and self.typed.get(code) == text:
                self.desk = self.desk.kept(code, text)
            self.failures.pop(code, None)
            self.show_saving()

        self.act(
            lambda store: drafts.keep(store, person, reference, code, text),
            kept,
            lambda error: self._draft_not_kept(code, error),
        )

    def _draft_not_kept(self, code: str, error: ReviewtuiError) -> None:
        self.failures[code] = str(error)
        self.show_saving()

    def _forget_draft(self, code: str) -> None:
        """What was typed is what already stands: there is no draft any more."""
        desk, person, reference = self.desk, self.host.person, self.reference
        had_one = self.typed.pop(code, None) is not None or (desk is not None and desk.state(code).draft is not None)
        self.failures.pop(code, None)
        if desk is not None and person is not None and had_one:
            self.desk = desk.kept(code, None)
            self.act(lambda store: drafts.discard(store, person, reference, code), lambda _: self.show_saving())

    def _stop_draft_timer(self) -> None:
        if self.draft_timer is not None:
            self.draft_timer.stop()
            self.draft_timer = None
