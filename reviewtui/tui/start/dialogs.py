"""The dialogs of the first run: the path of a store to make or to open, and what a new inspection asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reviewtui.services.errors import BadInput, FolderMissing, ReviewtuiError
from reviewtui.services.files import choosing_framework
from reviewtui.services.files.choosing_framework import Offered
from reviewtui.tui.actions import worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

ENCRYPTED = (
    "The store is encrypted. Without the passphrase nobody can open it, unless you name a recovery key: "
    "an age key whose holder can set a new passphrase."
)
SECRETS = ("passphrase", "again")
Answer = TypeVar("Answer")

FILE, LATER = "a file", "later"
OTHERS = (
    Offered(FILE, "A file of your own …", "Its file is checked, and its text is kept in the store."),
    Offered(
        LATER,
        "Not now: I will import an inspection.json",
        "The store is created empty. Press {cases.import} to import the inspection with its framework, sites and team.",
    ),
)
LINES = {
    "file": ("Path of the framework", "For example ~/frameworks/mine.yaml"),
    "title": ("Title", "Joint inspection 2026"),
    "sites": ("Sites, separated by commas", "North, Glannau (Wales)"),
    "team": ("Inspection team, separated by commas; the first leads", "Ada Lead, Ben Inspector"),
    "type": ("Type of inspection, where the file has several; empty for all standards", "For example full"),
}
"""Name of each line to its label and what it should look like."""
PATH_HINT = "For example ~/inspections/north.store"
FIELDS = ("title", "sites", "team")
MISSING = {
    "file": "Type the path of the framework.",
    "title": "Give the inspection a title.",
    "sites": "Name at least one site.",
    "team": "Name at least yourself.",
}


@dataclass
class Asked:
    """What was typed for a new store, kept while one goes from step to step and back."""

    path: str = ""
    passphrase: str = ""
    recovery: str = ""
    """An age key, `age1…`; empty where nobody is to help."""
    picked: str | None = None
    """Key of the framework under the cursor; None before there was one."""
    texts: dict[str, str] = field(default_factory=dict)
    """What stands in each line, by its name."""


class _PathDialog(Dialog[Answer]):
    """Asks for one path."""

    NOTE: ClassVar[str] = ""

    def __init__(self, carry_out: Callable[[Path], Answer], value: str = "") -> None:
        """`carry_out` gets the path in a thread, and gives the answer back; `value` stands in the line."""
        super().__init__()
        self._carry_out = carry_out
        self._value = value

    def body(self) -> ComposeResult:
        """What one should know, and one line."""
        if self.NOTE:
            yield Static(Content(self.NOTE), classes="note")
        yield Field("Path of the file", id="path", hint=PATH_HINT, value=self._value)

    @on(Input.Submitted)
    def save(self, _: Input.Submitted) -> None:
        """Open it in a thread; say here what is wrong."""
        words = self.query_one("#path", Field).text
        if not words:
            self.complain("Type a path.")
            return
        self._path = path = Path(words).expanduser()
        self.host.calls.act(self, lambda: self._carry_out(path), self.close_with, self.failed)


class NewStore(_PathDialog[Path]):
    """Gives back where a store can be made; of what is asked for only a missing folder is made yet."""

    HEADING = "Make a new store"
    HINT = "Enter go on  {dialog.next} next  {dialog.cancel} cancel"

    def __init__(self, asked: Asked) -> None:
        """The path must be free; `asked` keeps what is typed."""
        super().__init__(self._ready, asked.path)
        self._asked = asked
        self._folder_of: Path | None = None
        """The path whose missing folder the next Enter makes."""

    def body(self) -> ComposeResult:
        """Where it is to be, and what is to open it."""
        asked = self._asked
        with VerticalScroll(classes="grows", can_focus=False):
            yield Static(Content(ENCRYPTED), classes="note")
            yield Field("Path of the file", id="path", hint=PATH_HINT, value=asked.path)
            yield Field("Passphrase", id="passphrase", value=asked.passphrase, is_secret=True)
            yield Static(Content(""), id="strength", classes="hint")
            yield Field("The same again", id="again", value=asked.passphrase, is_secret=True)
            yield Field("Recovery key, if there is one", id="recovery", hint="For example age1…", value=asked.recovery)

    @on(Input.Changed)
    def show_strength(self, event: Input.Changed) -> None:
        """Say how strong the passphrase is while it is typed."""
        field = self.query_one("#passphrase", Field)
        if field.holds(event.input):
            typed = field.typed
            self.host.calls.ask(self, lambda: _strength(typed), self._say_strength, self.failed, latest="strength")

    @on(Input.Submitted)
    def save(self, event: Input.Submitted) -> None:
        """Look at the path at once; then on to the first line that is empty, and with all there to the next step."""
        event.prevent_default()
        words = self.query_one("#path", Field).text
        if not words:
            self.complain("Type a path.")
            return
        self._keep()
        self._path = path = Path(words).expanduser()
        passphrase, again = (self.query_one(f"#{name}", Field) for name in SECRETS)
        blank = next((field for field in (passphrase, again) if not field.typed), None)
        if blank is not None:
            self.host.calls.act(self, lambda: self._free(path), lambda _: self._go_on_to(blank), self.failed)
        elif passphrase.typed != again.typed:
            again.write("")
            self._go_on_to(again)
            self.complain("The two passphrases differ. Enter the second again.")
        else:
            self.host.calls.act(self, lambda: self._ready(path), self.close_with, self.failed)

    def _go_on_to(self, field: Field) -> None:
        self.complain("")
        field.focus_text()

    def failed(self, error: ReviewtuiError) -> None:
        """A folder that is not there is made when asked."""
        if isinstance(error, FolderMissing):
            self._folder_of = self._path
            self.complain(
                f"There is no folder {self._path.absolute().parent}. Press Enter to create it, or correct the path."
            )
        else:
            super().failed(error)

    def action_cancel(self) -> None:
        """Close, keeping the path for the next time."""
        self._keep()
        super().action_cancel()

    def close_with(self, answer: Path) -> None:
        """On to the next step."""
        self._keep()
        super().close_with(answer)

    def _free(self, path: Path) -> Path:
        """In a thread: the same path, where a store can be made. Raises StoreUnusable."""
        from reviewtui.services.new_inspection import require_free
        from reviewtui.services.store.stores import make_folder

        if path == self._folder_of:
            make_folder(path)
        require_free(path)
        return path

    def _ready(self, path: Path) -> Path:
        """In a thread: the path, with all there that is needed. Raises StoreUnusable, BadInput."""
        from reviewtui.services.store.keys import require_passphrase, require_recipient

        require_passphrase(self._asked.passphrase)
        if self._asked.recovery:
            require_recipient(self._asked.recovery)
        return self._free(path)

    def _say_strength(self, words: str) -> None:
        self.query_one("#strength", Static).update(Content(words))

    def _keep(self) -> None:
        asked = self._asked
        asked.path, asked.recovery = self.query_one("#path", Field).text, self.query_one("#recovery", Field).text
        asked.passphrase = self.query_one("#passphrase", Field).typed


class OpenStore(_PathDialog["Store | Path"]):
    """Opens a store; of one that is encrypted it gives the path back, for its passphrase to be asked."""

    HEADING = "Open a store"
    HINT = "Enter open it  {dialog.cancel} cancel"

    def __init__(self) -> None:
        """Nothing is created."""
        super().__init__(_opened)


class BeginInspection(Dialog["Store"]):
    """Makes the store once all is there, and gives it back open; Esc makes nothing and keeps what is typed."""

    HEADING = "What does the inspection ask?"
    HINT = "{dialog.next} next field  Enter select; in the last, create  {dialog.cancel} back"

    def __init__(self, path: Path, asked: Asked) -> None:
        """`path` is where the store is to be; `asked` holds what was typed before, and keeps what is typed."""
        super().__init__()
        self._path = path
        self._asked = asked
        self._offered: dict[str, Offered] = {}
        self._busy = False

    def body(self) -> ComposeResult:
        """The frameworks, what the one under the cursor is, and a line for each thing an inspection needs."""
        with VerticalScroll(classes="grows", can_focus=False):
            yield PickList()
            yield Static(Content(""), id="about", classes="hint")
            for name, (label, hint) in LINES.items():
                yield Field(label, id=name, hint=hint, value=self._asked.texts.get(name, ""))
            yield Static(Content(""), id="fault-lines")

    def on_mount(self) -> None:
        """The files take a moment to read."""
        self.host.calls.ask(self, choosing_framework.offered, self._show, self.failed)

    @property
    def picked(self) -> str | None:
        """What is under the cursor: a framework, and its type of inspection where it has several, or FILE or LATER."""
        options = self.query_one(PickList)
        return options.get_option_at_index(options.highlighted).id if options.highlighted is not None else None

    @on(OptionList.OptionHighlighted)
    def tell(self) -> None:
        """Say what it is, and ask for no more than it needs."""
        picked = self.picked
        if picked is not None:
            self.query_one("#about", Static).update(plain(worded(self._offered[picked].summary)))
        for name in ("file", "type"):
            self.query_one(f"#{name}").display = picked == FILE
        for name in FIELDS:
            self.query_one(f"#{name}").display = picked != LATER
        self._forget_faults()

    @on(OptionList.OptionSelected)
    def take(self) -> None:
        """On to what is missing."""
        if self.picked == LATER:
            self._make()
        else:
            self._go_to(self._missing() or "title")

    @on(Input.Submitted)
    def save(self, event: Input.Submitted) -> None:
        """Make it once all is there; until then, on to the next line, and from the last to what is missing."""
        missing = self._missing()
        if missing is not None and not self.query_one(f"#{FIELDS[-1]}", Field).holds(event.input):
            self.complain("")
            self.action_next()
        elif missing is not None:
            self.complain(MISSING[missing])
            self._go_to(missing)
        else:
            self._make()

    def action_cancel(self) -> None:
        """Back to the step before."""
        self._asked.picked = self.picked
        self._asked.texts = {name: self._text(name) for name in LINES}
        super().action_cancel()

    def failed(self, error: ReviewtuiError) -> None:
        """Show what is wrong, and every fault of the framework under it."""
        self._busy = False
        faults = error.faults if isinstance(error, BadInput) else ()
        self.query_one("#fault-lines", Static).update(Content("\n").join(plain(fault) for fault in faults))
        super().failed(error)

    def _make(self) -> None:
        if self._busy or self.picked is None:
            return
        self._busy = True
        self._forget_faults()
        path, picked, kept = self._path, self._offered[self.picked], self._asked
        own = self.picked == FILE
        asked, variant = (self._text("file"), self._text("type")) if own else (picked.code, picked.variant)
        title, sites, team = (self._text(name) for name in FIELDS)
        if self.picked == LATER:
            self.host.calls.act(self, lambda: _empty(path, kept), self.close_with, self.failed)
        else:
            self.host.calls.act(
                self,
                lambda: _begun(path, kept, asked, title, sites, team, variant),
                self.close_with,
                self.failed,
            )

    def _show(self, offered: tuple[Offered, ...]) -> None:
        options = self.query_one(PickList)
        self._offered = {f"{each.code} {each.variant}".strip(): each for each in (*offered, *OTHERS)}
        options.add_options(Option(plain(each.title), id=key) for key, each in self._offered.items())
        keys = list(self._offered)
        options.highlighted = keys.index(self._asked.picked) if self._asked.picked in keys else 0
        options.focus()

    def _missing(self) -> str | None:
        names = ("file", *FIELDS) if self.picked == FILE else FIELDS
        return next((name for name in names if not self._text(name)), None)

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Field).text

    def _go_to(self, name: str) -> None:
        self.query_one(f"#{name}", Field).focus_text()

    def _forget_faults(self) -> None:
        self.complain("")
        self.query_one("#fault-lines", Static).update(Content(""))


def _strength(passphrase: str) -> str:
    from reviewtui.services.store.passphrases import strength

    return f"Strength: {strength(passphrase).lower()}" if passphrase else ""


def _opened(path: Path) -> "Store | Path":
    """The store of that path; nothing is created. Raises StoreUnusable."""
    from reviewtui.services.store.stores import is_encrypted, open_store

    return path if is_encrypted(path) and path.is_file() else open_store(path)


def _empty(path: Path, asked: Asked) -> "Store":
    """A store without an inspection. Raises StoreUnusable."""
    from reviewtui.services.store.stores import create

    return create(path, passphrase=asked.passphrase, recipient=asked.recovery or None)


def _begun(path: Path, asked: Asked, framework: str, title: str, sites: str, team: str, variant: str) -> "Store":
    """A store with the inspection begun in it; nothing is made where something is wrong. Raises ReviewtuiError."""
    from reviewtui.services.new_inspection import begin, begun_with

    document = begun_with(str(Path(framework).expanduser()), title, sites, team, variant)
    store = _empty(path, asked)
    begin(store, document)
    return store
