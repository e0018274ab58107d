"""The window that picks how far a document was read, or that the site owes it."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.services.documents import STATES
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.review.documents import MARKS
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.pick_list import PickList


class StateDialog(Dialog[str]):
    """Gives back the code of the state that was picked."""

    HINT = "↑ ↓ and Enter  Esc cancel"

    def __init__(self, title: str, state: str) -> None:
        """`title` of the document, untrusted, and the `state` it has now."""
        super().__init__()
        self._title, self._state = title, state

    def heading(self) -> Content:
        """Which document."""
        return plain(self._title)

    def body(self) -> ComposeResult:
        """The states."""
        yield PickList()

    def on_mount(self) -> None:
        """Fill the list, the cursor on what is so now."""
        states = self.query_one(PickList)
        states.add_options(Option(Content.assemble(MARKS[code], " ", words), id=code) for code, words in STATES.items())
        states.highlighted = list(STATES).index(self._state)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give the state back."""
        self.dismiss(event.option.id)
