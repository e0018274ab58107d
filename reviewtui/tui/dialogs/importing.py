"""The dialogs that import: all of it or nothing, every fault in sight, and amendments only after they were seen."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reviewtui.services.import_.imported import Imported
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.store.sealing import names_sealed, opens_with
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.dialogs.working import WorkingDialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

CANCEL = Choice("", "Cancel", "nothing is imported")
AMEND, IMPORT = (Choice("", label, "an import cannot be undone") for label in ("Amend", "Import"))


AROUND = 12
"""Lines of the dialog of amendments that are not the amendments."""


class ImportPath(WorkingDialog[str]):
    """Gives back the sentence that says what came in."""

    HEADING = "Import"
    HINT = "Enter import  {dialog.next} next  {dialog.cancel} cancel"
    HINT_WORKING = "{dialog.cancel} stop: nothing is imported"
    STOPPED = "Stopped. Nothing was imported."

    def __init__(self, person: str | None) -> None:
        """`person` signs what is imported; None leaves it unsigned."""
        super().__init__()
        self._person = person

    def body(self) -> ComposeResult:
        """One path, a map where there are tables, and room for the faults."""
        yield Field(
            "File or folder: all of it comes in, or none",
            id="path",
            hint="A case file, an inspection, a laptop's record, or a folder of them",
        )
        yield Field("Map, where there are tables", id="map", hint="How to read CSV files and workbooks.")
        yield Field("Passphrase, or the file of the age key", id="secret", hint="For an encrypted file", is_secret=True)
        yield from self.told()

    @on(Input.Changed)
    def show_secret(self) -> None:
        """Only an encrypted file needs a passphrase or a key."""
        self.query_one("#secret").display = names_sealed(Path(self.query_one("#path", Field).text))
        self.fit(self.size.height)

    @on(Input.Submitted)
    def save(self) -> None:
        """Look in a thread at what would come in."""
        if self.query_one("#path", Field).text and not self._busy:
            self._run(preview=True)

    def _run(self, *, preview: bool) -> None:
        path, table_map = (self.query_one(f"#{name}", Field).text for name in ("path", "map"))
        paths, by = [Path(path).expanduser()], Path(table_map).expanduser() if table_map else None
        person, report, opens = self._person, self.report, opens_with(self.query_one("#secret", Field).typed)

        def run(store: "Store") -> Imported:
            return import_paths(store, paths, person, report, preview=preview, table_map=by, opens=opens)

        self.work(run, self._seen if preview else self._imported, changes=not preview)

    def on_mount(self) -> None:
        """Only an encrypted file needs a passphrase or a key."""
        self.query_one("#secret").display = False

    def _seen(self, imported: Imported) -> None:
        """Ask first where cases that are here already would be amended, or anything is to be noted."""
        noted = imported.amendments or imported.notes or imported.unread or imported.alike
        if not noted:
            self._run(preview=False)
        elif imported.entries:
            self._busy = True
            self.app.push_screen(AmendDialog(imported), self._decided)
        else:
            self.tell(("Nothing in it would change anything here.", *imported.lines))

    def _decided(self, amend: bool | None) -> None:
        self._busy = False
        self.tell(() if amend else ("Nothing was imported.",))
        if amend:
            self._run(preview=False)

    def _imported(self, imported: Imported) -> None:
        self.dismiss(imported.sentence)


class AmendDialog(Dialog[bool]):
    """What an import would change in cases that are here already, or is to be noted; gives back whether to do it."""

    AUTO_FOCUS = "Choices"
    HINT = "↑ ↓ and Enter  {dialog.next} to the list, to scroll it  {dialog.cancel} cancel"

    def __init__(self, preview: Imported) -> None:
        """`preview` is what the import would do."""
        super().__init__()
        self._preview = preview

    def heading(self) -> Content:
        """Whether it is cases that are here already, or only something to note."""
        return Content("Amend what is here already?" if self._preview.amendments else "Import this?")

    def body(self) -> ComposeResult:
        """The two choices, with the one that changes nothing first, then every change and every note."""
        yield Choices((CANCEL, AMEND if self._preview.amendments else IMPORT))
        with VerticalScroll(id="changes"):
            for line in self._preview.lines:
                yield Static(plain(line))

    def on_resize(self, event: events.Resize) -> None:
        """Keep heading, choices and keys in sight, however many changes there are."""
        self.query_one("#changes").styles.max_height = max(3, event.size.height - AROUND)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Amend, or not."""
        self.dismiss(event.index > 0)
