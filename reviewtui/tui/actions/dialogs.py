"""Keys of the dialogs: those that ask, those that only say something, and those with choices."""

from reviewtui.tui.actions.action import Action
from reviewtui.tui.actions.review import ANSWERS

DIALOG: tuple[Action, ...] = (
    Action("dialog.cancel", ("escape",),
           "Close the window: nothing is changed. Its help says whether what you typed is kept.", "cancel", 2,
           palette=False),
    Action("dialog.next", ("tab",), "Go to the next field.", rank=3, palette=False),
    Action("dialog.help", ("f1",), "Show the keys of this window.", rank=5, palette=False, does="app.help"),
    Action("dialog.previous", ("shift+tab",), "Go to the field before.", rank=4, palette=False),
    Action("dialog.lock", ("f10",), "Lock the store, and come back to this window.", rank=6, palette=False,
           does="app.lock"),
)  # fmt: skip

WORKING: tuple[Action, ...] = (
    Action("working.quit", ("ctrl+q",), "Stop the work and quit the program.", "quit", 7, palette=False),
    Action("working.on", ("pagedown",), "Scroll down what is said.", rank=8, palette=False, does="scroll_page(1)"),
    Action("working.up", ("pageup",), "Scroll up what is said.", rank=9, palette=False, does="scroll_page(-1)"),
)

NOTICE: tuple[Action, ...] = (
    Action("notice.close", ("enter", "q"), "Close the window.", rank=1, palette=False, does="cancel"),
)

TOUR: tuple[Action, ...] = (
    Action("tour.go_on", ("enter", "space", "right"), "Go on to the next card.", rank=1, palette=False),
)

ALERT: tuple[Action, ...] = (
    Action("alert.child", ("1",), "The child is at risk.", rank=1, does="pick(0)", palette=False),
    Action("alert.others", ("2",), "Others are at risk.", rank=2, does="pick(1)", palette=False),
    Action("alert.conduct", ("3",), "It is about somebody's conduct.", rank=3, does="pick(2)", palette=False),
)

FINDING: tuple[Action, ...] = (
    Action("finding.confirm", ("1",), "Confirm it: it was a missed opportunity.", rank=1, does="pick(0)",
           palette=False),
    Action("finding.dismiss", ("2",), "Dismiss it and give a reason.", rank=2, does="pick(1)", palette=False),
    Action("finding.leave", ("3",), "Leave it to decide.", rank=3, does="pick(2)", palette=False),
)  # fmt: skip

DECIDING: tuple[Action, ...] = (
    Action("deciding.rate", ANSWERS, "Select the rating that has this key.", rank=1, does="rate('{key}')",
           shown_keys="1-9 y n x", palette=False),
    Action("deciding.leave_it", ("o",), "Select “calculated rating kept”.", rank=2, palette=False),
)  # fmt: skip

EXPLAIN: tuple[Action, ...] = (
    Action("explain.close", ("e", "q", "enter"), "Close the explanation.", rank=1, does="cancel"),
    Action("explain.down", ("down", "j"), "Scroll down a line.", rank=2, does="scroll(1)"),
    Action("explain.up", ("up", "k"), "Scroll up a line.", rank=3, does="scroll(-1)"),
    Action("explain.page_down", ("pagedown", "space"), "Scroll down a page.", rank=4, does="page(1)"),
    Action("explain.page_up", ("pageup", "b"), "Scroll up a page.", rank=5, does="page(-1)"),
    Action("explain.first", ("g", "home"), "Go to its beginning.", rank=6),
    Action("explain.last", ("G", "end"), "Go to its end.", rank=7),
)
