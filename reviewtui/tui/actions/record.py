"""Keys of the record: history and alerts."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("record.open_case", ("o",), "Open the review at what the line is about.", "go to it", 2),
    Action("record.only_case", ("c",), "Show only the case you came from, or the whole record.", "this case", 3),
)
