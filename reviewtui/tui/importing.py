"""The window that imports a file or a folder: all of it or nothing, with every fault in sight."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.importing import Imported, import_path
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field


class ImportPath(Dialog[str]):
    """Gives back the sentence that says what came in."""

    HEADING = "Import"
    HINT = "Enter import  Esc cancel"

    def __init__(self, person: str | None) -> None:
        """`person` signs what is imported; None leaves it unsigned."""
        super().__init__()
        self._person = person
        self._busy = False

    def body(self) -> ComposeResult:
        """One path, and room for the faults."""
        yield Field(
            "File or folder",
            id="path",
            hint="A case file, an inspection, a laptop's record, or a folder of them: all of it or none.",
        )
        with VerticalScroll(id="faults", can_focus=False, classes="grows"):
            yield Static(Content(""), id="fault-lines")

    @on(Input.Submitted)
    def save(self) -> None:
        """Import the path in a thread."""
        words = self.query_one("#path", Field).text
        if words and not self._busy:
            self._busy = True
            self.complain("")
            self.query_one("#fault-lines", Static).update(Content("Importing …"))
            path, person = Path(words).expanduser(), self._person
            self.act(lambda store: import_path(store, path, person), self._imported)

    def failed(self, error: ReviewtuiError) -> None:
        """Show what is wrong, and every fault beneath it."""
        self._busy = False
        faults = error.faults if isinstance(error, BadInput) else ()
        self.query_one("#fault-lines", Static).update(Content("\n").join(plain(fault) for fault in faults))
        super().failed(error)

    def _imported(self, imported: Imported) -> None:
        self.dismiss(imported.sentence)
