"""Review: one person's work on one case. The question, the legend of answers and the save state are always in sight."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on

from reviewtui.services.cases.filters import NO_FILTER
from reviewtui.services.summary import explaining
from reviewtui.tui.actions import Action, bindings_of, typing_keys, worded
from reviewtui.tui.messages import OpenReview, OpenView
from reviewtui.tui.review.acting_screen import ActingScreen
from reviewtui.tui.review.answers import keys_in_short
from reviewtui.tui.review.body import TYPING
from reviewtui.tui.review.hints import as_named, at_hand
from reviewtui.tui.review.judging import Judging
from reviewtui.tui.review.legend import INSUFFICIENT, Legend
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.panes.rationale import RationalePane, number_of_words
from reviewtui.tui.review.view import Pane
from reviewtui.tui.review.why import explained_node, nothing_to_explain, with_not_asked

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

AMONG_LETTERS = {"escape", "f1", "f5", "f9", "tab", "ctrl+p"}
"""Keys that are no text."""
LINE_KEYS = "Enter save  {review.leave} close, keep the text  "
"""While something is typed on one line; what is typed to narrow or as a number is not kept."""
UNKEPT_KEYS = "Enter save  {review.leave} close  "


class ReviewScreen(ActingScreen):
    """What each key does, and what the panes ask for."""

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
        *("review.comments", "review.next_comment", "review.previous_comment", "review.challenges"),
        *("review.explain", "review.leave", "review.move_on"),
    )

    def __init__(self, wanted: OpenReview) -> None:
        """The review of a case, at the place that is wanted."""
        super().__init__(wanted)
        self._judging = Judging(self)

    # What the panes ask for -------------------------------------------------------------------------------------------

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

    def action_comments(self) -> None:
        """Show the comments on the question at hand."""
        from reviewtui.tui.team.comments import CommentsDialog

        if (state := self._state) is not None:
            show = lambda person: self.show_window(CommentsDialog(self.reference, state.at, person), lambda _: None)  # noqa: E731
            self.host.with_person(show)

    def action_challenges(self) -> None:
        """Show the challenges, the cursor on the one to the judgement at hand."""
        if (state := self._state) is not None:
            about = [each for each in state.sheet.challenges if each.question == state.at]
            at = next((each for each in about if each.is_open), about[-1] if about else None)
            self.post_message(OpenView("challenges", NO_FILTER, f"{at.case}/{at.id}" if at else ""))

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
        """Keep what is typed, and where one stands; where the review is still being opened, that is nothing."""
        if self._state is None:
            return
        self.panes.rationale.keep_drafts()
        self.panes.entry.keep()
        self._remember_place(always=self.host.whole_screen is self)

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
            is_kept = self.line.asked is not None and self.line.asked.again
            return worded(LINE_KEYS if is_kept else UNKEPT_KEYS) + typing_keys()
        if self.pane == "writing":
            counted = f"   · {number_of_words(self.panes.rationale.typed)}"
            return super()._hints(width - len(counted)) + counted
        if self._state is None or self.pane in TYPING:
            return super()._hints(width)
        first = f"{keys_in_short(self._state.framework, self._state.question)} answer  "
        return first + super()._hints(width - len(first))
