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
    from reviewtui.services.stores import Store


class UnlockDialog(Dialog["Store"]):
    """Gives the store back, open. A wrong passphrase and a damaged file are told in the same words."""

    HINT = "Enter unlock  Esc cancel"

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
            path, read_only = self._path, self._read_only
            self.host.calls.act(self, lambda: opened(path, passphrase, read_only), self.close_with, self.failed)

    def failed(self, error: ReviewtuiError) -> None:
        """Say it, and let the person type it anew."""
        self._busy = False
        field = self.query_one("#passphrase", Field)
        field.write("")
        field.focus_text()
        super().failed(error)


def opened(path: Path, passphrase: str, read_only: bool) -> "Store":
    """The store of that path, opened with its passphrase. Raises StoreUnusable."""
    from reviewtui.services.keys import unlock
    from reviewtui.services.stores import open_store

    return open_store(path, read_only=read_only, key=unlock(path, passphrase))
