"""Which screen lies on which, and how one goes from one to another; each is imported when first shown."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widget import Widget

from reviewtui.services.errors import NotWritten, ReviewtuiError, Stopped
from reviewtui.tui.actions import CONTEXTS, worded
from reviewtui.tui.host import AsksStore
from reviewtui.tui.keys import KeysInTurn
from reviewtui.tui.messages import (
    Go,
    GoBack,
    OpenAnswers,
    OpenCases,
    OpenGuide,
    OpenJudgements,
    OpenPanel,
    OpenReview,
    OpenView,
    StoreChanged,
)
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.inspections import Inspection
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.calls import Calls
    from reviewtui.tui.views.view import ViewScreen


FELL = "What was typed after it did nothing."

CLOSING = "Saving your last changes. reviewtui closes when they are saved."
LOOK_AGAIN_SECONDS = 0.1


class Navigation(KeysInTurn, inherit_bindings=False):
    """An app whose screens are a stack: back always leads to where one was."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()

    calls: "Calls"
    store: "Store | None" = None
    person: str | None = None
    """Name of who is acting; None until picked."""
    last_case: str | None = None
    """Reference of the case last worked on."""
    _left_in: str | None = None
    """The case whose review the next start of whoever acts will show; blank while that is not known."""
    _cannot_write = False
    _was_refused = False
    """Whether anything could not be saved since somebody last wanted to quit."""
    _refusal = ""
    """Why a key opened no field."""

    # Where one is ----------------------------------------------------------------------------------------------------

    @property
    def whole_screen(self) -> BaseScreen | None:
        """The uppermost screen that is not a dialog."""
        return next((each for each in reversed(self.screen_stack) if isinstance(each, BaseScreen)), None)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen beneath the uppermost whole one to go back to; the first run is none once there is
        a store, and a dialog does not make one of the screen it stands on."""
        stack = self.screen_stack
        beneath = stack[: stack.index(self.whole_screen)] if self.whole_screen else stack[:-1]
        return any(not isinstance(screen, BaseScreen) or screen.CONTEXT != "start" for screen in beneath)

    def say(self, sentence: str) -> None:
        """Show what was done, on the uppermost whole screen."""
        if screen := self.whole_screen:
            screen.say(sentence)

    def complain(self, sentence: str) -> None:
        """Show what went wrong, on the uppermost whole screen."""
        if screen := self.whole_screen:
            screen.complain(sentence)

    def refuse_typing(self, sentence: str) -> None:
        """Say why a key opened no field, and let nothing be done by what is typed for it."""
        self._refusal = sentence
        self.complain(sentence)
        self.expect_typing()

    def typing_fell(self) -> None:
        """Say so beside why nothing opened."""
        self.complain(f"{self._refusal} {FELL}")

    def note_written(self, error: ReviewtuiError | None) -> None:
        """An act reached the disk, or failed: once the disk takes acts again, what was said of it is no longer so."""
        if error is None and self._cannot_write and (screen := self.whole_screen):
            screen.settle()
        self._cannot_write = isinstance(error, NotWritten) or (self._cannot_write and error is not None)
        self._was_refused = self._was_refused or (error is not None and not isinstance(error, Stopped))

    def tell_screens(self, but: Screen[Any] | None = None) -> None:
        """Every screen but one is out of date."""
        for screen in self.screen_stack:
            if screen is not but:
                screen.post_message(StoreChanged())

    def leave(self, code: int = 0) -> None:
        """Keep what is typed, finish what was asked for, and end; who wants to quit is told what that waits for.

        Where something asked for could not be saved after all, it is said, and the program stays.
        """
        self._was_refused = False
        self.keep_drafts()
        for screen in self.screen_stack:
            if isinstance(screen, AsksStore):
                screen.stop_work()
        self._leave_when_saved(code)

    def _leave_when_saved(self, code: int) -> None:
        if self.calls.acts and not code:
            self.say(CLOSING)
            self.set_timer(LOOK_AGAIN_SECONDS, lambda: self._leave_when_saved(code))
        elif code or not self._was_refused:
            self.exit(return_code=code)

    def keep_drafts(self) -> None:
        """Let every screen keep what is typed and not recorded, and remember the review one is in."""
        for screen in self.screen_stack:
            if isinstance(screen, AsksStore):
                screen.keep_drafts()
        self._keep_review()

    def keep_all(self) -> None:
        """Have what is typed on the disk before this comes back, as far as that takes no more than a moment."""
        self.keep_drafts()
        self.calls.settle()

    def _keep_review(self) -> None:
        """The next start shows the review again; where that cannot be kept, it is no reason to complain."""
        from reviewtui.services.people import acting_person

        store, person, screen = self.store, self.person, self.whole_screen
        if store is not None and person is not None and screen is not None:
            case = screen.case_at_hand() if screen.CONTEXT == "review" else None
            if case == self._left_in:
                return
            self._left_in = case
            self.calls.act(
                self, lambda: acting_person.leave_program(store, person, case), lambda _: None, lambda _: None
            )

    # Going somewhere -------------------------------------------------------------------------------------------------

    @on(Go)
    def go(self, message: Go) -> None:
        """Go back to a main screen that is open, else open it on top."""
        if not self._return_to(message.place):
            if message.place == "review":
                self._open_latest_review()
            else:
                place: type[BaseScreen] = screen_of(message.place)
                self.push_screen(place.opened_from(self.whole_screen))

    @on(GoBack)
    def go_back(self) -> None:
        """Back to the screen beneath; from the first one, leave."""
        if self.can_go_back:
            self.pop_screen()
        else:
            self.leave()

    @on(OpenReview)
    def open_review(self, message: OpenReview) -> None:
        """Show the review of a case on top of the present screen, or go to another place in the one that is shown."""
        from reviewtui.tui.review.screen import ReviewScreen

        self.last_case = message.case
        screen = self.whole_screen
        if isinstance(screen, ReviewScreen) and screen.reference == message.case:
            screen.go_to(message.question, message.piece)
        else:
            self.push_screen(ReviewScreen(message))
        if message.said:
            self.call_after_refresh(self.say, message.said)

    @on(OpenCases)
    def open_cases(self, message: OpenCases) -> None:
        """Show the cases of a query on top of the present screen."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen(message.query, message.title))

    @on(OpenView)
    def open_view(self, message: OpenView) -> None:
        """Show one of the lead's views on top of the present screen."""
        own = message.name in CONTEXTS and CONTEXTS[message.name].is_view
        view: type[ViewScreen] = screen_of(message.name if own else "view")
        self.push_screen(view.showing(message))

    @on(OpenPanel)
    def open_panel(self, message: OpenPanel) -> None:
        """Show the panel's table on top of the present screen."""
        from reviewtui.tui.panel.screen import PanelScreen

        self.push_screen(PanelScreen(message.standard))

    @on(OpenJudgements)
    def open_judgements(self, message: OpenJudgements) -> None:
        """Show the judgements behind a standard on top of the present screen."""
        from reviewtui.tui.summary.drill_down import BehindNode
        from reviewtui.tui.summary.judgements import JudgementsScreen

        self.push_screen(JudgementsScreen(BehindNode(message.standard), *filter(None, [message.wanted])))

    @on(OpenAnswers)
    def open_answers(self, message: OpenAnswers) -> None:
        """Show the answers to a question in all cases on top of the present screen."""
        from reviewtui.services.inspections import inspection_of
        from reviewtui.tui.summary.drill_down import BehindAnswers
        from reviewtui.tui.summary.judgements import JudgementsScreen

        def show(inspection: "Inspection") -> None:
            question = inspection.framework.question(message.question)
            behind = BehindAnswers(question, (question,))
            self.push_screen(JudgementsScreen(behind, *filter(None, [message.wanted])))

        if (store := self.store) is not None:
            self.calls.ask(self, lambda: inspection_of(store), show, lambda error: self.complain(str(error)))

    @on(OpenGuide)
    def open_guide(self, message: OpenGuide) -> None:
        """Show a guide over the present screen."""
        from reviewtui.tui.dialogs.guide import GuideDialog

        self.push_screen(GuideDialog(message.guide, message.heading))

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and let go of it.

        Textual keeps drawn lines in a cache of all widgets, and watchers of the app until what they watch next changes.
        """
        left = list(self.screen.walk_children(Widget, with_self=True))
        popped = super().pop_screen()
        for widget in left:
            widget.refresh()
        for watchers in getattr(self, "__watchers", {}).values():
            watchers[:] = [(watching, call) for watching, call in watchers if watching not in left]
        return popped

    def _return_to(self, place: str) -> bool:
        """Leave the screens above an open one; False when it is not open."""
        contexts = [screen.CONTEXT if isinstance(screen, BaseScreen) else "" for screen in self.screen_stack]
        if place not in contexts:
            return False
        at = contexts.index(place) if place == "cases" else len(contexts) - 1 - contexts[::-1].index(place)
        for _ in contexts[at + 1 :]:
            self.pop_screen()
        return True

    def _open_latest_review(self) -> None:
        screen = self.whole_screen
        if case := (screen.case_at_hand() if screen else None) or self.last_case:
            self.open_review(OpenReview(case))
        else:
            self.complain(worded("Choose a case first: {list.choose} on its line in Cases opens its review."))


def screen_of(context: str) -> Any:
    """The class of the screen of a context, read when it is first asked for."""
    module, _, name = CONTEXTS[context].screen.rpartition(".")
    return getattr(import_module(f"reviewtui.tui.{module}"), name)
