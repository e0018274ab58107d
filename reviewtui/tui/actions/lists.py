"""Keys that move through a long list."""

from reviewtui.tui.actions.action import Action

MOVE = "Moving"

ACTIONS: tuple[Action, ...] = (
    Action("list.down", ("down", "j"), "Go down a line.", group=MOVE, rank=1, does="move(1)", palette=False),
    Action("list.up", ("up", "k"), "Go up a line.", group=MOVE, rank=2, does="move(-1)", palette=False),
    Action("list.page_down", ("pagedown",), "Go down a page.", group=MOVE, rank=3, does="page(1)", palette=False),
    Action("list.page_up", ("pageup",), "Go up a page.", group=MOVE, rank=4, does="page(-1)", palette=False),
    Action("list.first", ("g", "home"), "Go to the first line.", group=MOVE, rank=5, palette=False),
    Action("list.last", ("G", "end"), "Go to the last line.", group=MOVE, rank=6, palette=False),
    Action("list.choose", ("enter", "l", "right"), "Open the line.", "open", group=MOVE, rank=0, palette=False),
)
