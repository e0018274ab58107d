"""Review: one person's work on one case. The question, the legend of answers and the save state are always in sight."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer

from reviewtui.services import access, explaining, reviews
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.review_sheet import ReviewSheet
from reviewtui.services.stage import ReviewClosed
from reviewtui.tui.actions import Action, bindings_of
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.answers import keys_in_short
from reviewtui.tui.review.body import TYPING, ReviewBody
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.header import alert_mark, case_line
from reviewtui.tui.review.hints import as_named, at_hand
from reviewtui.tui.review.judging import NUMBER, Judging
from reviewtui.tui.review.legend import INSUFFICIENT, Legend
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.panes.rationale import RationalePane, number_of_words
from reviewtui.tui.review.panes.sources import SourcesPane
from reviewtui.tui.review.saving import Saving, rest
from reviewtui.tui.review.state import ReviewState, first_place
from reviewtui.tui.review.telling import closed_in_words, finished, signed_off_in_words
from reviewtui.tui.review.view import Form, Pane, View
from reviewtui.tui.review.why import explained_node, nothing_to_explain, with_not_asked
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation
    from reviewtui.services.stores import Store

PATIENCE_SECONDS = 0.05
"""How long an act may take before the screen says that it is under way."""
PLACE_SECONDS = 0.5
SHEET_SECONDS = 0.2
"""How long a review may show nothing at all while its sheet is read."""
UNSETTLED = "Two people answered this differently. Enter an answer to replace both first."
AMONG_LETTERS = {"escape", "f1", "f5", "f9", "tab", "ctrl+p"}
"""Keys that are no text."""
LINE_KEYS = "Enter save  Esc close, keep the text  F1 all keys"
"""While something is typed on one line; what is typed to narrow or as a number is not kept."""
UNKEPT_KEYS = "Enter save  Esc close  F1 all keys"


class ReviewScreen(BaseScreen):
    """Reads the sheet, carries out what its panes ask for, and has them painted from what is then so."""

    CONTEXT = "review"
    AUTO_FOCUS = ""
    CSS_PATH = Path(__file__).with_name("review.tcss")
    BINDINGS = bindings_of(
        *(
            "review.answer",
            "review.insufficient",
            "review.about",
            "review.take",
            "review.set_aside",
            "review.undo",
            "review.redo",
        ),
        *("review.next_question", "review.previous_question", "review.next_owed", "review.previous_owed"),
        *("review.comments", "review.next_comment", "review.previous_comment"),
        *("review.explain", "review.leave", "review.move_on"),
    )

    def __init__(
        self,
        reference: str,
        question: str | None = None,
        event: str | None = None,
        piece: Mapping[str, Any] | None = None,
    ) -> None:
        """The review of a case, at a question or where this person left it; in the chronology at an event.

        `piece` is something else to stand at, as evidence names it.
        """
        super().__init__()
        self.reference = reference
        self.panes = ReviewBody()
        self._judging = Judging(self)
        self._state: ReviewState | None = None
        self._wanted_question = question
        self._wanted_piece = piece
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
        self._place_timer: Timer | None = None
        if event is not None:
            self.panes.chronology.await_line(event)

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
        if state is None and self._wanted_piece is not None:
            self.call_after_refresh(self.go_to, None, self._wanted_piece)

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

    # Acts -------------------------------------------------------------------------------------------------------------

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
        if self._state is not None:
            self.host.with_person(lambda person: self._perform(person, work, then, failed, judging, told))

    def _perform(
        self,
        person: str,
        work: "Callable[[Store, str], Change]",
        then: Callable[[Change], None] | None,
        failed: Callable[[ReviewtuiError], None] | None,
        judging: str,
        told: bool,
    ) -> None:
        assert self._state is not None
        sheet = self._state.sheet

        def acted(change: Change) -> None:
            before = self._state
            self._under_way -= 1
            self._take_change(change)
            if then is not None:
                then(change)
            self._acted()
            if whole := finished(before, self._state):
                self.say(whole)
            elif told and not judging:
                self.say(change.sentence)

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

        self._begun += 1
        self._under_way += 1
        self.settle()
        if judging:
            self._forget_refusals()
        self.act(lambda store: reviews.carry_out(store, sheet, person, lambda: work(store, person)), acted, not_acted)
        self.paint()

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
        self.say(change.sentence)

    def _acted(self) -> None:
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

    def _forget_refusals(self) -> None:
        """Say no more why an answer cannot stand."""
        if self._state is not None and self._state.refused:
            self._state = replace(self._state, refused={})
            self.settle()

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

    # What the panes ask for -------------------------------------------------------------------------------------------

    @property
    def line(self) -> EntryLine:
        """The one line to type on."""
        return self.panes.entry

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

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and let the keys go to it."""
        self.panes.focus_pane(pane)

    def show_beside(self, pane: Pane) -> None:
        """Show a pane beside the chronology, where there are two columns."""
        self.panes.look(left=pane)
        self.paint()

    def give_room(self, zoomed: bool) -> None:
        """Give the pane that has the keys all the room, or take it back."""
        self.panes.look(zoomed=zoomed)
        self.paint()

    def leave_pane(self) -> None:
        """Go from a pane of the left back to the chronology, or the documents in its place."""
        self.panes.leave_pane()

    @on(RationalePane.Left)
    def field_left(self) -> None:
        """Something other than a key took the cursor out of the rationale."""
        self.panes.rationale.left_by_itself()

    def write_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""
        if refusal := self._refusal():
            self.host.refuse_typing(refusal)
        elif self._state is not None:
            self.host.with_person(lambda person: self.panes.rationale.write())

    def show_window(self, window: Any, then: Callable[[Any], None]) -> None:
        """Open a window; `then` gets its answer."""
        self.app.push_screen(window, then)

    def open_case(self, case: str, question: str | None, said: str) -> None:
        """Show the review of another case."""
        self.post_message(OpenReview(case, question, said=said))

    # Judging ----------------------------------------------------------------------------------------------------------

    def action_answer(self, key: str) -> None:
        """Give the answer that has this key."""
        self._judging.answer(key)

    @on(Legend.Picked)
    def answer_clicked(self, event: Legend.Picked) -> None:
        """An answer that is clicked is given, as by its key; what is being written is left first, and kept."""
        self.panes.rationale.back_from_field()
        if event.key == INSUFFICIENT.key:
            self.action_insufficient()
        else:
            self.action_answer(event.key)

    def action_insufficient(self) -> None:
        """Say that the file and those asked did not say enough, or take that back."""
        self._judging.turn_insufficient()

    def action_about(self) -> None:
        """Say whose work the judgement is about, and which part of the case."""
        self._judging.say_about()

    def action_take(self) -> None:
        """Answer as a measure suggests."""
        self._judging.take()

    def action_set_aside(self) -> None:
        """Set aside what a measure suggests."""
        self._judging.set_suggestion_aside()

    def action_undo(self) -> None:
        """Take back the latest act."""
        self._judging.undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._judging.redo()

    # From question to question ----------------------------------------------------------------------------------------

    def action_step(self, steps: int) -> None:
        """Go to the question before or after."""
        if self._state is not None:
            self.settle()
            self.stand_at(self._state.moved(steps))

    def action_next_owed(self) -> None:
        """Go to the next question that is not done."""
        self._go_to_owed(1)

    def action_previous_owed(self) -> None:
        """Go to the one before that is not done."""
        self._go_to_owed(-1)

    def action_comments(self) -> None:
        """Show the comments on the question at hand."""
        from reviewtui.tui.team.comments import CommentsDialog

        if (state := self._state) is not None:
            show = lambda person: self.show_window(CommentsDialog(self.reference, state.at, person), lambda _: None)  # noqa: E731
            self.host.with_person(show)

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

    def _remember_place(self) -> None:
        state, person, reference = self._state, self.host.person, self.reference
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
            if state is not None and person is not None:
                code = state.at
                self.act(lambda store: reviews.leave_at(store, person, reference, code), lambda _: None)

    def action_explain(self) -> None:
        """Say why the section or standard at hand is rated as it is in this case; from the checklist, the widest."""
        from reviewtui.tui.explain import ExplainDialog

        state, reference = self._state, self.reference
        if state is None:
            return
        node = explained_node(state, whole=self.view.focused is Pane.CHECKLIST)
        if node is None or not may_show(state, node):
            self.say(nothing_to_explain(state))
            return

        def show(explanation: "Explanation") -> None:
            self.app.push_screen(ExplainDialog(with_not_asked(explanation, state, node)))

        self.ask(lambda store: explaining.explain(store, node.code, reference), show, latest="explain")

    # Leaving ----------------------------------------------------------------------------------------------------------

    def action_next_pane(self) -> None:
        """Let the keys go to the next pane."""
        self.panes.go_on(1)

    def action_previous_pane(self) -> None:
        """Let the keys go to the pane before."""
        self.panes.go_on(-1)

    def action_leave(self) -> None:
        """Leave what is typed or shown on top; then go back."""
        if not self.panes.step_back():
            self._remember_place()
            super().action_leave()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.panes.rationale.leave_field()
        self._remember_place()
        super().action_back()

    def action_go(self, place: str) -> None:
        """Go to another screen, with what was typed made part of the judgement."""
        self.panes.rationale.leave_field()
        self._remember_place()
        super().action_go(place)

    def keep_drafts(self) -> None:
        """Keep what is typed, and where one stands."""
        self.panes.rationale.keep_drafts()
        self.panes.entry.keep()
        self._remember_place()

    # Hints ------------------------------------------------------------------------------------------------------------

    @property
    def as_here(self) -> Callable[[Action], Action]:
        """With the name that its key has at what is under the cursor."""
        at = at_hand(self._state, self.pane, self.panes)
        return lambda action: as_named(action, at)

    def actions_here(self) -> Iterable[str]:
        """The same at every key, so that no list of pages is looked for among all panes each time."""
        return (self.CONTEXT, "everywhere")

    def works(self, action: Action) -> bool:
        """While text is typed only its own keys work."""
        if self.pane in TYPING and not (AMONG_LETTERS & set(action.keys)):
            return False
        return super().works(action)

    def _hints(self, width: int) -> str:
        """The answers' own keys first: they are the scale's."""
        if self.pane == "adding":
            return LINE_KEYS if self.line.asked is not None and self.line.asked.again else UNKEPT_KEYS
        if self.pane == "writing":
            counted = f"   · {number_of_words(self.panes.rationale.typed)}"
            return super()._hints(width - len(counted)) + counted
        if self._state is None or self.pane in TYPING:
            return super()._hints(width)
        first = f"{keys_in_short(self._state.framework, self._state.question)} answer  "
        return first + super()._hints(width - len(first))
