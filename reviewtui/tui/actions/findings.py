"""Keys of the findings behind a check."""

from reviewtui.tui.actions.action import Action

DECIDE = "Deciding"
LOOK = "Looking"

ACTIONS: tuple[Action, ...] = (
    Action("findings.confirm", ("c",), "Confirm that it was a missed opportunity.", "confirm", 1, DECIDE),
    Action("findings.dismiss_it", ("d",), "Dismiss it, with a reason.", "dismiss", 2, DECIDE),
    Action("findings.leave_open", ("o",), "Leave it open.", "leave open", 3, DECIDE),
    Action("findings.undo", ("u",), "Take back your latest act on this laptop.", "undo", 4, DECIDE),
    Action("findings.redo", ("U",), "Do again what was taken back.", "redo", 20, DECIDE),
    Action("findings.on", ("space",), "Read on beneath or beside the list.", "read on", 5, LOOK, palette=False,
           does="scroll(1)"),
    Action("findings.up", ("b",), "Read back.", group=LOOK, rank=6, palette=False, does="scroll(-1)"),
)  # fmt: skip
