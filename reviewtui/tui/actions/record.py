"""Keys of the record: history and alerts."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("record.open_case", ("o",), "Open the review at what the line is about.", "go to it", 2),
    Action(
        "record.withdraw",
        ("D",),
        "Withdraw the selected open alert, with a reason. It stays in the list.",
        "withdraw",
        4,
        ("alerts",),
    ),
    Action("record.backups", ("B",), "List the backups, and restore one.", rank=7),
    Action("record.undo", ("u",), "Undo your latest change on this laptop.", rank=5),
    Action("record.redo", ("U",), "Redo what was undone.", rank=6),
    Action("record.only_case", ("c",), "Show only the case you came from, or the whole record.", "this case", 3),
)
