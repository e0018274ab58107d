"""Every action of a screen by its sentence: type a few letters, Enter does it."""

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reviewtui.tui.actions import Action, actions_of
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.widgets.pick_list import PickList
from reviewtui.tui.widgets.text_line import TextLine


class Palette(Dialog[str]):
    """Gives back the id of the action that was picked."""

    HEADING = "What would you like to do?"
    HINT = "Type to narrow  ↑ ↓ and Enter  Esc cancel"

    def __init__(self, screen: BaseScreen) -> None:
        """The screen whose actions are offered: those that can be done now."""
        super().__init__()
        self._offered = offered(screen)

    def body(self) -> ComposeResult:
        """A line to type in, and the actions."""
        yield TextLine(placeholder="open, summary, theme …")
        yield PickList()

    def on_mount(self) -> None:
        """All of them first."""
        self._show("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show those whose sentence holds every word typed."""
        self._show(event.value)

    @on(Input.Submitted)
    def take(self) -> None:
        """Take the one under the cursor."""
        self.query_one(PickList).action_choose()

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        if event.key in ("down", "up"):
            event.stop()
            self.query_one(PickList).action_move(1 if event.key == "down" else -1)

    def _show(self, words: str) -> None:
        options = self.query_one(PickList)
        found = [action for action in self._offered if matches(action, words)]
        options.clear_options()
        options.add_options(Option(_line(action), id=action.id) for action in found)
        options.highlighted = 0 if found else None
        self.complain("" if found else "Nothing of that name can be done here.")


def offered(screen: BaseScreen) -> tuple[Action, ...]:
    """The actions that can be done on a screen now."""
    return tuple(action for action in actions_of(*screen.actions_here()) if action.palette and screen.works(action))


def matches(action: Action, words: str) -> bool:
    """Whether every word typed is in the action's sentence, label or keys."""
    text = f"{action.help} {action.label}".casefold()
    return all(word in text for word in words.casefold().split())


def _line(action: Action) -> Content:
    return Content.assemble((action.all_keys.ljust(15), "$accent"), "  ", action.help.rstrip("."))
