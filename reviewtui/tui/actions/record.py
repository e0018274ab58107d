"""Keys of the record: history and alerts."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("record.show", ("enter",), "Show the entry in full.", "in full", 1, "Record", ("history",)),
)
