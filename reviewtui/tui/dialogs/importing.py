"""The dialogs that import: all of it or nothing, every fault in sight, and amendments only after they were seen."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reviewtui.services.errors import BadInput, ReviewtuiError, Stopped
from reviewtui.services.import_.importing import Imported, import_paths
from reviewtui.services.sealing import names_sealed, opens_with
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

CANCEL = Choice("", "Cancel", "nothing is imported")
AMEND, IMPORT = (Choice("", label, "an import cannot be undone") for label in ("Amend", "Import"))


AROUND = 12
"""Lines of the dialog of amendments that are not the amendments."""
BAR = 30
"""Columns of the bar that shows how far it is."""
TICK_SECONDS = 0.2
STOPPED = "Stopped. Nothing was imported."


def progress_line(doing: str, done: int, total: int) -> Content:
    """What is being done, a bar and the figures; no more than the word where nobody knows how much there is."""
    if not total:
        return Content(f"{doing} …")
    drawn = BAR * done // total
    return Content.assemble(f"{doing}  ", ("━" * drawn, "$accent"), "─" * (BAR - drawn), f"  {done:,} of {total:,}")


class ImportPath(Dialog[str]):
    """Gives back the sentence that says what came in."""

    HEADING = "Import"
    HINT = "Enter import  Tab next  Esc cancel"
    HINT_WORKING = "Esc stop: nothing is imported"

    def __init__(self, person: str | None) -> None:
        """`person` signs what is imported; None leaves it unsigned."""
        super().__init__()
        self._person = person
        self._busy = False
        self._stop = Event()
        """Set when the work is to end."""
        self._progress = ("Reading", 0, 0)
        """What the thread that works said last."""

    def body(self) -> ComposeResult:
        """One path, a map where there are tables, and room for the faults."""
        yield Field(
            "File or folder: all of it comes in, or none",
            id="path",
            hint="A case file, an inspection, a laptop's record, or a folder of them",
        )
        yield Field("Map, where there are tables", id="map", hint="How to read CSV files and workbooks.")
        yield Field("Passphrase, or the file of the age key", id="secret", hint="For an encrypted file", is_secret=True)
        with VerticalScroll(id="faults", can_focus=False, classes="grows"):
            yield Static(Content(""), id="fault-lines")

    @on(Input.Changed)
    def show_secret(self) -> None:
        """Only an encrypted file needs a passphrase or a key."""
        self.query_one("#secret").display = names_sealed(Path(self.query_one("#path", Field).text))

    @on(Input.Submitted)
    def save(self) -> None:
        """Look in a thread at what would come in."""
        if self.query_one("#path", Field).text and not self._busy:
            self.complain("")
            self._run(preview=True)

    def failed(self, error: ReviewtuiError) -> None:
        """Show what is wrong, and every fault under it."""
        if self.was_left:
            return
        self._rest()
        faults = error.faults if isinstance(error, BadInput) else ()
        self.query_one("#fault-lines", Static).update(Content("\n").join(plain(fault) for fault in faults))
        super().failed(error)

    def _run(self, *, preview: bool) -> None:
        path, table_map = (self.query_one(f"#{name}", Field).text for name in ("path", "map"))
        paths, by = [Path(path).expanduser()], Path(table_map).expanduser() if table_map else None
        person, report, opens = self._person, self._report, opens_with(self.query_one("#secret", Field).typed)

        def run(store: "Store") -> Imported:
            return import_paths(store, paths, person, report, preview=preview, table_map=by, opens=opens)

        self._busy, self._progress = True, ("Reading", 0, 0)
        self._stop.clear()
        self.query_one(".keys", Static).update(Content(self.HINT_WORKING))
        self._show_progress()
        self._ticker.resume()
        if preview:  # in a copy of the store: answers are saved meanwhile
            self.ask(run, self._seen)
        else:
            self.act(run, self._imported)

    def _report(self, doing: str, done: int, total: int) -> None:
        """In the thread that works: say how far it is. Raises Stopped."""
        if self._stop.is_set():
            raise Stopped(STOPPED)
        self._progress = (doing, done, total)

    def _show_progress(self) -> None:
        said = Content("Stopping …") if self._stop.is_set() else progress_line(*self._progress)
        self.query_one("#fault-lines", Static).update(said)

    def _rest(self) -> None:
        """Nothing is being done any more: the keys are those of the window again."""
        self._busy = False
        self._ticker.pause()
        self.query_one(".keys", Static).update(Content(self.HINT))

    def on_mount(self) -> None:
        """Show how far the work is, while there is any."""
        self.query_one("#secret").display = False
        self._ticker = self.set_interval(TICK_SECONDS, self._show_progress, pause=True)

    def action_cancel(self) -> None:
        """Stop the work; close where there is none."""
        if self._busy:
            self.stop_work()
            self._show_progress()
        else:
            self.dismiss(None)

    def stop_work(self) -> None:
        """Let the work end before its next step, with nothing changed."""
        self._stop.set()

    def _seen(self, imported: Imported) -> None:
        """Ask first where cases that are here already would be amended, or anything is to be noted."""
        noted = imported.amendments or imported.notes or imported.unread or imported.alike
        self._rest()
        if self._stop.is_set():
            self.failed(Stopped(STOPPED))
        elif not noted:
            self._run(preview=False)
        elif imported.entries:
            self._busy = True
            self.app.push_screen(AmendDialog(imported), self._decided)
        else:
            lines = ("Nothing in it would change anything here.", *imported.lines)
            self.query_one("#fault-lines", Static).update(Content("\n").join(plain(line) for line in lines))

    def _decided(self, amend: bool | None) -> None:
        self._busy = False
        self.query_one("#fault-lines", Static).update(Content("" if amend else "Nothing was imported."))
        if amend:
            self._run(preview=False)

    def _imported(self, imported: Imported) -> None:
        self.dismiss(imported.sentence)


class AmendDialog(Dialog[bool]):
    """What an import would change in cases that are here already, or is to be noted; gives back whether to do it."""

    AUTO_FOCUS = "Choices"
    HINT = "↑ ↓ and Enter  Tab to the list, to scroll it  Esc cancel"

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
