"""What a screen or a dialog may ask of the program it runs in, and how it reaches the store.

The program implements `Host`; no screen knows more of it. To lead elsewhere a screen posts a message (`messages.py`).
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from reviewtui.services.errors import ReviewtuiError

if TYPE_CHECKING:
    from reviewtui.services.judging.alerts import Alert
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.calls import Calls
    from reviewtui.tui.looks import Looks

Result = TypeVar("Result")


class Host(Protocol):
    """The program, as its screens and dialogs know it."""

    store: "Store | None"
    calls: "Calls"
    person: str | None
    """Name of who is acting; None until picked."""
    last_case: str | None
    """Reference of the case last worked on."""
    open_alerts: "tuple[Alert, ...]"
    """Oldest first."""
    alert_lines: tuple[Content, ...]
    """What the banner of every screen says, the longest form first; nothing while no alert is open."""
    typed_in_windows: dict[tuple[str | None, str], dict[str, str]]
    """What was typed in windows that were closed: by whom and what each was about, to its fields by their names."""
    copies_out: bool
    """Whether what is copied leaves the program, for the terminal's clipboard."""
    moves_on: bool
    """Whether an answer that needs nothing more leads to the next question."""
    looks: "Looks"
    """How dates and sizes are shown, and whether what changed flashes."""
    languages: int
    """In how many languages the framework has its texts."""

    @property
    def mark(self) -> str:
        """What every screen says of a store that is not encrypted; empty where there is nothing to say."""

    @property
    def whole_screen(self) -> Screen[Any] | None:
        """The uppermost screen that is not a dialog."""

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen beneath to go back to."""

    def say(self, sentence: str) -> None:
        """Show what was done, on the uppermost whole screen."""

    def restored(self, sentence: str) -> None:
        """Show the store that was put in the place of the one before."""

    def complain(self, sentence: str) -> None:
        """Show what went wrong, on the uppermost whole screen."""

    def refuse_typing(self, sentence: str) -> None:
        """Show why a key opened no field; letters that come right behind it do nothing but have that said."""

    def with_person(self, then: Callable[[str], None]) -> None:
        """Call `then` with who is acting, asking first when nobody was picked."""

    def note_change(self, author: Screen[Any], result: object) -> None:
        """An act that `author` asked for was committed, with this result: a Change, or what an import brought."""

    def note_written(self, error: ReviewtuiError | None) -> None:
        """An act reached the disk, or failed."""

    def warm_up(self) -> None:
        """Import what writing needs, once the first rows are painted."""

    def lend_terminal(self, work: Callable[[], Result]) -> Result:
        """Do something while another program has the terminal. Raises BadInput where it cannot be lent."""

    def use_store(self, store: "Store") -> None:
        """Go from the first run to the cases of a store."""


class AsksStore(Screen[Any], inherit_bindings=False):
    """A screen that asks and acts; whole screens and dialogs are both."""

    @property
    def host(self) -> Host:
        """The program it runs in."""
        return cast(Host, self.app)

    @property
    def was_left(self) -> bool:
        """Whether it lies among the open screens no more: its widgets may be gone already."""
        return self not in self.app.screen_stack

    def _screen_resized(self, size: Size) -> None:
        """Lay out for the size that the terminal has now, once.

        Textual tells a screen of each size it was just laid out for, and lays it out for that again: two sizes under
        way at a time would be answered in turn for ever.
        """
        if size == self.app.size and size != self.outer_size:
            super()._screen_resized(size)

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do something once this is painted, unless it was left by then."""

        def call_unless_left() -> Any:
            return None if self.was_left else callback(*args, **kwargs)

        return super().call_after_refresh(call_unless_left)

    def ask(
        self,
        work: "Callable[[Store], Result]",
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None] | None = None,
        *,
        latest: str = "",
        is_apart: bool = False,
    ) -> None:
        """Read from the store in a thread; `then` gets the result on the event loop.

        Of calls with the same `latest` only the last one's result arrives. A ReviewtuiError goes to `failed`,
        which by default says its sentence in the status line. What `is_apart` is waited for by who quits.
        """
        store = self.host.store

        def found(result: Result) -> None:
            if not self.was_left:
                then(result)

        if store is not None:
            self.host.calls.ask(
                self, lambda: work(store), found, failed or self.failed, latest=latest, is_apart=is_apart
            )

    def keep_drafts(self) -> None:
        """Keep what is typed and not recorded, by `act`; called before the program leaves or crashes."""

    def stop_work(self) -> None:
        """End long work that can be ended with nothing changed: the program is about to close."""

    def look(self, work: "Callable[[Store], Result]", patience: float) -> Awaitable[Result | None]:
        """Begin to read from the store in a thread; None where that fails or takes more than `patience` seconds.

        What comes of it passes no queue of messages: a screen that is being mounted can wait for it.
        """
        store = self.host.store
        return self.host.calls.look(lambda: work(store) if store is not None else None, patience)

    def act(
        self,
        work: "Callable[[Store], Result]",
        then: Callable[[Result], None] | None = None,
        failed: Callable[[ReviewtuiError], None] | None = None,
    ) -> None:
        """Change the store in a thread, after all acts before it; `then` gets the result on the event loop.

        Without `then` the status line says the Change's sentence. Other screens are told of the change either way,
        this one is not: it knows.
        """
        store = self.host.store
        if store is None:
            return

        def acted(result: Result) -> None:
            self.host.note_change(self, result)
            self.host.note_written(None)
            if then is None:
                self._say(result)
            elif not self.was_left:
                then(result)

        def not_acted(error: ReviewtuiError) -> None:
            (failed or self.failed)(error)
            self.host.note_written(error)

        self.host.calls.act(self, lambda: work(store), acted, not_acted)

    def _say(self, result: object) -> None:
        from reviewtui.services.acts import Change

        if isinstance(result, Change):
            self.host.say(result.shown)

    def on_descendant_focus(self) -> None:
        """Take the terminal's own cursor to the focus, once it is known where that is."""
        self.call_after_refresh(self.place_terminal_cursor)

    def place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor at the focus, for magnifiers.

        A widget with a cursor of its own says where it is in `cursor_screen_offset`, as Textual's text widgets do.
        """
        if self.focused is not None and self.is_current:
            self.app.cursor_position = getattr(self.focused, "cursor_screen_offset", self.focused.region.offset)

    def failed(self, error: ReviewtuiError) -> None:
        """Say what went wrong."""
        self.host.complain(str(error))
