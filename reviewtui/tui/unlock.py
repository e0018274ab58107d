"""The window that asks for the passphrase of an encrypted store, and opens it."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


class UnlockDialog(Dialog["Store"]):
    """Gives the store back, open. A wrong passphrase and a damaged file are told in the same words."""

    HINT = "Enter unlock  {dialog.cancel} cancel"

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """`path` is that of an encrypted store."""
        super().__init__()
        self._path = path
        self._read_only = read_only
        self._busy = False

    def heading(self) -> Content:
        """Which store it is."""
        return Content.assemble("Unlock ", plain(self._path.name))

    def body(self) -> ComposeResult:
        """One line, of which nothing is shown."""
        yield Field("Passphrase", id="passphrase", is_secret=True)

    @on(Input.Submitted)
    def save(self) -> None:
        """Try it in a thread: to make guessing slow, that takes a moment by design."""
        passphrase = self.query_one("#passphrase", Field).typed
        if not passphrase:
            self.complain("Enter the passphrase.")
        elif not self._busy:
            self._busy = True
            self.complain("")
            self.host.calls.act(self, lambda: self.opened(passphrase), self.close_with, self.failed)

    def opened(self, passphrase: str) -> "Store":
        """In a thread: the store, opened with its passphrase. Raises StoreUnusable."""
        from reviewtui.services.store.keys import unlock
        from reviewtui.services.upkeep.reading_around import open_to_read

        return open_to_read(self._path, read_only=self._read_only, key=unlock(self._path, passphrase))

    def failed(self, error: ReviewtuiError) -> None:
        """Say it, and let the person type it anew."""
        self._busy = False
        field = self.query_one("#passphrase", Field)
        field.write("")
        field.focus_text()
        super().failed(error)


class LockedDialog(UnlockDialog):
    """Covers all that was on the screen while the store is locked; gives the same store back, unlocked."""

    HINT = "Enter unlock  {dialog.cancel} quit"

    def __init__(self, store: "Store") -> None:
        """`store` is locked, or about to be."""
        super().__init__(store.path)
        self._store = store

    def opened(self, passphrase: str) -> "Store":
        """In a thread: the store as it was left. Raises StoreUnusable."""
        from reviewtui.services.store.keys import unlock

        self._store.unlock(unlock(self._path, passphrase))
        return self._store

    def action_cancel(self) -> None:
        """Nobody looks beneath: end the program; what was typed was kept before the store was locked."""
        self.app.exit()
