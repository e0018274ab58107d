"""Asks before what undo cannot take back; Cancel has the focus."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain


class Confirm(Dialog[bool]):
    """True when the person said yes; None otherwise."""

    AUTO_FOCUS = "#cancel"
    HINT = "Tab other button  Enter choose  Esc cancel"

    def __init__(self, question: str, consequence: str, yes: str) -> None:
        """`consequence` says what cannot be taken back; `yes` is the verb on the button."""
        super().__init__()
        self._question, self._consequence, self._yes = question, consequence, yes

    def heading(self) -> Content:
        """The question."""
        return plain(self._question)

    def body(self) -> ComposeResult:
        """What follows, and two buttons."""
        yield Static(plain(self._consequence, multiline=True))
        with Horizontal(classes="buttons"):
            yield Button("Cancel", id="cancel", compact=True)
            yield Button(self._yes, id="yes", compact=True)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Give the answer back."""
        self.dismiss(True if event.button.id == "yes" else None)
