"""Where one can go and what one can do, by name: type a few letters, Enter goes there or does it."""

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reviewtui.tui.actions import Action, actions_of
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.palette.choices import Choice, found_elsewhere, offered_actions, ranked
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.widgets.pick_list import PickList
from reviewtui.tui.widgets.text_line import TextLine


class Palette(Dialog[Choice]):
    """Gives back the choice that was picked."""

    HEADING = "A case, question, person, guide or action"
    HINT = "Type to search  ↑ ↓ and Enter  {dialog.cancel} cancel"

    def __init__(self, screen: BaseScreen, case: str | None) -> None:
        """The screen whose actions are offered, those that can be done now; and the case at hand."""
        super().__init__()
        self._offered = offered(screen)
        self._case = case
        self._choices: list[Choice] = []
        self._read_for = ""
        """For what the store was last read."""
        self._elsewhere: list[Choice] = []
        self._is_to_pick = False
        """Whether Enter was pressed before everything that fits was there."""

    def body(self) -> ComposeResult:
        """A line to type in, and what fits."""
        yield TextLine(placeholder="NOR-03, 2.4, custody record, theme …")
        yield PickList()

    def on_mount(self) -> None:
        """All actions first."""
        self._show("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show the actions that fit at once, and everything else when it is read."""
        typed, case, store = event.value, self._case, self.host.store
        self._is_to_pick = False
        self._show(typed)

        def show(found: list[Choice]) -> None:
            self._read_for, self._elsewhere = typed, found
            self._show(typed)
            if self._is_to_pick:
                self.query_one(PickList).action_choose()

        self.host.calls.ask(self, lambda: found_elsewhere(store, typed, case), show, self.failed, latest="palette")

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the one under the cursor, as soon as everything that fits is there."""
        if event.value == self._read_for:
            self.query_one(PickList).action_choose()
        else:
            self._is_to_pick = True

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss(self._choices[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        if event.key in ("down", "up"):
            event.stop()
            self.query_one(PickList).action_move(1 if event.key == "down" else -1)

    def _show(self, typed: str) -> None:
        elsewhere = self._elsewhere if typed == self._read_for else []
        self._choices = ranked((*offered_actions(self._offered, typed), *elsewhere))
        options = self.query_one(PickList)
        options.clear_options()
        options.add_options(Option(choice.line) for choice in self._choices)
        options.highlighted = 0 if self._choices else None
        is_read = typed == self._read_for
        self.complain("" if self._choices or not is_read else "Nothing of that name is here.")


def offered(screen: BaseScreen) -> tuple[Action, ...]:
    """The actions that can be done on a screen now."""
    return tuple(
        action for action in actions_of(*screen.actions_here(), "team") if action.palette and screen.works(action)
    )
