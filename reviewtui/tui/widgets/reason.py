"""A few lines for a reason: it wraps as it is typed, and Enter ends it."""

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from reviewtui.tui.widgets.field import Field


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


class Reason(Field):
    """The reason with its label."""

    def __init__(self, label: str, text: str = "", *, id: str = "reason") -> None:  # noqa: A002  # Textual's name
        """`label` says what is asked, `text` what was said before."""
        super().__init__(label, id=id)
        self._area = ReasonText(text)

    def compose(self) -> ComposeResult:
        """Label and text."""
        yield Static(Content(self._label), classes="label")
        yield self._area

    @property
    def text(self) -> str:
        """What is typed, on one line, without spaces at the ends."""
        return " ".join(self._area.text.split())

    def holds(self, line: Widget | None) -> bool:
        """Whether one types in it."""
        return line is self._area

    def write(self, text: str) -> None:
        """Put a text in its place."""
        self._area.load_text(text)
        self._area.move_cursor(self._area.document.end)

    def focus_text(self) -> None:
        """Type here next."""
        self._area.focus()

    @on(TextArea.Changed)
    def tell_typed(self) -> None:
        """It is kept as other fields are."""
        self.post_message(self.Typed())
