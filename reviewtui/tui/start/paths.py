"""The windows that ask for the path of a store, to make or to open."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from reviewtui.tui.dialog import Dialog
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

NOT_ENCRYPTED = (
    "The file is not encrypted: anyone who can read this disk can read it, so keep it on an encrypted disk. "
    "Encrypted stores will follow in a later version."
)


Answer = TypeVar("Answer")


class _PathDialog(Dialog[Answer]):
    """Asks for one path."""

    NOTE: ClassVar[str] = ""

    def body(self) -> ComposeResult:
        """What one should know, and one line."""
        if self.NOTE:
            yield Static(Content(self.NOTE), classes="note")
        yield Field("Path of the file", id="path", hint="For example ~/inspections/north.store", value="")

    @on(Input.Submitted)
    def save(self) -> None:
        """Make or open it in a thread; say here what is wrong."""
        words = self.query_one("#path", Field).text
        if not words:
            self.complain("Type a path.")
            return
        path = Path(words).expanduser()
        self.host.calls.act(self, lambda: self.carry_out(path), self.close_with, self.failed)

    def carry_out(self, path: Path) -> Answer:
        """What is done with the path; runs in a thread."""
        raise NotImplementedError


class NewStore(_PathDialog[Path]):
    """Gives back where a plain store can be made; nothing is made yet."""

    HEADING = "Make a new store"
    HINT = "Enter go on  Esc cancel"
    NOTE = NOT_ENCRYPTED

    def carry_out(self, path: Path) -> Path:
        """The path must be free. Raises StoreUnusable."""
        from reviewtui.services.beginning import require_free

        require_free(path)
        return path


class OpenStore(_PathDialog["Store"]):
    """Opens a store."""

    HEADING = "Open a store"
    HINT = "Enter open it  Esc cancel"

    def carry_out(self, path: Path) -> "Store":
        """Open it; nothing is created."""
        from reviewtui.services.stores import open_store

        return open_store(path)
