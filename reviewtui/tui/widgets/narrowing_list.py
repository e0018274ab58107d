"""A list to pick from that narrows as one types, wherever there is more than a glance takes in."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input
from textual.widgets.option_list import Option

from reviewtui.casefile.spelling import without_accents
from reviewtui.tui.widgets.pick_list import PickList
from reviewtui.tui.widgets.text_line import TextLine

GLANCE = 8
"""As many are simply shown."""


class NarrowingList(Vertical):
    """A line to type in over a list; both are there once it is known how long the list is."""

    def __init__(self) -> None:
        """With nothing to pick from yet."""
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self._line = TextLine(placeholder="Type to search the list")
        self._list = PickList()

    def compose(self) -> ComposeResult:
        """The line, out of sight until it helps; the list."""
        self._line.display = False
        yield self._line
        yield self._list

    def offer(self, options: Sequence[Option]) -> None:
        """Pick from these; headings are disabled options, and stand over those that follow them."""
        self._options = tuple(options)
        self._line.display = sum(not option.disabled for option in options) > GLANCE
        self._show("")
        (self._line if self._line.display else self._list).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show those with the letters typed."""
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Pick the one under the cursor; the list says so itself, since nothing is told beyond whom it is sent by."""
        event.stop()
        self._list.call_later(self._list.action_choose)

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        if event.key in ("down", "up", "pagedown", "pageup") and self._line.has_focus:
            event.stop()
            steps = 1 if event.key.endswith("down") else -1
            (self._list.action_page if event.key.startswith("page") else self._list.action_move)(steps)

    def _show(self, typed: str) -> None:
        wanted = without_accents(typed).split()
        self._list.clear_options()
        self._list.add_options(
            option
            for option in self._options
            if (not wanted if option.disabled else all(word in without_accents(str(option.prompt)) for word in wanted))
        )
        self._list.action_first()
