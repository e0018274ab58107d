"""How a screen or a window reaches the store: in a thread, with the result back on the event loop."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.screen import Screen

from reviewtui.services.errors import ReviewtuiError

if TYPE_CHECKING:
    from reviewtui.services.stores import Store
    from reviewtui.tui.app import ReviewApp

Result = TypeVar("Result")


class AsksStore(Screen[Any], inherit_bindings=False):
    """A screen that asks and acts; whole screens and windows are both."""

    @property
    def review_app(self) -> "ReviewApp":
        """The app, by its own type."""
        return cast("ReviewApp", self.app)

    def ask(
        self,
        work: "Callable[[Store], Result]",
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None] | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Read from the store in a thread; `then` gets the result on the event loop.

        Of calls with the same `latest` only the last one's result arrives. A ReviewtuiError goes to `failed`,
        which by default says its sentence in the status line.
        """
        store = self.review_app.store
        if store is not None:
            self.review_app.calls.ask(self, lambda: work(store), then, failed or self.failed, latest=latest)

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
        store = self.review_app.store
        if store is None:
            return

        def acted(result: Result) -> None:
            self.review_app.note_change(self)
            self.review_app.note_written(None)
            if then is not None:
                then(result)
            else:
                self._say(result)

        def not_acted(error: ReviewtuiError) -> None:
            (failed or self.failed)(error)
            self.review_app.note_written(error)

        self.review_app.calls.act(self, lambda: work(store), acted, not_acted)

    def _say(self, result: object) -> None:
        from reviewtui.services.changes import Change

        if isinstance(result, Change):
            self.review_app.say(result.sentence)

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
        self.review_app.complain(str(error))
