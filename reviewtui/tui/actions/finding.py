"""Keys of the window that decides about a missed opportunity."""

from reviewtui.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("finding.confirm", ("1",), "Confirm it: it was a missed opportunity.", rank=1, does="pick(0)",
           palette=False),
    Action("finding.dismiss", ("2",), "It was none: dismiss it with a reason.", rank=2, does="pick(1)", palette=False),
    Action("finding.leave", ("3",), "Leave it open.", rank=3, does="pick(2)", palette=False),
)  # fmt: skip
