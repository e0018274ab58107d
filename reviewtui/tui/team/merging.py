"""The window that merges: what would come in is shown first; then it comes in, all of it or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reviewtui.services.sharing.merge_report import came_lines
from reviewtui.services.sharing.merging import Merged, merge
from reviewtui.services.store.sealing import opens_with
from reviewtui.tui.team.looking_first import LookingFirst
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

APART = ";"
"""Between the paths of several files."""


class Merge(LookingFirst):
    """Joins what other laptops handed in."""

    HEADING = "Merge"
    HINT = "Enter show what would come in  {dialog.next} next  {dialog.cancel} cancel"
    HINT_SEEN = "Enter merge it  {dialog.next} next  {dialog.cancel} cancel"
    HINT_DONE = "Enter close"
    HINT_WORKING = "{dialog.cancel} stop: nothing is merged"
    STOPPED = "Stopped. Nothing was merged."

    def __init__(self, person: str | None) -> None:
        """`person` merges; nobody need be known for that."""
        super().__init__()
        self._person = person

    def body(self) -> ComposeResult:
        """Which files, what opens them, and room for the report."""
        yield Field(
            f"Files, a folder or a stick (“{APART}” between several)",
            id="paths",
            hint="What other laptops handed in",
        )
        yield Field("Passphrase, or the file of the age key", id="secret", hint="For encrypted files", is_secret=True)
        yield from self.told()

    @on(Input.Submitted)
    def save(self) -> None:
        """Show what would come in; then merge it; then close."""
        if self._is_done:
            self.dismiss(None)
        elif self._busy:
            return
        elif not self._paths:
            self.complain("Enter a file, a folder or a stick.")
        else:
            self._run(preview=self._seen != self.typed)

    def _run(self, *, preview: bool) -> None:
        paths, person, opens = self._paths, self._person, opens_with(self.query_one("#secret", Field).typed)
        self._seen = None

        def run(store: "Store") -> Merged:
            return merge(store, paths, person, self.report, preview=preview, opens=opens)

        self.work(run, self._show, changes=not preview)

    def _show(self, merged: Merged) -> None:
        self.tell(came_lines(merged))
        is_new = bool(merged.entries or merged.filled)
        self._is_done = not merged.preview or not is_new
        self._seen = self.typed
        self.hint(self.HINT_DONE if self._is_done else self.HINT_SEEN)

    @property
    def _paths(self) -> list[Path]:
        typed = self.query_one("#paths", Field).text.split(APART)
        return [Path(each.strip()).expanduser() for each in typed if each.strip()]
