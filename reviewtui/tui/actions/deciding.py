"""Keys of the window that records what a panel decided: those of any scale, where no text is being typed."""

from reviewtui.tui.actions.action import Action
from reviewtui.tui.actions.review import ANSWERS

ACTIONS: tuple[Action, ...] = (
    Action("deciding.rate", ANSWERS, "Pick the rating that has this key.", rank=1, does="rate('{key}')",
           shown_keys="1-9 y n x", palette=False),
    Action("deciding.leave_it", ("o",), "Pick “considered and left”.", rank=2, palette=False),
)  # fmt: skip
