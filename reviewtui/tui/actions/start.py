"""Keys of the first run, while there is no store."""

from reviewtui.tui.actions.action import Action

START = "First run"

ACTIONS: tuple[Action, ...] = (
    Action("start.demo", ("d",), "Open the demo: a sample inspection under way.", "demo", 1, START),
    Action("start.create", ("n",), "Make a new store.", "new store", 2, START),
    Action("start.open", ("o",), "Open a store that is already there.", "open", 3, START),
)
