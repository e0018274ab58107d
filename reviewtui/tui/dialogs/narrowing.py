"""A dialog that narrows a list: what is picked is taken, or let go of where it was taken before."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets.option_list import Option

from reviewtui.tui.dialog import Answer, Dialog
from reviewtui.tui.widgets.narrowing_list import NarrowingList


class NarrowingDialog(Dialog[Answer]):
    """Its options say what can be picked, under their headings."""

    HINT = "Enter select or clear  {dialog.cancel} cancel"

    def body(self) -> ComposeResult:
        """The list."""
        yield NarrowingList()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(NarrowingList).offer(self.options())

    def options(self) -> Sequence[Option]:
        """What can be picked."""
        return ()
