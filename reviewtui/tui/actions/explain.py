"""Keys of the window that explains a rating."""

from reviewtui.tui.actions.action import Action

EXPLANATION = "Explanation"

ACTIONS: tuple[Action, ...] = (
    Action("explain.close", ("e", "q", "enter"), "Close the explanation.", group=EXPLANATION, rank=1, does="cancel"),
    Action("explain.down", ("down", "j"), "Scroll down a line.", group=EXPLANATION, rank=2, does="scroll(1)"),
    Action("explain.up", ("up", "k"), "Scroll up a line.", group=EXPLANATION, rank=3, does="scroll(-1)"),
    Action(
        "explain.page_down", ("pagedown", "space"), "Scroll down a page.", group=EXPLANATION, rank=4, does="page(1)"
    ),
    Action("explain.page_up", ("pageup", "b"), "Scroll up a page.", group=EXPLANATION, rank=5, does="page(-1)"),
    Action("explain.first", ("g", "home"), "Go to its beginning.", group=EXPLANATION, rank=6),
    Action("explain.last", ("G", "end"), "Go to its end.", group=EXPLANATION, rank=7),
)
