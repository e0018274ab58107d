"""Keys of a window that only says something."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("notice.close", ("enter", "q"), "Close the window.", group="Window", rank=1, palette=False, does="cancel"),
)
