"""What works on every screen: its help, the palette, settings, who is acting, the tour and alerts."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.content import Content
from textual.screen import Screen

from reviewtui.tui import themes
from reviewtui.tui.actions import worded
from reviewtui.tui.looks import Looks
from reviewtui.tui.messages import OpenReview, RaiseAlert, RecordTold
from reviewtui.tui.navigation import Navigation
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.inspections import Contact
    from reviewtui.services.judging.alerts import Alert
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.acting import Acting

BACK = "You are back where you left. {everywhere.leave} shows the cases."


class Everywhere(Navigation, inherit_bindings=False):
    """An app in which any screen may ask who is acting, raise an alert, or show what can be done."""

    open_alerts: "tuple[Alert, ...]" = ()
    """Oldest first."""
    alert_lines: tuple[Content, ...] = ()
    """What the banner of every screen says, the longest form first; nothing while no alert is open."""
    contacts: "tuple[Contact, ...]" = ()
    """Whom to ring about an alert, in that order."""
    moves_on: bool = True
    """Whether an answer that needs nothing more leads to the next question."""
    looks: Looks = Looks()
    """How dates and sizes are shown, and whether what changed flashes."""
    typed_in_windows: dict[tuple[str | None, str], dict[str, str]]
    """What was typed in windows that were closed."""
    languages: int = 1
    """In how many languages the framework has its texts."""

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
            groups = of_dialog(screen.contexts, screen.works, typing=typing, keeps=bool(screen.kept_as))
            self.push_screen(HelpScreen(groups))

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
        from reviewtui.services.preferences import settings

        name = themes.NAMES[(themes.NAMES.index(self.theme) + 1) % len(themes.NAMES)]
        self.theme = name
        self.say(f"Colours: {name}.")
        save = lambda: settings.save(replace(settings.load(), theme=name))  # noqa: E731  # one call, for the thread
        self.calls.act(self, save, lambda _: None, lambda error: self.complain(str(error)))

    def action_move_on(self) -> None:
        """Have answers lead to the next question, or not, for this person on this machine."""
        from reviewtui.services.preferences import settings

        on = self.moves_on = not self.moves_on
        self.say("An answer goes on to the next question." if on else "An answer stays on its question.")
        save = lambda: settings.save(replace(settings.load(), move_on=on))  # noqa: E731  # one call, for the thread
        self.calls.act(self, save, lambda _: None, lambda error: self.complain(str(error)))

    def action_language(self) -> None:
        """Show the framework's texts in its next language, for this person on this machine."""
        from reviewtui.services.preferences import language

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
        from reviewtui.services.preferences.tour import remember_seen
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
                self.person, self._left_in = name, ""
                self.say(f"You are working as {name}.")
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
        self._left_in = acting.review
        if acting.case is not None:
            self._stand_at(acting.case, acting.review)
        if self.person is None and acting.is_to_pick:
            self.pick_person()

    def _stand_at(self, case: str, review: str | None) -> None:
        """Go to the case last worked on, in a list of cases that nobody has moved in yet, and on to its review."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.last_case = case
        if isinstance(screen := self.whole_screen, CasesScreen) and screen.is_untouched:
            screen.stand_at(case)
            self.go_on_in(review)

    def go_on_in(self, review: str | None) -> None:
        """Show the review again in which the program was left. A demo only offers it: each may begin at the list."""
        from reviewtui.services.demo import is_demo

        if review is None or self.store is None:
            return
        if not is_demo(self.store.path):
            self.open_review(OpenReview(review, said=worded(BACK)))
        elif review == self.last_case:
            self.say(f"You left in the review of {review}. {worded('{list.choose}')} goes back there.")

    # Alerts ----------------------------------------------------------------------------------------------------------

    @on(RaiseAlert)
    def raise_alert(self, message: RaiseAlert) -> None:
        """Raise an alert and say whom to ring."""
        from reviewtui.tui.dialogs.alerts import RaiseAlertDialog, WhomToRing

        case = message.case

        def raised(change: "Change | None") -> None:
            if change is not None:
                self.say(change.shown)
                self.push_screen(WhomToRing(case, self.contacts))

        self.with_person(lambda person: self._push(RaiseAlertDialog(case, person), raised))

    @on(RecordTold)
    def record_told(self, message: RecordTold) -> None:
        """Record who was told of an open alert, when, and what was done; of several, the one that is picked."""
        from reviewtui.tui.dialogs.alerts import OpenAlerts, RecordToldDialog

        def recorded(change: "Change | None") -> None:
            if change is not None:
                self.say(change.shown)

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
