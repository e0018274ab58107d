"""What the app tells its screens."""

from textual.message import Message


class StoreChanged(Message):
    """Somebody has committed: another window, a verb, or this one."""

    bubble = False
