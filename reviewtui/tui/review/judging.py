"""What the keys that judge do: each asks for one act, and shows it as saved only once it is on the disk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from textual import on

from reviewtui.framework.model import Answer
from reviewtui.services import drafts, judgements, undoing
from reviewtui.services.changes import Change
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.evidence import Evidence
from reviewtui.tui.review.desk import Desk, Wanted, settled_by
from reviewtui.tui.review.desk_screen import DeskScreen
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.rationale import RationalePane

DRAFT_SECONDS = 0.4
UNSETTLED = "Two laptops disagree on this question: choose an answer to settle it first."


class Judging(DeskScreen):
    """Answers, rationales, evidence, undo."""

    _writing: str | None = None
    """Code of the question whose rationale is being written."""
    _came_from: Pane = Pane.CHRONOLOGY

    # Answers ----------------------------------------------------------------------------------------------------------

    def action_answer(self, key: str) -> None:
        """Give an answer; go on to the rationale it owes, or to the next question."""
        desk = self.desk
        if desk is None:
            return
        answer = next((each for each in desk.framework.offered(desk.question) if each.key == key), None)
        if answer is None:
            self.complain(f"{key} is no answer to {desk.at}: use {keys_in_words(desk)}.")
        else:
            chosen = answer
            self.review_app.with_person(lambda person: self._answer(person, desk.at, chosen))

    def _answer(self, person: str, code: str, answer: Answer) -> None:
        desk = self.desk
        assert desk is not None
        before, state = desk.wanted(code), desk.state(code)
        if state.sides and not desk.is_asked(code):
            after = settled_by(state.sides, answer.code)
            given: dict[str, Any] = {"rationale": after.rationale, "evidence": after.evidence}
        else:
            after, given = replace(before, answer=answer.code), {}
        if after != before or state.sides:
            self._record(person, code, after, answer=answer.code, **given)
        if answer.code in desk.question.owes_rationale and not after.rationale.strip():
            self.action_rationale()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """To the next question; from the last one, say what is left."""
        desk = self.desk
        assert desk is not None
        if desk.at != desk.codes[-1]:
            self.stand_at(desk.moved(1).at)
            return
        left = sum(is_open(desk, code) for code in desk.codes)
        more = f" {left} still to do: ] goes there." if left else ""
        self.say(f"That was the last question.{more}")

    def stand_at(self, code: str) -> None:
        """Go to a question."""
        raise NotImplementedError

    # Rationale --------------------------------------------------------------------------------------------------------

    def action_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""
        desk = self.desk
        if desk is None or self._writing is not None:
            return
        if desk.here.sides and desk.here.answer is None and not desk.is_asked(desk.at):
            self.complain(UNSETTLED)
            return
        self.review_app.with_person(lambda person: self._write())

    def _write(self) -> None:
        desk = self.desk
        assert desk is not None
        draft = self.typed.get(desk.at, desk.here.draft)
        self._writing, self._came_from = desk.at, self.view.focused
        self._left_before = self.view.left
        self.view = replace(self.view, focused=Pane.RATIONALE, left=Pane.RATIONALE)
        self.rationale.write(desk.wanted(desk.at).rationale if draft is None else draft)
        self.focus_pane(Pane.RATIONALE)

    _left_before: Pane = Pane.RATIONALE

    @on(RationalePane.Typed)
    def keep_soon(self) -> None:
        """Keep the draft when the typing pauses."""
        if self._writing is None:
            return
        self.typed[self._writing] = self.rationale.typed
        if self.draft_timer is not None:
            self.draft_timer.stop()
        code = self._writing
        self.draft_timer = self.set_timer(DRAFT_SECONDS, lambda: self._keep_draft(code))
        self.show_saving()

    @on(RationalePane.Left)
    def left_by_itself(self) -> None:
        """The mouse leaves the field like a key; another window of the terminal only keeps the draft."""
        if self.app.app_focus:
            self.leave_field()
        elif self._writing is not None:
            self._keep_draft(self._writing)

    def leave_field(self) -> bool:
        """Make what was typed part of the judgement: one entry. False when nothing was being written."""
        desk, code = self.desk, self._writing
        if desk is None or code is None:
            return False
        self._stop_draft_timer()
        text = self.rationale.typed
        self._writing = None
        self.rationale.stop_writing()
        self.view = replace(self.view, left=self._left_before)
        wanted = desk.wanted(code)
        if text.strip() != wanted.rationale.strip():
            self.typed[code] = text
            self._record_as_acting(code, replace(wanted, rationale=text.strip()), rationale=text)
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
        if self._writing is not None and self.rationale.typed != self._standing_text(self._writing):
            self.typed[self._writing] = self.rationale.typed
        self._stop_draft_timer()
        for code in self.typed:
            if not (self.desk and self.desk.is_asked(code)):
                self._keep_draft(code)

    def _standing_text(self, code: str) -> str:
        desk = self.desk
        assert desk is not None
        return desk.state(code).draft or desk.wanted(code).rationale

    def _keep_draft(self, code: str) -> None:
        person, reference, text = self.review_app.person, self.reference, self.typed.get(code)
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
        desk, person, reference = self.desk, self.review_app.person, self.reference
        had_one = self.typed.pop(code, None) is not None or (desk is not None and desk.state(code).draft is not None)
        self.failures.pop(code, None)
        if desk is not None and person is not None and had_one:
            self.desk = desk.kept(code, None)
            self.act(lambda store: drafts.discard(store, person, reference, code), lambda _: self.show_saving())

    def _stop_draft_timer(self) -> None:
        if self.draft_timer is not None:
            self.draft_timer.stop()
            self.draft_timer = None

    # Evidence ---------------------------------------------------------------------------------------------------------

    def action_link(self) -> None:
        """Link the highlighted event as evidence, or unlink it."""
        event = self.chronology.event
        if event is None:
            self.complain("The case itself is no evidence: go to an event, then Space.")
        else:
            self.toggle_evidence({"event": event.id})

    def toggle_evidence(self, piece: Evidence) -> None:
        """Add a piece of evidence to the question at hand, or take it away."""
        desk = self.desk
        if desk is None:
            return
        evidence = desk.wanted(desk.at).evidence
        rest = tuple(each for each in evidence if each != piece)
        self.set_evidence(rest if len(rest) < len(evidence) else (*evidence, piece))

    def set_evidence(
        self, evidence: Sequence[Evidence], failed: Callable[[ReviewtuiError], None] | None = None
    ) -> None:
        """Let the judgement at hand rest on this evidence; `failed` is told of what cannot be cited."""
        desk = self.desk
        assert desk is not None
        if desk.here.sides and desk.here.answer is None and not desk.is_asked(desk.at):
            self.complain(UNSETTLED)
            return
        after = replace(desk.wanted(desk.at), evidence=tuple(evidence))
        self._record_as_acting(desk.at, after, failed, evidence=tuple(evidence))

    # Undo -------------------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the latest act."""
        self.review_app.with_person(lambda person: self._take_back(person, undoing.undo))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.review_app.with_person(lambda person: self._take_back(person, undoing.redo))

    def _take_back(self, person: str, way: Callable[[Any, str], Change]) -> None:
        self.begin_act()
        self.act(lambda store: way(store, person), self._took_back, self._act_failed)
        self.show_saving()

    def _took_back(self, change: Change) -> None:
        """Go to what was touched, and say what happened."""
        self.end_act(change)
        if change.case is not None and change.case != self.reference:
            self.review_app.open_review(change.case, change.question)
            self.review_app.call_after_refresh(self.review_app.say, change.sentence)
            return
        if change.question is not None:
            self.stand_at(change.question)
        self.reload()
        self.say(change.sentence)

    # Acts -------------------------------------------------------------------------------------------------------------

    def begin_act(self) -> None:
        """Something other than a judgement is on its way to the disk."""
        self.acts_begun += 1
        self.acts_under_way += 1

    def end_act(self, change: Change | None = None) -> None:
        """It is there, or was given up."""
        self.acts_under_way -= 1
        if change is not None:
            self.note_saved(change.made_at)
        self.show_saving()
        self.read_if_due()

    def _act_failed(self, error: ReviewtuiError) -> None:
        self.end_act()
        self.complain(str(error))

    def _record_as_acting(
        self, code: str, after: Wanted, failed: Callable[[ReviewtuiError], None] | None = None, **given: Any
    ) -> None:
        self.review_app.with_person(lambda person: self._record(person, code, after, failed, **given))

    def _record(
        self,
        person: str,
        code: str,
        after: Wanted,
        failed: Callable[[ReviewtuiError], None] | None = None,
        **given: Any,
    ) -> None:
        """Ask for one judgement; what is not given stays as it was."""
        desk, reference = self.desk, self.reference
        assert desk is not None
        self.acts_begun += 1
        self.desk = desk.asking(code, after)
        with_rationale = "rationale" in given
        self.act(
            lambda store: judgements.record(store, person, reference, code, **given),
            lambda change: self._saved(code, after, change, person, with_rationale),
            lambda error: self._not_saved(code, error, failed),
        )
        self.paint()

    def _saved(self, code: str, after: Wanted, change: Change, person: str, with_rationale: bool) -> None:
        """It is on the disk: show it as such."""
        assert self.desk is not None
        self.desk = self.desk.saved(code, after, change, person, keeps_draft=not with_rationale)
        self.note_saved(change.made_at)
        if with_rationale and self._writing != code:
            self.typed.pop(code, None)
        self.failures = {each: why for each, why in self.failures.items() if each in self.typed and each != code}
        self.paint_now()
        self.read_if_due()

    def _not_saved(self, code: str, error: ReviewtuiError, failed: Callable[[ReviewtuiError], None] | None) -> None:
        """Say so, keep what was typed, and show again what stands."""
        assert self.desk is not None
        self.desk = self.desk.failed(code)
        if failed is not None:
            failed(error)
        else:
            self.failures[code] = str(error)
            self.complain(f"{code} is not saved: {error}")
            if self._writing is None:
                self.stand_at(code)
        self.paint()
        self.read_if_due()


def keys_in_words(desk: Desk) -> str:
    """`1, 2, 3 or 4`."""
    keys = [answer.key for answer in desk.framework.offered(desk.question)]
    return f"{', '.join(keys[:-1])} or {keys[-1]}" if len(keys) > 1 else keys[0]


def is_open(desk: Desk, code: str) -> bool:
    """Whether a question will still be to do once everything asked for is saved."""
    wanted, question = desk.wanted(code), desk.state(code).question
    owes = (wanted.answer in question.owes_rationale and not wanted.rationale.strip()) or (
        wanted.answer in question.owes_evidence and not wanted.evidence
    )
    return wanted.answer is None or owes
