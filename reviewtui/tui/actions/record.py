"""Keys of the record: history and alerts."""

from reviewtui.tui.actions.action import Action, go, undoing

GO = go("record", ("L", "f6"), "Go to the record: history and alerts.", 63)
ACTIONS: tuple[Action, ...] = (
    Action("record.open_case", ("o",), "Open the review at what the line is about.", "go to it", 2),
    Action("record.withdraw", ("D",), "Withdraw the selected open alert, with a reason. It stays in the list.",
           "withdraw", 4, ("alerts",)),
    Action("record.backups", ("B",), "List the backups, and restore one.", rank=7),
    *undoing("record", 5),
    Action("record.only_case", ("c",), "Show only the case you came from, or the whole record.", "this case", 3),
)  # fmt: skip
