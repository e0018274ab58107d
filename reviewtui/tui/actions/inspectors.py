"""Keys of the window with the inspectors' progress."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("inspectors.close", ("i", "q"), "Close the window.", group="Window", rank=1, palette=False, does="cancel"),
)
