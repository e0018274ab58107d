"""Keys of the first run, while there is no store."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
