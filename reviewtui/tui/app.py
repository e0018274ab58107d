"""The program in the terminal: holds the store, who is acting and the screens, and leaves the terminal as it was."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.app import App
from textual.content import Content
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.reactive import reactive
from textual.screen import Screen

from reviewtui.services.errors import BadUsage, ReviewtuiError
from reviewtui.tui import terminal, themes
from reviewtui.tui.calls import Calls, Finished
from reviewtui.tui.messages import StoreChanged
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.shield import Shield

if TYPE_CHECKING:
    from reviewtui.services.alerts import Alert
    from reviewtui.services.caselist import CaseQuery
    from reviewtui.services.changes import Change
    from reviewtui.services.inspections import Contact
    from reviewtui.services.stores import Store
    from reviewtui.tui.alert_line import AlertNews
    from reviewtui.tui.cases.row import CaseRow
    from reviewtui.tui.widgets.paged_list import Rows

HERE = Path(__file__).parent
FAULT = 70
INTERRUPTED = 130
FOLLOW_SECONDS = 0.5
TERMINAL_SECONDS = 1.0
SORRY = (
    "Something in reviewtui went wrong and it had to stop; what was saved is safe. "
    "Set REVIEWTUI_DEBUG=1 and try again to see where."
)


class ReviewApp(App[None], inherit_bindings=False):
    """The screens over one store, or the first run when there is none."""

    TITLE = "reviewtui"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()

    alert_lines: reactive[tuple[Content, ...]] = reactive(())
    """What the banner of every screen says, the longest form first; nothing while no alert is open."""

    def __init__(
        self,
        store: "Store | None" = None,
        *,
        person: str | None = None,
        case: str | None = None,
        theme: str | None = None,
    ) -> None:
        """`person` acts, without being asked who; `case` opens first; `theme` is one of `themes.NAMES`."""
        terminal.write_nothing_aside()
        super().__init__(css_path=[HERE / "app.tcss", HERE / ("cases/cases.tcss" if store else "start/start.tcss")])
        self.devtools = None
        themes.begin(self, themes.chosen(theme, os.environ))
        self.store = store
        self.person = person
        """Name of who is acting; None until picked."""
        self.calls = Calls(self)
        self.open_alerts: tuple[Alert, ...] = ()
        self.contacts: tuple[Contact, ...] = ()
        self._shield = Shield()
        self._seen: int | None = None
        self._warm = False
        self._case = case
        self._first_rows: Rows[CaseRow] | None = None

    # Going about -----------------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """The cases, or the first run; imported here, so that nothing else is before the first paint."""
        if self.store is None:
            from reviewtui.tui.start.screen import FirstRunScreen

            return FirstRunScreen()
        from reviewtui.tui.cases.screen import CasesScreen

        return CasesScreen(read=self._first_rows)

    def read_ahead(self) -> None:
        """Read the first rows before the loop runs, so that they are in the first paint. Raises StoreUnusable."""
        if self.store is not None and self._case is None:
            from reviewtui.tui.cases.reading import first_rows

            self._first_rows = first_rows(self.store)

    def use_store(self, store: "Store") -> None:
        """Go from the first run to the cases of a store; there is no way back to the first run."""
        self.store = store
        self.push_screen(self.get_default_screen())
        self._begin()

    def open_cases(self, query: "CaseQuery", title: str) -> None:
        """Show the cases of a query on top of the present screen; back leads here again."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen(query, title))

    def open_review(self, reference: str, question: str | None = None) -> None:
        """Show the review of a case, at a question or where it was left."""
        from reviewtui.tui.review.screen import ReviewScreen

        self.push_screen(ReviewScreen(reference, question))

    def go(self, place: str) -> None:
        """Go to `cases`, `review`, `summary` or `record`: back to it when it is open, else on top."""
        if self._return_to(place):
            return
        places: dict[str, Callable[[], None]] = {
            "cases": self._open_all_cases,
            "review": self._open_latest_review,
            "summary": self._open_summary,
            "record": self._open_record,
        }
        places[place]()

    def go_back(self) -> None:
        """Back to the screen beneath; from the first one, leave."""
        if self.can_go_back:
            self.pop_screen()
        else:
            self.leave()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen beneath to go back to; the first run is none once there is a store."""
        beneath = self.screen_stack[:-1]
        return any(not isinstance(screen, BaseScreen) or screen.CONTEXT != "start" for screen in beneath)

    def leave(self, code: int = 0) -> None:
        """Keep what is typed, finish what was asked for, and end."""
        self._keep_drafts()
        self.exit(return_code=code)

    # Windows ---------------------------------------------------------------------------------------------------------

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

    def pick_person(self, then: Callable[[str], None] | None = None) -> None:
        """Ask who is acting; `then` gets the name, unless the window is closed without an answer."""
        from reviewtui.tui.people import PersonDialog

        def picked(name: str | None) -> None:
            if name is not None:
                self.person = name
                self.say(f"You are acting as {name}.")
                self._tell_screens()
                if then is not None:
                    then(name)

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
        """Ask who was told of an open alert (the first when none is given), when, and what was done."""
        from reviewtui.tui.alerts import RecordTold

        def recorded(change: "Change | None") -> None:
            if change is not None:
                self.say(change.sentence)

        about = alert or next(iter(self.open_alerts), None)
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
        self.calls.act(self, save, lambda _: None, self._ignore)

    # What happens ----------------------------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Show what was done, on the uppermost whole screen."""
        if screen := self._whole_screen():
            screen.say(sentence)

    def complain(self, sentence: str) -> None:
        """Show what went wrong, on the uppermost whole screen."""
        if screen := self._whole_screen():
            screen.complain(sentence)

    def note_change(self, author: Screen[Any]) -> None:
        """An act of this window was committed: every other screen is out of date, and alerts may have changed."""
        self._tell_screens(but=author)
        self._read_alerts()

    def warm_up(self) -> None:
        """Import what writing needs, once, now that the first rows are painted; the first act waits for it."""
        store = self.store
        if store is not None and not self._warm:
            self._warm = True
            self.calls.act(self, store.warm, lambda _: None, self._ignore)

    @on(Finished)
    def deliver_finished(self, finished: Finished) -> None:
        """A thread came back: let its result have its effect here, on the event loop."""
        finished.deliver()

    def on_mount(self) -> None:
        """Listen for signals, the terminal's end and other processes' commits."""
        if not self.is_headless:
            self._listen_for_signals()
            self.set_interval(TERMINAL_SECONDS, self._check_terminal)
        self.set_interval(FOLLOW_SECONDS, self._follow_store)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Let every act that was asked for reach the disk."""
        self.calls.close()

    # The terminal ----------------------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, with the terminal's cursor shown at the focus."""
        return terminal.with_cursor(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and the net against control characters; in the mono theme, no colour at all."""
        if self.theme == themes.MONO:
            return [NoColor(), self._shield]
        return [*super().get_line_filters(), self._shield]

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied text inside the program: the terminal's clipboard is no place for a case."""
        self._clipboard = text

    def _fatal_error(self) -> None:
        """End with one plain sentence; a traceback only when asked for, and never with the values of variables."""
        self.panic()

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault, or after the terminal was closed under us."""
        import traceback

        self._keep_drafts()
        self._return_code = INTERRUPTED if terminal.has_gone() and not self.is_headless else FAULT
        words = traceback.format_exc() if os.environ.get("REVIEWTUI_DEBUG") else ""
        self._exit_renderables[:] = [Text(f"{words}{SORRY}")]
        self._close_messages_no_wait()

    def _listen_for_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and hasattr(loop, "add_signal_handler"):
                loop.add_signal_handler(number, self.leave, INTERRUPTED)

    def _check_terminal(self) -> None:
        if terminal.has_gone():
            self.leave(INTERRUPTED)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """After the first paint: find out who is acting, and what alerts are open."""
        self._follow_store()
        self._read_alerts()
        self._find_person()
        if self.store is not None and self._case is not None:
            self.open_review(self._case)

    def _find_person(self) -> None:
        """Take whom this laptop remembers; ask when it remembers nobody and there is a team to pick from."""
        if self.store is not None and self.person is None:
            from reviewtui.tui.people import acting_or_team

            store = self.store
            self.calls.ask(self, lambda: acting_or_team(store), self._person_found, self._ignore)

    def _person_found(self, found: "tuple[str | None, bool]") -> None:
        name, is_team = found
        if name is not None:
            self.person = name
            self._tell_screens()
        elif is_team and self.person is None:
            self.pick_person()

    def _follow_store(self) -> None:
        """Ask whether anybody has committed."""
        if self.store is not None and self.is_running:
            from reviewtui.services import following

            store = self.store
            self.calls.ask(self, lambda: following.changes(store), self._noticed, self._ignore, latest="following")

    def _noticed(self, number: int) -> None:
        if self._seen is not None and number != self._seen:
            self._tell_screens()
            self._read_alerts()
        self._seen = number

    def _tell_screens(self, but: Screen[Any] | None = None) -> None:
        for screen in self.screen_stack:
            if screen is not but:
                screen.post_message(StoreChanged())

    def _read_alerts(self) -> None:
        """Ask which alerts are open, and whom to ring."""
        if self.store is not None:
            from reviewtui.tui.alert_line import read_alerts

            store = self.store
            self.calls.ask(self, lambda: read_alerts(store), self._show_alerts, self._ignore, latest="alerts")

    def _show_alerts(self, news: "AlertNews") -> None:
        self.open_alerts, self.contacts = news.open, news.contacts
        self.alert_lines = news.lines
        if screen := self._whole_screen():
            screen.refresh_hints()

    def _ignore(self, error: ReviewtuiError) -> None:
        """What is asked in the background again and again is not complained about."""

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.keep_drafts()

    def _whole_screen(self) -> BaseScreen | None:
        return next((each for each in reversed(self.screen_stack) if isinstance(each, BaseScreen)), None)

    def _push(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        self.push_screen(screen, then)

    def _return_to(self, place: str) -> bool:
        """Leave the screens above an open one; False when it is not open."""
        contexts = [screen.CONTEXT if isinstance(screen, BaseScreen) else "" for screen in self.screen_stack]
        if place not in contexts:
            return False
        at = contexts.index(place) if place == "cases" else len(contexts) - 1 - contexts[::-1].index(place)
        for _ in contexts[at + 1 :]:
            self.pop_screen()
        return True

    def _open_all_cases(self) -> None:
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen())

    def _open_latest_review(self) -> None:
        screen = self._whole_screen()
        if screen is not None and (case := screen.case_at_hand()):
            self.open_review(case)
        else:
            self.complain("Choose a case first: Enter on its line in Cases opens its review.")

    def _open_summary(self) -> None:
        from reviewtui.tui.summary.screen import SummaryScreen

        self.push_screen(SummaryScreen())

    def _open_record(self) -> None:
        from reviewtui.tui.record.screen import RecordScreen

        screen = self._whole_screen()
        case = screen.case_at_hand() if screen else None
        self.push_screen(RecordScreen(case, only=screen is not None and screen.CONTEXT == "review"))


def run(place: "Path | Store | None", *, person: str | None = None, case: str | None = None) -> int:
    """Open the screens on a store (open already, or its path), or the first run without one; gives back the exit code.

    `person` acts without being asked who; `case` opens its review at once.
    Raises BadUsage with no terminal on stdin or stdout, StoreUnusable.
    """
    from reviewtui.services import settings

    if not terminal.is_terminal():
        raise BadUsage("The screens need a terminal: run reviewtui in one, or use a verb such as `reviewtui summary`.")
    store = _opened(place)
    try:
        app = ReviewApp(store, person=person, case=case, theme=settings.load().theme)
        app.read_ahead()
        app.run()
        return app.return_code or 0
    finally:
        if store is not None:
            store.close()


def _opened(place: "Path | Store | None") -> "Store | None":
    if not isinstance(place, Path):
        return place
    from reviewtui.services.stores import open_store

    return open_store(place)
