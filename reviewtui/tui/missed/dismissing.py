"""The window that dismisses a finding, with a reason."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.acts import Change
from reviewtui.services.findings import decide
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.missed.lines import FindingRow
from reviewtui.tui.panel.reason import Reason, ReasonText
from reviewtui.tui.text import plain


class DismissDialog(Dialog[Change]):
    """Asks why it was no missed opportunity; gives back what was recorded."""

    HINT = "Enter dismiss it  Esc leave it"

    def __init__(self, row: FindingRow, person: str) -> None:
        """`person` dismisses the finding of a row."""
        super().__init__()
        self._row, self._person = row, person

    def heading(self) -> Content:
        """Which finding."""
        return Content.assemble("Dismiss: ", plain(self._row.title), " · ", plain(self._row.case))

    def body(self) -> ComposeResult:
        """What the file shows, and the reason."""
        yield Static(plain(self._row.one.finding.sentence), classes="note")
        yield Reason("Why it was no missed opportunity; Enter saves")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Reason).focus_text()

    @on(ReasonText.Submitted)
    def save(self) -> None:
        """Dismiss it once there is a reason."""
        row, person, reason = self._row, self._person, self.query_one(Reason).text
        self.act(lambda store: decide(store, person, row.case, row.one.id, "dismissed", reason), self.close_with)
