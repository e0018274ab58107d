"""Keys of the missed opportunities."""

from reviewtui.tui.actions.action import Action

LOOK = "Looking"

ACTIONS: tuple[Action, ...] = (
    Action("missed.timeliness", ("t",), "Go to the measures of time.", "timeliness", 1, LOOK,
           does="go('timeliness')"),
    Action("missed.on", ("space",), "Read on beneath or beside the list.", "read on", 2, LOOK, palette=False,
           does="scroll(1)"),
    Action("missed.up", ("b",), "Read back.", group=LOOK, rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip
