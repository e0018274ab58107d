"""A labelled line of text in a dialog, with a hint in it while it is blank."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Static

from reviewtui.tui.widgets.text_line import TextLine


class Field(Vertical):
    """One thing to type."""

    class Typed(Message):
        """Its text changed, where it is typed in something else than Textual's input."""

    def __init__(
        self,
        label: str,
        *,
        id: str,  # noqa: A002  # Textual's name
        value: str = "",
        hint: str = "",
        suggester: Suggester | None = None,
        is_secret: bool = False,
    ) -> None:
        """`hint` says what it should look like; of a secret nothing that is typed is shown."""
        super().__init__(id=id)
        self._label, self.is_secret = label, is_secret
        self._input = TextLine(value, hint, suggester, is_secret=is_secret)

    def compose(self) -> ComposeResult:
        """Label and line."""
        yield Static(Content(self._label), classes="label")
        with Horizontal():
            yield Static("› ", classes="prompt")
            yield self._input

    @property
    def text(self) -> str:
        """What is typed, without spaces at the ends."""
        return self._input.value.strip()

    @property
    def typed(self) -> str:
        """Exactly what is typed: a passphrase may begin or end with a space."""
        return self._input.value

    def holds(self, line: Widget | None) -> bool:
        """Whether it is this field that one types in there."""
        return line is self._input

    def write(self, text: str) -> None:
        """Put a text in its place."""
        self._input.value = text

    def focus_text(self) -> None:
        """Type here next."""
        self._input.focus()
