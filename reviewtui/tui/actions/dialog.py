"""Keys of the small windows that ask something."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("dialog.cancel", ("escape",), "Close the window; nothing is changed.", "cancel", 2, "Window", palette=False),
    Action("dialog.next", ("tab",), "Go to the next field.", group="Window", rank=3, palette=False),
    Action("dialog.previous", ("shift+tab",), "Go to the field before.", group="Window", rank=4, palette=False),
)
