"""Keys of the cases behind a measure of time."""

from reviewtui.tui.actions.action import Action

LOOK = "Looking"

ACTIONS: tuple[Action, ...] = (
    Action("timed_cases.on", ("space",), "Read on beneath or beside the list.", "read on", 2, LOOK, palette=False,
           does="scroll(1)"),
    Action("timed_cases.up", ("b",), "Read back.", group=LOOK, rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip
