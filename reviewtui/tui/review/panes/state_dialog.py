"""The window that picks how far a document was read, or that the site owes it."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.services.cases.documents import STATES
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.pick_list import PickList


class StateDialog(Dialog[str]):
    """Gives back the code of the state that was picked."""

    HINT = "↑ ↓ and Enter  {dialog.cancel} cancel"

    def __init__(self, title: str, state: str, marks: Mapping[str, tuple[str, str]]) -> None:
        """`title` of the document, untrusted, the `state` it has now, and how each state looks."""
        super().__init__()
        self._title, self._state, self._marks = title, state, marks

    def heading(self) -> Content:
        """Which document."""
        return plain(self._title)

    def body(self) -> ComposeResult:
        """The states."""
        yield PickList()

    def on_mount(self) -> None:
        """Fill the list, the cursor on what is so now."""
        states = self.query_one(PickList)
        states.add_options(
            Option(Content.assemble(self._marks[code], " ", words), id=code) for code, words in STATES.items()
        )
        states.highlighted = list(STATES).index(self._state)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give the state back."""
        self.dismiss(event.option.id)
