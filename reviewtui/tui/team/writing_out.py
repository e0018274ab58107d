"""The window that writes something out of the store: where to, and who can open the file; then what was written."""

from collections.abc import Callable
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.export.identifying import likely_identifiers
from reviewtui.services.export.outgoing import require_place
from reviewtui.services.steps import Report
from reviewtui.services.store.keys import recipients_of
from reviewtui.services.store.sealing import Seal, names_sealed
from reviewtui.tui.dialogs.working import WorkingDialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

SECRETS = ("passphrase", "again")


@dataclass(frozen=True)
class WayOut:
    """What is written: its name, where to, and how."""

    heading: str
    verb: str
    """The command that does the same: `handin`."""
    what: str
    """What goes, and what stays, in a few words."""
    file_in: "Callable[[Store, Path, bool], Path]"
    """The file for a place that was typed, encrypted or not: the place itself, or in a folder one of its own name."""
    write: "Callable[[Store, Path, Seal | None, bool, Report], str]"
    """Writes it, in the place of another where that is asked for, and says what was written."""


class Outlook(NamedTuple):
    """What is known before anything is written."""

    is_encrypted: bool
    recipients: tuple[str, ...]
    identifiers: int
    """How many places are likely to identify somebody."""


class WriteOut(WorkingDialog[str]):
    """Writes a file, and says what became of it."""

    HINT = "Enter write it  {dialog.next} next  {dialog.cancel} cancel"
    HINT_DONE = "Enter close"
    HINT_WORKING = "{dialog.cancel} stop: nothing is written"
    STOPPED = "Stopped. Nothing was written."
    BEGINS = "Writing"

    def __init__(self, way: WayOut) -> None:
        """`way` says what is written."""
        super().__init__()
        self._way = way
        self._outlook = Outlook(is_encrypted=False, recipients=(), identifiers=0)
        self._may_replace: Path | None = None
        """The file of that name, once somebody was told that it is there."""
        self._is_done = False

    def heading(self) -> Content:
        """What is written."""
        return plain(self._way.heading)

    def body(self) -> ComposeResult:
        """The place, a passphrase where no key can open the file, and room for what is said."""
        yield Field("File, or a folder such as a stick", id="place", hint=self._way.what)
        for name, label in zip(SECRETS, ("Passphrase for the file", "The same again"), strict=True):
            yield Field(label, id=name, is_secret=True, hint="Tell it by phone, never with the file.")
        yield from self.told()

    def on_mount(self) -> None:
        """Find out who could open the file, and what in it is likely to identify somebody."""
        self._show_secrets()
        self.ask(_outlook, self._looked)

    @on(Input.Changed)
    def changed(self) -> None:
        """Another place may need a passphrase."""
        self._show_secrets()

    @on(Input.Submitted)
    def save(self) -> None:
        """Write it, once all that it needs is there; close when it is done."""
        if self._is_done:
            self.dismiss(None)
        elif not self._busy and self._is_filled():
            self._run()

    def _run(self) -> None:
        place, outlook, way = Path(self.query_one("#place", Field).text).expanduser(), self._outlook, self._way
        passphrase = self.query_one("#passphrase", Field).typed if self._needs_passphrase else ""
        may_replace = self._may_replace

        def run(store: "Store") -> str | Path:
            file = way.file_in(store, place, outlook.is_encrypted)
            is_sealed = names_sealed(file)
            if outlook.is_encrypted and not is_sealed:
                raise BadInput(
                    "This store is encrypted, so the file is too. Enter a folder, or a name that ends in .json.age. "
                    f"`reviewtui {way.verb} --plain` writes it without encryption."
                )
            if lexists(file) and file != may_replace:
                require_place(store, file, replace=True)
                return file
            seal = Seal(outlook.recipients, passphrase) if is_sealed else None
            return way.write(store, file, seal, file == may_replace, self.report)

        self.work(run, self._came_back, changes=True)

    def _came_back(self, found: str | Path) -> None:
        if isinstance(found, Path):
            self._may_replace = found
            self.tell((f"{visible(str(found))} is there already. Press Enter again to replace it.",))
        else:
            self._is_done = True
            self.tell((found,))
            self.hint(self.HINT_DONE)

    def _is_filled(self) -> bool:
        """Whether all is typed; else goes to what is not."""
        if not self.query_one("#place", Field).text:
            self.complain("Enter where to write it.")
        elif self._needs_passphrase and (blank := next((each for each in self._secrets if not each.typed), None)):
            blank.focus_text()
        elif self._needs_passphrase and len({each.typed for each in self._secrets}) > 1:
            self.complain("The two passphrases differ. Enter the second again.")
        else:
            return True
        return False

    @property
    def _secrets(self) -> tuple[Field, ...]:
        return tuple(self.query_one(f"#{name}", Field) for name in SECRETS)

    @property
    def _needs_passphrase(self) -> bool:
        is_sealed = self._outlook.is_encrypted or names_sealed(Path(self.query_one("#place", Field).text))
        return is_sealed and not self._outlook.recipients

    def _show_secrets(self) -> None:
        for each in self._secrets:
            each.display = self._needs_passphrase

    def _looked(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._show_secrets()
        if outlook.identifiers and not self._busy and not self._is_done:
            listed = "`reviewtui export --check-identifiers` lists them."
            self.tell((f"Likely identifiers in the store: {outlook.identifiers:,}. {listed}",))


def _outlook(store: "Store") -> Outlook:
    recipients = recipients_of(store.path, store.key) if store.key is not None else ()
    return Outlook(store.key is not None, recipients, len(likely_identifiers(store)))
