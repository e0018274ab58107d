"""The window that hands in: where to, who can open the file, and what it held when it was read back."""

from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.handing_in import HandedIn, file_in, hand_in
from reviewtui.services.identifying import likely_identifiers
from reviewtui.services.keys import recipients_of
from reviewtui.services.sealing import Seal, names_sealed
from reviewtui.tui.dialogs.working import WorkingDialog
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

SECRETS = ("passphrase", "again")
STAYS_ENCRYPTED = (
    "This store is encrypted, so the file is too. Enter a folder, or a name that ends in .json.age. "
    "`reviewtui handin --plain` writes it without encryption."
)


class Outlook(NamedTuple):
    """What is known before anything is handed in."""

    is_encrypted: bool
    recipients: tuple[str, ...]
    identifiers: int
    """How many places are likely to identify somebody."""


class HandIn(WorkingDialog[str]):
    """Writes this laptop's record to a place, and says what the file holds."""

    HEADING = "Hand in"
    HINT = "Enter hand in  Tab next  Esc cancel"
    HINT_DONE = "Enter close"
    HINT_WORKING = "Esc stop: nothing is handed in"
    STOPPED = "Stopped. Nothing was handed in."
    BEGINS = "Writing"

    def __init__(self, person: str) -> None:
        """`person` hands in."""
        super().__init__()
        self._person = person
        self._outlook = Outlook(is_encrypted=False, recipients=(), identifiers=0)
        self._may_replace: Path | None = None
        """The file of that name, once somebody was told that it is there."""
        self._is_done = False

    def body(self) -> ComposeResult:
        """The place, a passphrase where no key can open the file, and room for what is said."""
        yield Field("File, or a folder such as a stick", id="place", hint="The whole record goes, without your notes.")
        for name, label in zip(SECRETS, ("Passphrase for the file", "The same again"), strict=True):
            yield Field(label, id=name, is_secret=True, hint="Tell it to the lead by phone.")
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
        """Hand in, once all that it needs is there; close when it is done."""
        if self._is_done:
            self.dismiss(None)
        elif not self._busy and self._is_filled():
            self._run()

    def _run(self) -> None:
        place, outlook = Path(self.query_one("#place", Field).text).expanduser(), self._outlook
        passphrase = self.query_one("#passphrase", Field).typed if self._needs_passphrase else ""
        person, may_replace = self._person, self._may_replace

        def run(store: "Store") -> HandedIn | Path:
            file = file_in(store, place, is_sealed=outlook.is_encrypted)
            is_sealed = names_sealed(file)
            if outlook.is_encrypted and not is_sealed:
                raise BadInput(STAYS_ENCRYPTED)
            if lexists(file) and file != may_replace:
                return file
            seal = Seal(outlook.recipients, passphrase) if is_sealed else None
            return hand_in(store, person, file, replace=file == may_replace, seal=seal, report=self.report)

        self.work(run, self._came_back, changes=True)

    def _came_back(self, found: HandedIn | Path) -> None:
        if isinstance(found, Path):
            self._may_replace = found
            self.tell((f"{visible(str(found))} is there already. Press Enter again to replace it.",))
        else:
            self._is_done = True
            self.tell((found.sentence,))
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
            self.tell(
                (
                    f"Likely identifiers in it: {outlook.identifiers:,}. "
                    "`reviewtui export --check-identifiers` lists them.",
                )
            )


def _outlook(store: "Store") -> Outlook:
    recipients = recipients_of(store.path, store.key) if store.key is not None else ()
    return Outlook(store.key is not None, recipients, len(likely_identifiers(store)))
