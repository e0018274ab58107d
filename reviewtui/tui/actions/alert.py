"""Keys of the window that raises an alert."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("alert.child", ("1",), "The child is at risk.", rank=1, does="pick(0)", palette=False),
    Action("alert.others", ("2",), "Others are at risk.", rank=2, does="pick(1)", palette=False),
    Action("alert.conduct", ("3",), "It is about somebody's conduct.", rank=3, does="pick(2)", palette=False),
)
