"""First run: open the demo, make a store, or open one that is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.preferences.settings import remember_store
from reviewtui.tui.actions import bindings
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.start.dialogs import Asked

CHOICES = (
    Choice("d", "Open the demo", "a sample inspection of 24 cases, under way"),
    Choice("n", "Make a new store", "your own inspection, on a framework you choose"),
    Choice("o", "Open a store", "a file that is already there"),
)
WELCOME = (
    "reviewtui keeps one inspection in one file, a store: its cases, and every judgement on them. "
    "No network is needed, and nothing leaves this machine unless you export it."
)


class FirstRunScreen(BaseScreen):
    """Three ways to begin."""

    CONTEXT = "start"
    BINDINGS = bindings("start")
    CSS_PATH = Path(__file__).with_name("start.tcss")

    _asked: "Asked | None" = None
    """What was typed for a new store."""

    def body(self) -> ComposeResult:
        """A word of welcome and three choices."""
        with Vertical(id="welcome"):
            yield Static(Content("Welcome"), classes="heading")
            yield Static(Content(WELCOME), id="words")
            yield Choices(CHOICES)

    def reload(self) -> None:
        """There is no store to ask."""
        self.set_title(Content.styled("reviewtui", "bold"), Content("no store yet"))

    @on(Choices.Chosen)
    async def chosen(self, event: Choices.Chosen) -> None:
        """Do what was chosen."""
        (self.action_demo, self.action_create, self.action_open)[event.index]()

    def action_demo(self) -> None:
        """Open the demo, making it the first time."""
        from reviewtui.services.demo import open_demo

        self.say("Opening the demo; the first time this takes a few seconds …")
        self._begin_with(open_demo)

    def action_create(self) -> None:
        """Ask where, and what the inspection asks; then make a store there."""
        from reviewtui.tui.start.dialogs import Asked, BeginInspection, NewStore

        asked = self._asked = self._asked or Asked()

        def begin(path: Path | None) -> None:
            if path is not None:
                self.app.push_screen(BeginInspection(path, asked), begun)

        def begun(store: "Store | None") -> None:
            if store is None:
                self.action_create()
            else:
                self._use(store)

        self.app.push_screen(NewStore(asked), begin)

    def action_open(self) -> None:
        """Ask which, then open it."""
        from reviewtui.tui.start.dialogs import OpenStore

        self.app.push_screen(OpenStore(), self._unlock)

    def unlock(self, path: Path, *, read_only: bool = False) -> None:
        """Ask for the passphrase of an encrypted store, then open it."""
        from reviewtui.tui.unlock import UnlockDialog

        self.app.push_screen(UnlockDialog(path, read_only=read_only), self._use)

    def _unlock(self, found: "Store | Path | None") -> None:
        if isinstance(found, Path):
            self.unlock(found)
        else:
            self._use(found)

    def _begin_with(self, make: "Callable[[], Store]") -> None:
        self.host.calls.act(self, make, self._use, self._cannot)

    def _use(self, store: "Store | None") -> None:
        if store is not None:
            self._asked = None  # no passphrase is kept for longer than it is needed
            remember_store(store.path)
            self.host.use_store(store)

    def _cannot(self, error: ReviewtuiError) -> None:
        self.complain(str(error))
