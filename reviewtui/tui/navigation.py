"""Which screen lies on which, and the dialogs that any screen may open; each is imported when first shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from reviewtui.services.errors import NotWritten, ReviewtuiError, Stopped
from reviewtui.tui import themes
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
    RaiseAlert,
    RecordTold,
    StoreChanged,
)
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.alerts import Alert
    from reviewtui.services.inspections import Contact, Inspection
    from reviewtui.services.stores import Store
    from reviewtui.tui.acting import Acting
    from reviewtui.tui.calls import Calls


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
    open_alerts: "tuple[Alert, ...]" = ()
    """Oldest first."""
    alert_lines: tuple[Content, ...] = ()
    """What the banner of every screen says, the longest form first; nothing while no alert is open."""
    contacts: "tuple[Contact, ...]" = ()
    """Whom to ring about an alert, in that order."""
    moves_on: bool = True
    """Whether an answer that needs nothing more leads to the next question."""
    languages: int = 1
    """In how many languages the framework has its texts."""
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
        """Whether there is a screen beneath to go back to; the first run is none once there is a store."""
        beneath = self.screen_stack[:-1]
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
        """Let every screen keep what is typed and not recorded."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.keep_drafts()

    # Going somewhere -------------------------------------------------------------------------------------------------

    @on(Go)
    def go(self, message: Go) -> None:
        """Go back to a main screen that is open, else open it on top."""
        if not self._return_to(message.place):
            if message.place == "review":
                self._open_latest_review()
            else:
                self.push_screen(self._main_screen(message.place))

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
            self.push_screen(ReviewScreen(message.case, message.question, message.event, message.piece))
        if message.said:
            self.call_after_refresh(self.say, message.said)

    @on(OpenCases)
    def open_cases(self, message: OpenCases) -> None:
        """Show the cases of a query on top of the present screen."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen(message.query, message.title))

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

        self.push_screen(JudgementsScreen(BehindNode(message.standard)))

    @on(OpenAnswers)
    def open_answers(self, message: OpenAnswers) -> None:
        """Show the answers to a question in all cases on top of the present screen."""
        from reviewtui.services.inspections import inspection_of
        from reviewtui.tui.summary.drill_down import BehindAnswers
        from reviewtui.tui.summary.judgements import JudgementsScreen

        def show(inspection: "Inspection") -> None:
            question = inspection.framework.question(message.question)
            self.push_screen(JudgementsScreen(BehindAnswers(question, (question,))))

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
            self.complain("Choose a case first: Enter on its line in Cases opens its review.")

    def _main_screen(self, place: str) -> BaseScreen:
        """A new screen of a context."""
        from reviewtui.tui.cases.screen import CasesScreen

        if place == "summary":
            from reviewtui.tui.summary.screen import SummaryScreen

            return SummaryScreen()
        if place == "panel":
            from reviewtui.tui.panel.screen import PanelScreen

            return PanelScreen()
        if place == "timeliness":
            from reviewtui.tui.timeliness.screen import TimelinessScreen

            return TimelinessScreen()
        if place == "search":
            from reviewtui.tui.search.screen import SearchScreen

            return SearchScreen()
        if place == "missed":
            from reviewtui.tui.missed.screen import MissedScreen

            return MissedScreen()
        if place == "record":
            from reviewtui.tui.record.screen import RecordScreen

            screen = self.whole_screen
            case = screen.case_at_hand() if screen else None
            return RecordScreen(case, only=screen is not None and screen.CONTEXT == "review")
        return CasesScreen()

    # Keys of every screen --------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show the keys of the place that has the focus, then the screen's."""
        from textual.widgets import Input, TextArea

        from reviewtui.tui.actions.aims import grouped, of_dialog
        from reviewtui.tui.dialog import Dialog
        from reviewtui.tui.dialogs.help import HelpScreen

        screen = self.screen
        if isinstance(screen, BaseScreen):
            self.push_screen(HelpScreen(grouped(screen.actions_here(), screen.pane, screen.works, screen.as_here)))
        elif isinstance(screen, Dialog):
            typing = isinstance(screen.focused, Input | TextArea)
            self.push_screen(HelpScreen(of_dialog(screen.contexts, screen.works, typing=typing)))

    def action_palette(self) -> None:
        """Find by its name what can be done and where one can go, and do it or go there."""
        from reviewtui.tui.actions import Action
        from reviewtui.tui.palette.choices import Choice
        from reviewtui.tui.palette.dialog import Palette

        if (screen := self.whole_screen) is None:
            return

        async def picked(choice: Choice | None) -> None:
            if choice is None:
                return
            if isinstance(choice.picked, Action):
                await self.run_action(choice.picked.verb, screen.carrier_of(choice.picked))
            else:
                self.post_message(choice.picked)

        self.push_screen(Palette(screen, screen.case_at_hand() or self.last_case), picked)

    async def action_quit(self) -> None:
        """Leave, keeping what is typed."""
        self.leave()

    def action_who(self) -> None:
        """Change who is acting; without a store there is no team to pick from."""
        if self.store is None:
            return
        self.pick_person()

    def action_theme(self) -> None:
        """Change to the next theme, for this person on this machine."""
        from reviewtui.services import settings

        name = themes.NAMES[(themes.NAMES.index(self.theme) + 1) % len(themes.NAMES)]
        self.theme = name
        self.say(f"Colours: {name}.")
        save = lambda: settings.save(replace(settings.load(), theme=name))  # noqa: E731  # one call, for the thread
        self.calls.act(self, save, lambda _: None, lambda error: self.complain(str(error)))

    def action_move_on(self) -> None:
        """Have answers lead to the next question, or not, for this person on this machine."""
        from reviewtui.services import settings

        on = self.moves_on = not self.moves_on
        self.say("An answer goes on to the next question." if on else "An answer stays on its question.")
        save = lambda: settings.save(replace(settings.load(), move_on=on))  # noqa: E731  # one call, for the thread
        self.calls.act(self, save, lambda _: None, lambda error: self.complain(str(error)))

    def action_language(self) -> None:
        """Show the framework's texts in its next language, for this person on this machine."""
        from reviewtui.services import language

        def changed(following: str | None) -> None:
            if following is None:
                self.say("This framework has its texts in one language only.")
            else:
                self.say(f"Texts: {language.NAMES[following]}.")
                self.tell_screens()

        if (store := self.store) is not None:
            self.calls.act(self, lambda: language.turn(store), changed, lambda error: self.complain(str(error)))

    # The tour --------------------------------------------------------------------------------------------------------

    def begin_tour(self, number: int = 0) -> None:
        """Show a card of the tour on the screen it is about, and the next ones after it."""
        from reviewtui.services.tour import remember_seen
        from reviewtui.tui.tour.cards import CARDS
        from reviewtui.tui.tour.dialog import TourCard

        def answered(goes_on: bool | None) -> None:
            if goes_on and number + 1 < len(CARDS):
                self.begin_tour(number + 1)
            else:
                remember_seen()

        if (place := CARDS[number].leads_to) is not None:
            self.post_message(place)
        self.call_later(self._push, TourCard(CARDS[number], number + 1, len(CARDS)), answered)

    # Who is acting ---------------------------------------------------------------------------------------------------

    def find_person(self, store: "Store") -> None:
        """Take whom this laptop remembers; ask when it remembers nobody and there is a team to pick from."""
        from reviewtui.tui.acting import who_acts

        self.calls.ask(self, lambda: who_acts(store, self.person), self._person_found, lambda _: None)

    def pick_person(self, then: Callable[[str], None] | None = None) -> None:
        """Ask who is acting; `then` gets the name, unless the dialog is closed without an answer."""
        from reviewtui.tui.dialogs.people import PersonDialog

        def picked(name: str | None) -> None:
            if name is not None:
                self.person = name
                self.say(f"You are acting as {name}.")
                self.tell_screens()
                if then is not None:
                    then(name)
                elif self.last_case is None and self.store is not None:
                    self.find_person(self.store)

        self.push_screen(PersonDialog(), picked)

    def with_person(self, then: Callable[[str], None]) -> None:
        """Call `then` with who is acting, asking first when nobody was picked."""
        if self.person is None:
            self.pick_person(then)
        else:
            then(self.person)

    def _person_found(self, acting: "Acting") -> None:
        if self.person is None and acting.name is not None:
            self.person = acting.name
            self.tell_screens()
        if acting.case is not None:
            self._stand_at(acting.case)
        if self.person is None and acting.is_to_pick:
            self.pick_person()

    def _stand_at(self, case: str) -> None:
        """Go to the case last worked on, in a list of cases that nobody has moved in yet."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.last_case = case
        if isinstance(screen := self.whole_screen, CasesScreen) and screen.is_untouched:
            screen.stand_at(case)

    # Alerts ----------------------------------------------------------------------------------------------------------

    @on(RaiseAlert)
    def raise_alert(self, message: RaiseAlert) -> None:
        """Raise an alert and say whom to ring."""
        from reviewtui.tui.dialogs.alerts import RaiseAlertDialog, WhomToRing

        case = message.case

        def raised(change: "Change | None") -> None:
            if change is not None:
                self.say(change.sentence)
                self.push_screen(WhomToRing(case, self.contacts))

        self.with_person(lambda person: self._push(RaiseAlertDialog(case, person), raised))

    @on(RecordTold)
    def record_told(self, message: RecordTold) -> None:
        """Record who was told of an open alert, when, and what was done; of several, the one that is picked."""
        from reviewtui.tui.dialogs.alerts import OpenAlerts, RecordToldDialog

        def recorded(change: "Change | None") -> None:
            if change is not None:
                self.say(change.sentence)

        def record(about: "Alert | None") -> None:
            if about is not None:
                self.with_person(lambda person: self._push(RecordToldDialog(about, person, self.contacts), recorded))

        if message.alert is None and not self.open_alerts:
            self.say("No alert is open.")
        elif message.alert is None and len(self.open_alerts) > 1:
            at_hand = self.screen.case_at_hand() if isinstance(self.screen, BaseScreen) else None
            self._push(OpenAlerts(self.open_alerts, at_hand), record)
        else:
            record(message.alert or self.open_alerts[0])

    def _push(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        self.push_screen(screen, then)
