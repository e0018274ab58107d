"""The windows that restore a backup: which there are, what each would change, and a question first."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.upkeep.backups import Offered, in_words
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices

UNREADABLE = "cannot be read"


def choice_of(offered: Offered) -> Choice:
    """A backup by when it was made, with what restoring it would change."""
    found = offered.difference
    return Choice(
        "", f"{day_and_time(offered.backup.made_at.isoformat())}", UNREADABLE if found is None else in_words(found)
    )


class BackupsDialog(Dialog[Offered]):
    """Gives back the backup that was chosen."""

    HEADING = "Restore a backup"
    AUTO_FOCUS = "Choices"
    HINT = "↑ ↓ and Enter choose  {dialog.cancel} cancel"

    def __init__(self, offered: tuple[Offered, ...]) -> None:
        """`offered` are the backups there are, the latest first."""
        super().__init__()
        self._offered = offered

    def body(self) -> ComposeResult:
        """The backups, or that there is none."""
        if not self._offered:
            yield Static(Content("There is no backup yet."))
            return
        with VerticalScroll(can_focus=False, classes="grows"):
            yield Choices([choice_of(each) for each in self._offered])

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Give it back, where it can be read."""
        offered = self._offered[event.index]
        if offered.difference is None:
            self.complain("This backup cannot be read. Choose another one.")
        else:
            self.dismiss(offered)


class RestoreDialog(Dialog[bool]):
    """Asks before a backup is restored; gives back whether to."""

    HEADING = "Restore this backup?"
    AUTO_FOCUS = "Choices"
    HINT = "↑ ↓ and Enter  {dialog.cancel} cancel"

    def __init__(self, offered: Offered) -> None:
        """`offered` is the backup that was chosen."""
        super().__init__()
        self._offered = offered

    def body(self) -> ComposeResult:
        """What would change, and the two choices, the one that changes nothing first."""
        chosen = choice_of(self._offered)
        yield Static(plain(f"{chosen.label}: {chosen.hint} The store as it is now is kept beside it."))
        yield Choices((Choice("", "Cancel", "nothing is changed"), Choice("", "Restore", "This cannot be undone")))

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Restore, or not."""
        self.dismiss(event.index > 0)
