"""Keys of the measures of time."""

from reviewtui.tui.actions.action import Action

LOOK = "Looking"

ACTIONS: tuple[Action, ...] = (
    Action("timeliness.missed", ("m",), "Go to the missed opportunities.", "missed opportunities", 1, LOOK,
           does="go('missed')"),
    Action("timeliness.on", ("space",), "Read on beneath or beside the list.", "read on", 2, LOOK, palette=False,
           does="scroll(1)"),
    Action("timeliness.up", ("b",), "Read back.", group=LOOK, rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip
