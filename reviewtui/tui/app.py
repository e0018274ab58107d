"""The program in the terminal: holds the store, who is acting and the screens, and leaves the terminal as it was."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.timer import Timer

from reviewtui.casefile.column_day import use_date_style
from reviewtui.services.preferences.config import CLIPBOARD_SECONDS
from reviewtui.tui import terminal, themes
from reviewtui.tui.actions import use_keys
from reviewtui.tui.calls import Calls, Finished
from reviewtui.tui.locking import LOOK_SECONDS, Locking
from reviewtui.tui.looks import Looks
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.preferences.config import Config
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.acting import Acting
    from reviewtui.tui.cases.reading import CaseRow
    from reviewtui.tui.host import Host
    from reviewtui.tui.widgets.paged_list import Rows

HERE = Path(__file__).parent
FAULT = 70
INTERRUPTED = 130
FOLLOW_SECONDS = 0.5
TERMINAL_SECONDS = 1.0
TOUR_SECONDS = 0.3
"""How often is looked whether the tour can begin."""
BACKUP_SECONDS, BACKUP_AT_START_SECONDS = 1_800.0, 86_400.0
"""How old the latest backup may be while one works, and when a store is opened."""
USUAL_LOOKS = Looks()
NOT_ENCRYPTED = "NOT ENCRYPTED"
SORRY = (
    "reviewtui has stopped because of an error in the program. Everything shown as saved is safe. "
    "Set REVIEWTUI_DEBUG=1 and try again to see where."
)


class ReviewApp(Locking, inherit_bindings=False):
    """The screens over one store, or the first run when there is none."""

    TITLE = "reviewtui"

    def __init__(
        self,
        store: "Store | None" = None,
        *,
        person: str | None = None,
        case: str | None = None,
        theme: str | None = None,
        missing: Path | None = None,
        locked: Path | None = None,
        read_only: bool = False,
        names_plain: bool = False,
        moves_on: bool = True,
        copies_out: bool = False,
        looks: Looks = USUAL_LOOKS,
    ) -> None:
        """`person` acts, without being asked who; `case` opens first; `theme` is one of `themes.NAMES`.

        `missing` is the store last opened, when it is no longer there; `locked` an encrypted one, whose passphrase is
        asked for first. With `names_plain` every screen says so of a store that is not encrypted;
        with `moves_on` an answer that needs nothing more leads to the next question; with `copies_out` what is copied
        goes to the terminal's clipboard too.
        """
        terminal.write_nothing_aside()
        super().__init__(css_path=[HERE / "app.tcss", HERE / ("cases/cases.tcss" if store else "start/start.tcss")])
        self.devtools = None
        themes.begin(self, themes.chosen(theme, os.environ))
        self.store = store
        self.person = person
        self.moves_on = moves_on
        self.copies_out = copies_out
        self.looks = looks
        use_date_style(lambda: looks.date_style)
        self.typed_in_windows: dict[tuple[str | None, str], dict[str, str]] = {}
        self.calls = Calls(self)
        self._control_char_filter = terminal.ControlCharFilter()
        self._warm = False
        self._lent: Timer | None = None
        """Runs while the terminal's clipboard holds what was copied here."""
        self._case = case
        self._missing = missing
        self._locked = locked
        self._read_only = read_only
        self._names_plain = names_plain
        self._notice = ""
        self.has_tour = False
        """Whether the tour begins as soon as somebody acts and nothing else is asked."""
        use_keys({})
        self._first_rows: Rows[CaseRow] | None = None
        self._acting: Acting | None = None

    @property
    def person(self) -> str | None:
        """Who is acting; the store tells by it what may be read."""
        return self._person

    @person.setter
    def person(self, name: str | None) -> None:
        self._person = name
        if self.store is not None:
            self.store.reader = name

    def take_config(self, config: "Config") -> None:
        """Have a person's own keys, and say what of `config.toml` cannot be used."""
        from reviewtui.tui.actions.own_keys import checked, keymap

        self._lock_minutes = config.settings.get("lock_minutes")
        own, wrong = checked(config.keys)
        use_keys(own)
        self.set_keymap(keymap(own))
        if faults := sorted((*config.faults, *wrong)):
            more = f" {len(faults) - 1} more. `reviewtui config` lists them." if len(faults) > 1 else ""
            self._notice = f"config.toml, line {faults[0].line}: {faults[0].text}{more}"

    # Beginning and leaving -------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """The cases, or the first run; imported here, so that nothing else is before the first paint."""
        if self.store is None:
            from reviewtui.tui.start.screen import FirstRunScreen

            return FirstRunScreen()
        from reviewtui.tui.cases.screen import CasesScreen

        return CasesScreen(read=self._first_rows)

    def read_ahead(self) -> None:
        """Find out who acts and read the first rows before the loop runs, so that the first paint shows both.

        Raises StoreUnusable.
        """
        if self.store is None:
            return
        from reviewtui.services.store import following
        from reviewtui.services.store.stores import plain_sentences
        from reviewtui.tui.acting import who_acts
        from reviewtui.tui.cases.reading import first_rows

        with plain_sentences():
            self._seen = following.look(self.store)  # before anything is read that others may change
            self._acting = who_acts(self.store, self.person)
        self.person, self.last_case, self._left_in = self._acting.name, self._acting.case, self._acting.review
        if self._case is None:
            self._first_rows = first_rows(self.store, self.last_case)

    def use_store(self, store: "Store") -> None:
        """Go from the first run to the cases of a store; there is no way back to the first run."""
        self.store, self._seen, self._left_in = store, None, ""
        store.reader = self.person
        self.push_screen(self.get_default_screen())
        self._begin()

    # What happens ----------------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Import the review and what writing needs, now that the first rows are painted; the first act waits for it."""
        store = self.store
        if store is not None and not self._warm:
            self._warm = True
            self.calls.act(self, lambda: _warmed(store), lambda _: None, self._ignore)
            self._look_at_counts(store)

    @on(Finished)
    def deliver_finished(self, finished: Finished) -> None:
        """A thread came back: let its result have its effect here, on the event loop."""
        finished.deliver()

    def on_mount(self) -> None:
        """Listen for signals, the terminal's end and other processes' commits."""
        if not self.is_headless:
            terminal.on_ending(lambda: self.leave(INTERRUPTED))
            self.set_interval(TERMINAL_SECONDS, self._check_terminal)
            self.set_interval(BACKUP_SECONDS, lambda: self._keep_up(BACKUP_SECONDS))
            self.set_interval(LOOK_SECONDS, self._lock_when_idle)
        self.set_interval(FOLLOW_SECONDS, self._follow_store)
        if self._acting is not None and self._acting.name is None and self._acting.is_to_pick:
            self.pick_person()
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
            return [NoColor(), self._control_char_filter]
        return [*super().get_line_filters(), self._control_char_filter]

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied text inside the program; only where it was allowed, lend it to the terminal's clipboard."""
        self._clipboard = text
        if self.copies_out and self._driver is not None:
            if self._lent is not None:
                self._lent.stop()
            self._driver.write(terminal.on_clipboard(text))
            self._lent = self.set_timer(CLIPBOARD_SECONDS, self.empty_clipboard)

    def empty_clipboard(self) -> None:
        """Take back what was lent to the terminal's clipboard."""
        if self._lent is not None and self._driver is not None:
            self._lent.stop()
            self._lent = None
            self._driver.write(terminal.on_clipboard(""))

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Make no picture: a file in the downloads folder is no place for a case either."""

    def _fatal_error(self) -> None:
        """End with one plain sentence, and where it arose when asked for; never with what the error says."""
        self.panic()

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault, or after the terminal was closed under us."""
        import sys

        from reviewtui.services.error_places import is_asked_for, places

        with suppress(Exception):  # what fails here as well must not keep the program from ending
            self.keep_drafts()
        is_left = terminal.has_gone() and not self.is_headless
        self._return_code = INTERRUPTED if is_left else FAULT
        problem = sys.exception() if is_asked_for() else None
        said = places(problem) if problem is not None else []
        self._exit_renderables[:] = [] if is_left else [Text("\n".join((*said, SORRY)))]
        self._close_messages_no_wait()

    def _check_terminal(self) -> None:
        if terminal.has_gone():
            self.leave(INTERRUPTED)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """After the first paint: find out what alerts are open, and who is acting unless that is known; then show the
        review that was asked for, or left with the program, and what is to be said of the store on top of it."""
        self._follow_store()
        self._read_alerts()
        if self.store is not None and self.person is None and self._acting is None:
            self.find_person(self.store)
        if self.store is not None and self._case is not None:
            self.open_review(OpenReview(self._case))
        elif self._acting is not None:
            self.go_on_in(self._acting.review)
        self.call_after_refresh(self._tell_of_store)
        if self._missing is not None and self.store is None:
            self.complain(f"The store last opened does not exist any more: {self._missing}.")
        if self.has_tour:
            self._tour_timer = self.set_interval(TOUR_SECONDS, self._begin_tour)
        if not self.is_headless:
            self._keep_up(BACKUP_AT_START_SECONDS)
        if self._locked is not None and self.store is None:
            self._ask_passphrase(self._locked)

    def _tell_of_store(self) -> None:
        if self.store is not None and self.store.is_read_only:
            self.say("This store is open for reading only.")
        elif self.store is not None and self.store.was_open_to_others:
            from reviewtui.services.store.stores import OPEN_TO_OTHERS

            self.say(OPEN_TO_OTHERS)
        if self.store is not None and self.store.doubt:
            self.complain(self.store.doubt)
        if self._notice:
            self.complain(self._notice)

    def _begin_tour(self) -> None:
        """Once no window asks anything."""
        if self.person is not None and isinstance(self.screen, BaseScreen):
            self._tour_timer.stop()
            self.begin_tour()

    def _ask_passphrase(self, path: Path) -> None:
        from reviewtui.tui.start.screen import FirstRunScreen

        if isinstance(self.screen, FirstRunScreen):
            self.screen.unlock(path, read_only=self._read_only)

    @property
    def mark(self) -> str:
        """What every screen says of a store that is not encrypted: of the demo and the training, only what they are."""
        if not self._names_plain or self.store is None or self.store.key is not None or self.store.is_locked:
            return ""
        return _mark_of(self.store.path)


if TYPE_CHECKING:

    def _is_host(app: ReviewApp) -> Host:
        """The type checker holds the app to what its screens ask of it."""
        return app


@cache
def _mark_of(path: Path) -> str:
    from reviewtui.services.demo import demo_path

    kinds = {demo_path(): "demo", demo_path(training=True): "training"}
    return kinds.get(path.absolute(), NOT_ENCRYPTED)


def _warmed(store: "Store") -> None:
    """In a thread: the screen that most people go to first, then what takes longest of all."""
    import reviewtui.tui.review.screen  # noqa: F401  so that it is there
    from reviewtui.services.acts import ready_to_write

    ready_to_write(store, timed=False)
    store.warm()
