"""Keys of the inspection summary."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
