"""Keys of the review of a case."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
