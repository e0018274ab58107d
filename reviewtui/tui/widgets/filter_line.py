"""The line one types into to narrow a list, at once, letter by letter."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from reviewtui.tui.widgets.text_line import TextLine


class FilterLine(Horizontal):
    """Hidden until asked for. Enter and Esc go back to the list, which the text keeps narrow."""

    pane = "filter"

    @dataclass
    class Changed(Message):
        """The text to narrow by, at every letter: whoever reads drops the readings that a later letter overtook."""

        text: str

    @dataclass
    class Left(Message):
        """The person went back to the list."""

        text: str

    def __init__(self) -> None:
        """With nothing typed."""
        super().__init__()
        self._input = TextLine()

    def compose(self) -> ComposeResult:
        """A slash and the text."""
        yield Static("/", classes="slash")
        yield self._input

    def on_mount(self) -> None:
        """Added because somebody wants to type."""
        self._input.focus()

    @classmethod
    def open_in(cls, around: Widget, before: Widget | None = None) -> None:
        """Open the one in a widget, where it is made when it is first asked for."""
        if found := around.query(cls):
            found.first().open()
        else:
            around.mount(cls(), before=before)

    @classmethod
    def clear_in(cls, around: Widget) -> None:
        """Clear the one in a widget, if it was ever asked for."""
        for line in around.query(cls):
            line.clear()

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value.strip()

    def open(self) -> None:
        """Show the line and type into it; the text in it is replaced by what is typed."""
        self.display = True
        self._input.selection = Selection(0, len(self._input.value))
        self._input.focus()

    def clear(self) -> None:
        """Forget the text, and hide."""
        with self.prevent(Input.Changed):
            self._input.value = ""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.text))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave()

    def on_key(self, event: events.Key) -> None:
        """Esc and the arrow keys lead back to the list."""
        if event.key in ("escape", "down", "up"):
            event.stop()
            self._leave()

    def _leave(self) -> None:
        text = self.text
        self.display = bool(text)
        self.post_message(self.Left(text))
