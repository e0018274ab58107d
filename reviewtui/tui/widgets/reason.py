"""A few lines for a reason: it wraps as it is typed, and Enter ends it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea


class ReasonText(TextArea):
    """Plain text without line ends of its own."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, text: str) -> None:
        """With what was said before."""
        super().__init__(text, tab_behavior="focus", soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        """Enter is the window's, not the text's."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())


class Reason(Vertical):
    """The reason with its label."""

    def __init__(self, label: str, text: str = "") -> None:
        """`label` says what is asked, `text` what was said before."""
        super().__init__(id="reason")
        self._label = label
        self._text = ReasonText(text)

    def compose(self) -> ComposeResult:
        """Label and text."""
        yield Static(Content(self._label), classes="label")
        yield self._text

    @property
    def text(self) -> str:
        """What is typed, on one line, without spaces at the ends."""
        return " ".join(self._text.text.split())

    def clear(self) -> None:
        """Nothing is said yet."""
        self._text.clear()

    def focus_text(self) -> None:
        """Type here next."""
        self._text.focus()
