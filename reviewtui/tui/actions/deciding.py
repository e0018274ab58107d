"""Keys of the window that records what a panel decided: those of any scale, where no text is being typed."""

from reviewtui.tui.actions.action import Action


def _rate(key: str) -> Action:
    sentence = f"Pick the rating whose key is {key}."
    return Action(f"deciding.rate_{key}", (key,), sentence, rank=1, does=f"rate('{key}')", palette=False)


ACTIONS: tuple[Action, ...] = (
    *(_rate(key) for key in "123456789ynx"),
    Action("deciding.leave_it", ("o",), "Pick “considered and left”.", rank=2, palette=False),
)
