"""The small windows any screen may open: help, palette, who is acting, alerts; and the colours."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reviewtui.tui import themes
from reviewtui.tui.places import Places
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.alerts import Alert
    from reviewtui.services.changes import Change
    from reviewtui.services.inspections import Contact
    from reviewtui.services.stores import Store
    from reviewtui.tui.acting import Acting
    from reviewtui.tui.calls import Calls


class Windows(Places, inherit_bindings=False):
    """An app that knows who is acting and which alerts are open."""

    calls: "Calls"
    store: "Store | None" = None
    person: str | None = None
    """Name of who is acting; None until picked."""
    open_alerts: "tuple[Alert, ...]" = ()
    """Oldest first."""
    contacts: "tuple[Contact, ...]" = ()
    """Whom to ring about an alert, in that order."""
    languages: int = 1
    """In how many languages the framework has its texts."""

    def show_help(self, screen: BaseScreen) -> None:
        """All keys of a screen."""
        from reviewtui.tui.help import HelpScreen

        self.push_screen(HelpScreen(tuple(screen.actions_here()), screen.works))

    def show_palette(self, screen: BaseScreen) -> None:
        """Every action of a screen, by name."""
        from reviewtui.tui.actions import action_of
        from reviewtui.tui.palette import Palette

        async def picked(name: str | None) -> None:
            if name is not None:
                await self.run_action(action_of(name).verb, screen)

        self.push_screen(Palette(screen), picked)

    def find_person(self, store: "Store") -> None:
        """Take whom this laptop remembers; ask when it remembers nobody and there is a team to pick from."""
        from reviewtui.tui.acting import who_acts

        self.calls.ask(self, lambda: who_acts(store, self.person), self._person_found, lambda _: None)

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

    def pick_person(self, then: Callable[[str], None] | None = None) -> None:
        """Ask who is acting; `then` gets the name, unless the window is closed without an answer."""
        from reviewtui.tui.people import PersonDialog

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

    def raise_alert(self, case: str) -> None:
        """Ask for the category and one line, raise the alert and say whom to ring."""
        from reviewtui.tui.alerts import RaiseAlert, WhomToRing

        def raised(change: "Change | None") -> None:
            if change is not None:
                self.say(change.sentence)
                self.push_screen(WhomToRing(case, self.contacts))

        self.with_person(lambda person: self._push(RaiseAlert(case, person), raised))

    def record_told(self, alert: "Alert | None" = None) -> None:
        """Ask who was told of an open alert, when, and what was done: the one given, else one of the case at hand."""
        from reviewtui.tui.alerts import RecordTold

        def recorded(change: "Change | None") -> None:
            if change is not None:
                self.say(change.sentence)

        at_hand = self.screen.case_at_hand() if isinstance(self.screen, BaseScreen) else None
        of_case = [each for each in self.open_alerts if each.case == at_hand]
        about = alert or next(iter(of_case or self.open_alerts), None)
        if about is None:
            self.say("No alert is open.")
        if about is not None and alert is None and not of_case and len(self.open_alerts) > 1:
            self.say("Several alerts are open: go to the record (L) and press T on the one that was told.")
            return
        if about is not None:
            self.with_person(lambda person: self._push(RecordTold(about, person, self.contacts), recorded))

    def next_theme(self) -> None:
        """Change to the next theme, for this person on this machine."""
        from dataclasses import replace

        from reviewtui.services import settings

        name = themes.NAMES[(themes.NAMES.index(self.theme) + 1) % len(themes.NAMES)]
        self.theme = name
        self.say(f"Colours: {name}.")
        save = lambda: settings.save(replace(settings.load(), theme=name))  # noqa: E731  # one call, for the thread
        self.calls.act(self, save, lambda _: None, lambda error: self.complain(str(error)))

    def next_language(self) -> None:
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

    def _push(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        self.push_screen(screen, then)
