"""A window of some lines to type, of which a few may stay empty: Enter goes on to the next, and saves at the last."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input

from reviewtui.services.acts import Change
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.reason import Reason, ReasonText

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

    Records = Callable[[Store, Mapping[str, str]], Change]
    """Records what was typed, by the names of its lines."""


class AskedLine(NamedTuple):
    """One line of the window."""

    label: str
    example: str = ""
    missing: str = ""
    """What is said where it is empty; nothing where it may be."""
    is_long: bool = False
    """Whether it wraps, in a few lines of the screen."""


class Asking(Dialog[Change]):
    """Gives back what was recorded."""

    ON_DISK = True
    HINT = "Enter next line, at the last save  {dialog.cancel} close, keep the text"

    def __init__(
        self, heading: str, lines: Mapping[str, AskedLine], work: "Records", begin: Mapping[str, str] | None = None
    ) -> None:
        """`lines` by name; `work` gets what was typed in a thread; `begin` stands in the lines."""
        super().__init__()
        self._about, self._lines, self._work, self._begin = heading, lines, work, begin or {}

    @property
    def kept_as(self) -> str:
        """What it asks for."""
        return self._about

    def heading(self) -> Content:
        """The same."""
        return Content(self._about)

    def body(self) -> ComposeResult:
        """The lines."""
        with VerticalScroll(classes="grows", can_focus=False):
            for name, line in self._lines.items():
                if line.is_long:
                    yield Reason(line.label, id=name)
                    continue
                hint = f"For example, {line.example}" if line.example else ""
                yield Field(line.label, id=name, value=self._begin.get(name, ""), hint=hint)

    @on(Input.Submitted)
    @on(ReasonText.Submitted)
    def go_on(self) -> None:
        """To the next line; from the last one record it, or go to what is missing."""
        said, work = {name: self._field(name).text for name in self._lines}, self._work
        missing = next((name for name, line in self._lines.items() if line.missing and not said[name]), None)
        self.complain("")
        if not self._field([*self._lines][-1]).holds(self.focused):
            self.action_next()
        elif missing is not None:
            self.complain(self._lines[missing].missing)
            self._field(missing).focus_text()
        else:
            self.act(lambda store: work(store, said), self.close_with)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)
